package dev.vigia.local.check;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.model.Role;
import dev.vigia.performance.ConceptDrift;
import dev.vigia.performance.ErrorSearch;
import dev.vigia.performance.ErrorStream;
import dev.vigia.performance.Estimator;
import dev.vigia.performance.LabelledColumns;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.PerformanceCheck;
import dev.vigia.performance.PerformancePeriods;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.performance.Periods;
import dev.vigia.stream.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what the current file's predictions came to against the baseline's; or says why that is not asked. */
final class PerformanceRun {
    private final @Nullable Judged judged;
    private final boolean floored;
    private final long seed;
    private final String reason;
    private final @Nullable PerformancePeriods periods;
    private @Nullable PeriodsTold told;
    private @Nullable PerformanceReview review;
    private @Nullable Report report;
    private Optional<Stretch> risen = Optional.empty();

    /** What is judged, by what. */
    private record Judged(
            LabelledColumns columns,
            LabelledRows baseline,
            LabelledRows current,
            Estimator estimator,
            Optional<ErrorStream> stream,
            Optional<ErrorSearch> search) {
        static Judged of(LabelledColumns columns, LabelledRows baseline, long seed) {
            return new Judged(
                    columns,
                    baseline,
                    baseline.others(seed),
                    columns.estimator(baseline),
                    columns.stream(baseline),
                    columns.search(baseline));
        }
    }

    private PerformanceRun(
            @Nullable Judged judged, boolean floored, long seed, String reason, @Nullable PerformancePeriods periods) {
        this.judged = judged;
        this.floored = floored;
        this.seed = seed;
        this.reason = reason;
        this.periods = periods;
    }

    /** @param hours how many rows each hour of the current file holds; empty where nobody asks for times */
    static PerformanceRun of(CheckOptions options, Reference reference, NavigableMap<Instant, Long> hours) {
        Optional<LabelledColumns> columns = LabelledColumns.of(reference.schema());
        LabelledRows baseline = reference.labelled();
        boolean floored = options.effectFloor() > 0;
        boolean timed = !hours.isEmpty()
                && reference.schema().features().stream().anyMatch(feature -> feature.role() == Role.PREDICTION);
        if (columns.isPresent() && baseline != null) {
            Judged judged = Judged.of(columns.get(), baseline, options.seed());
            PerformancePeriods periods = timed
                    ? PerformancePeriods.of(Periods.of(hours), baseline, judged.estimator(), options.seed())
                    : null;
            return new PerformanceRun(judged, floored, options.seed(), "", periods);
        }
        String reason = columns.isEmpty()
                ? "not asked: expected --prediction and --truth"
                : "not asked: this stored baseline has no performance.bin, expected one that vigia baseline wrote anew";
        return new PerformanceRun(
                null, floored, options.seed(), reason, timed ? PerformancePeriods.counting(Periods.of(hours)) : null);
    }

    /** Looks at rows, in order. */
    void add(TimedRows rows) {
        if (periods != null) {
            periods.count(rows.times());
        }
        if (judged != null) {
            judged.columns().each(rows.rows(), judged.current(), (row, prediction, truth) -> {
                judged.stream().ifPresent(stream -> stream.add(prediction, truth));
                judged.search().ifPresent(search -> search.add(prediction, truth));
                if (periods != null) {
                    periods.add(rows.times().get(row), rows.rows(), row, prediction, truth);
                }
            });
        }
    }

    /** Decides; nothing if it is not asked. */
    PerformanceRun decide(CheckInput input) {
        if (judged != null) {
            PerformanceReview found = judged.columns().review(judged.baseline(), judged.current(), judged.estimator());
            PerformanceCheck check = new PerformanceCheck(found);
            review = found;
            risen = check.canJudge()
                    ? judged.search().flatMap(search -> search.find(input.level(), seed))
                    : Optional.empty();
            report = Reports.of(
                    Family.PERFORMANCE, List.of(floored ? check : check.withoutFloor()), input, 1, Instant.EPOCH);
        }
        if (periods != null) {
            boolean estimated = review != null && review.estimated() != null;
            told = new PeriodsTold(
                    periods.unit(),
                    periods.told(estimated && judged != null ? judged.estimator() : null),
                    periods.outside());
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

    /** The same by period; empty where rows have no times, or no prediction. */
    Optional<PeriodsTold> periods() {
        return Optional.ofNullable(told);
    }

    /** From which row on the error rose, by each detector; empty if that is not asked, or no truth is known. */
    List<ConceptDrift> conceptDrift() {
        return judged == null
                ? List.of()
                : judged.stream().map(ErrorStream::found).orElse(List.of()).stream()
                        .filter(found -> found.rows() > 0)
                        .toList();
    }

    /** Rows on end among which more predictions were wrong than in the baseline, at the level of a family; empty if there are none. */
    Optional<Stretch> risen() {
        return risen;
    }

    /** What was decided; empty if it was not asked. */
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }
}
