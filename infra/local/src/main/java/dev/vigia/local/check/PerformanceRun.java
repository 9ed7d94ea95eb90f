package dev.vigia.local.check;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.inference.Rows;
import dev.vigia.performance.ConceptDrift;
import dev.vigia.performance.ErrorStream;
import dev.vigia.performance.LabelledColumns;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.PerformanceCheck;
import dev.vigia.performance.PerformanceReview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what the current file's predictions came to against the baseline's; or says why that is not asked. */
final class PerformanceRun {
    private final @Nullable LabelledColumns columns;
    private final @Nullable LabelledRows baseline;
    private final @Nullable LabelledRows current;
    private final boolean floored;
    private final String reason;
    private final @Nullable ErrorStream stream;
    private @Nullable PerformanceReview review;
    private @Nullable Report report;

    private PerformanceRun(
            @Nullable LabelledColumns columns,
            @Nullable LabelledRows baseline,
            boolean floored,
            String reason,
            long seed) {
        this.columns = columns;
        this.baseline = baseline;
        this.current = baseline == null ? null : baseline.others(seed);
        this.stream = columns == null || baseline == null
                ? null
                : columns.stream(baseline).orElse(null);
        this.floored = floored;
        this.reason = reason;
    }

    static PerformanceRun of(CheckOptions options, Reference reference) {
        Optional<LabelledColumns> columns = LabelledColumns.of(reference.schema());
        LabelledRows baseline = reference.labelled();
        boolean floored = options.effectFloor() > 0;
        if (columns.isEmpty()) {
            return new PerformanceRun(null, null, floored, "not asked: expected --prediction and --truth", 0);
        }
        return new PerformanceRun(
                columns.get(),
                baseline,
                floored,
                baseline == null
                        ? "not asked: this stored baseline has no performance.bin, expected one that vigia baseline wrote"
                                + " anew"
                        : "",
                options.seed());
    }

    /** Looks at rows, in order. */
    void add(Rows rows) {
        if (columns != null && current != null) {
            columns.each(rows, current, (prediction, truth) -> {
                if (stream != null) {
                    stream.add(prediction, truth);
                }
            });
        }
    }

    /** Decides; nothing if it is not asked. */
    PerformanceRun decide(CheckInput input) {
        if (columns != null && baseline != null && current != null) {
            PerformanceReview found = columns.review(baseline, current);
            PerformanceCheck check = new PerformanceCheck(found);
            review = found;
            report = Reports.of(
                    Family.PERFORMANCE, List.of(floored ? check : check.withoutFloor()), input, 1, Instant.EPOCH);
        }
        return this;
    }

    /** Why it is not asked; empty if it is. */
    String reason() {
        return reason;
    }

    /** What was measured; empty if it was not asked. */
    Optional<PerformanceReview> review() {
        return Optional.ofNullable(review);
    }

    /** From which row on the error rose, by each detector; empty if that is not asked, or no truth is known. */
    List<ConceptDrift> conceptDrift() {
        return stream == null
                ? List.of()
                : stream.found().stream().filter(found -> found.rows() > 0).toList();
    }

    /** What was decided; empty if it was not asked. */
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }
}
