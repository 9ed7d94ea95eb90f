package dev.vigia.performance;

import dev.vigia.stream.ErrorBlocks;
import dev.vigia.stream.Stretch;
import dev.vigia.stream.StretchSearch;
import java.util.Optional;

/**
 * Looks through all rows of a file, in their order, for a stretch in which predictions came true less often than in the baseline. What is wrong is as in {@link
 * ErrorStream}, whose detectors state a run length: a file has an end, so that here the probability of a false alarm in all of it can be set. It decides nothing: whether performance fell in all is
 * {@link PerformanceCheck}'s. Rows without a prediction or a truth are left out. Not thread-safe.
 */
public final class ErrorSearch {
    private final ErrorRule rule;
    private final ErrorBlocks blocks = new ErrorBlocks();

    ErrorSearch(ErrorRule rule) {
        this.rule = rule;
    }

    /** Against a baseline; empty where that has fewer than {@value PerformanceCheck#LEAST_ROWS} rows that can be judged, or no error in numbers. */
    public static Optional<ErrorSearch> of(LabelledRows baseline, boolean textPrediction, boolean textTruth) {
        return ErrorRule.of(baseline, textPrediction, textTruth)
                .filter(rule -> rule.rows() >= PerformanceCheck.LEAST_ROWS)
                .map(ErrorSearch::new);
    }

    /** Takes the next row. */
    public void add(double prediction, double truth) {
        rule.loss(prediction, truth).ifPresent(loss -> blocks.add(loss > 0));
    }

    /**
     * The stretch; empty where there is none, or fewer than {@value PerformanceCheck#LEAST_ROWS} rows can be judged.
     *
     * @param level how often one is found in rows among which nothing changed, in (0, 1)
     * @param seed chooses the streams that it is held against
     */
    public Optional<Stretch> find(double level, long seed) {
        return blocks.rows() < PerformanceCheck.LEAST_ROWS
                ? Optional.empty()
                : new StretchSearch(rule.wrong(), rule.rows()).find(blocks, level, seed);
    }
}
