package dev.vigia.performance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model did in one period of a file.
 *
 * @param from its beginning
 * @param to its end, which is not of it
 * @param rows how many rows it holds
 * @param labelled how many of them have a truth by which they can be judged
 * @param measures of these; empty where they are too few
 * @param reason which measures are missing and why; empty where none is
 * @param estimated what the measures of all its rows are estimated to be without truth, or why they are not; null where the truth of
 *     every row of the file is known, or no model is judged
 */
public record PerformancePeriod(
        Instant from,
        Instant to,
        long rows,
        long labelled,
        List<Measurement> measures,
        String reason,
        @Nullable Estimation estimated) {
    /** Copies the measures. */
    public PerformancePeriod {
        measures = List.copyOf(measures);
    }
}
