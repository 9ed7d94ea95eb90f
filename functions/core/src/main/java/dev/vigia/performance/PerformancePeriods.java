package dev.vigia.performance;

import dev.vigia.inference.Rows;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows told by period: how many there are, what they measure where their truth is known, and what they are estimated to
 * measure where it is not. It decides nothing. Memory grows with the periods, not with the rows; the area is by bins of the score, as that of live
 * windows is, and a loss is estimated of up to {@value #MOST_ROWS} rows of each period. Not thread-safe.
 */
public final class PerformancePeriods {
    private static final int MOST_ROWS = 2_000;

    private final Periods periods;
    private final @Nullable Kind kind;
    private final @Nullable BatchSums sums;
    private final List<PeriodTally> tallies = new ArrayList<>();
    private final long[] rows;
    private long outside;

    private PerformancePeriods(Periods periods, @Nullable Kind kind, @Nullable BatchSums sums) {
        this.periods = periods;
        this.kind = kind;
        this.sums = sums;
        this.rows = new long[periods.size()];
    }

    /** Only counts rows: of a model that is not judged. */
    public static PerformancePeriods counting(Periods periods) {
        return new PerformancePeriods(periods, null, null);
    }

    /**
     * Held against a baseline's rows.
     *
     * @param estimator of that baseline
     * @param seed chooses the rows that a loss is estimated of
     */
    public static PerformancePeriods of(Periods periods, LabelledRows baseline, Estimator estimator, long seed) {
        Kind kind = estimator.kind();
        if (kind.task() == null) {
            return new PerformancePeriods(periods, kind, null);
        }
        BatchSums sums = BatchSums.of(baseline, kind);
        PerformancePeriods all = new PerformancePeriods(periods, kind, sums);
        for (int period = 0; period < periods.size(); period++) {
            Optional<LossSample> sample = kind.task() == Task.NUMBERS
                    ? baseline.none(seed + period, MOST_ROWS, periods.size())
                    : Optional.empty();
            all.tallies.add(new PeriodTally(kind, sums, sample));
        }
        return all;
    }

    /** Counts rows by their times. */
    public void count(List<Instant> times) {
        for (Instant time : times) {
            int period = periods.of(time);
            if (period < 0) {
                outside++;
            } else {
                rows[period]++;
            }
        }
    }

    /**
     * Looks at a row that was counted.
     *
     * @param prediction a number, or a text's number; NaN: missing
     * @param truth the same; NaN: not known yet
     */
    public void add(Instant time, Rows of, int row, double prediction, double truth) {
        int period = periods.of(time);
        if (period >= 0 && !tallies.isEmpty()) {
            tallies.get(period).add(of, row, prediction, truth);
        }
    }

    /** How long each is. */
    public PeriodUnit unit() {
        return periods.unit();
    }

    /** How many rows are in none. */
    public long outside() {
        return outside;
    }

    /**
     * The periods, oldest first.
     *
     * @param estimator of the baseline, which has estimated the whole file; null: nothing is estimated
     */
    public List<PerformancePeriod> told(@Nullable Estimator estimator) {
        List<PerformancePeriod> told = new ArrayList<>();
        for (int period = 0; period < periods.size(); period++) {
            told.add(told(period, estimator));
        }
        return told;
    }

    private PerformancePeriod told(int period, @Nullable Estimator estimator) {
        Window window = new Window(periods.from(period), periods.to(period));
        if (sums == null) {
            String reason = kind == null ? "" : kind.reason();
            return new PerformancePeriod(window.from(), window.to(), rows[period], 0, List.of(), reason, null);
        }
        PeriodTally tally = tallies.get(period);
        long labelled = tally.sums().rows();
        List<Measurement> measures =
                new ArrayList<>(sums.measures(List.of(tally.sums().batch(window, labelled, null))));
        String reason = missing(measures, labelled);
        return new PerformancePeriod(
                window.from(),
                window.to(),
                rows[period],
                labelled,
                measures,
                reason,
                estimator == null ? null : estimate(tally, estimator));
    }

    /** Takes out what rests on too few rows, and says so. */
    private static String missing(List<Measurement> measures, long labelled) {
        if (labelled < PerformanceCheck.LEAST_ROWS) {
            measures.clear();
            return labelled == 0
                    ? "no ground truth"
                    : "the truth of " + labelled + " is known: expected " + PerformanceCheck.LEAST_ROWS + " or more";
        }
        boolean rare = measures.removeIf(
                one -> one.name().equals("auc") && !(one.degrees() + 1 >= PerformanceCheck.LEAST_OF_A_LABEL));
        return rare ? "auc: expected " + PerformanceCheck.LEAST_OF_A_LABEL + " rows of either label or more" : "";
    }

    private static Estimation estimate(PeriodTally tally, Estimator estimator) {
        return tally.predicted() < PerformanceCheck.LEAST_ROWS
                ? Estimation.none(tally.predicted() + " predictions to estimate from: expected "
                        + PerformanceCheck.LEAST_ROWS + " or more")
                : tally.estimate(estimator);
    }
}
