package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.PairNull;
import dev.vigia.profile.PairSpread;
import dev.vigia.profile.PairSums;
import dev.vigia.stats.CorrelationBound;
import dev.vigia.stats.CorrelationLaw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets the correlations of a window's sums of products against the baseline's. Of independent rows by a bound; where it is
 * known how hours vary, hour by hour, by their law and by that bound about what the hours had: the larger p counts.
 */
final class PairJudge {
    /** Like drift's tests of dependent hours: hundreds of hours cannot show a tail of one in a million (core's RATIONALE). */
    private static final double LOG_TAIL_FACTOR = Math.log(8);

    private final PairSpread spread;
    private final PairSums baseline;
    private final double[] before;
    private final @Nullable PairNull law;
    private final List<PairSums> windows;
    /** How many pairs are looked at, over all samples. */
    private final double tests;

    private PairJudge(PairSpread spread, PairSums baseline, @Nullable PairNull law, List<PairSums> windows) {
        this.spread = spread;
        this.baseline = baseline;
        this.law = law;
        this.windows = windows;
        before = baseline.correlations();
        tests = (double) baseline.pairs() * Math.max(1, windows.size());
    }

    /** Empty where the baseline does not say how features hang together. */
    static Optional<PairJudge> of(CheckInput input) {
        Baseline baseline = input.baseline();
        return baseline.pairSpread()
                .map(spread -> new PairJudge(spread, baseline.profile().pairs(), law(input), windows(input)));
    }

    /** As with single columns: where the window is not made of whole hours it is judged as independent rows. */
    private static @Nullable PairNull law(CheckInput input) {
        return input.hours().isEmpty()
                ? null
                : input.windowNull().flatMap(time -> time.pairs()).orElse(null);
    }

    private static List<PairSums> windows(CheckInput input) {
        List<PairSums> all = law(input) == null
                ? List.of(input.profile().pairs())
                : input.hours().stream().map(HourCounts::pairs).toList();
        return all.stream().filter(one -> one.rows() >= PairNull.LEAST_ROWS).toList();
    }

    boolean isTimed() {
        return law != null;
    }

    /** How many samples of enough rows there are: the window, or its hours. */
    int samples() {
        return windows.size();
    }

    PairSums baseline() {
        return baseline;
    }

    /** All pairs that vary in both, the most certain first; a pair once, as its most telling sample has it. */
    List<Association> associations() {
        List<Association> all = new ArrayList<>();
        double[][] now = windows.stream().map(PairSums::correlations).toArray(double[][]::new);
        int pair = 0;
        for (int i = 0; i < baseline.columns(); i++) {
            for (int j = i + 1; j < baseline.columns(); j++, pair++) {
                if (baseline.apart(i, j)) {
                    association(now, i, j, pair).ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparingDouble(Association::logPValue)
                .thenComparing(Comparator.comparingDouble(Association::change).reversed()));
        return all;
    }

    private Optional<Association> association(double[][] now, int first, int second, int pair) {
        Association most = null;
        for (int i = 0; i < now.length; i++) {
            double r = now[i][pair];
            double expected = expected(pair);
            if (!Double.isNaN(r) && !Double.isNaN(expected) && !Double.isNaN(before[pair])) {
                double logP =
                        Math.min(0, logP(first, second, pair, r, windows.get(i).rows()) + Math.log(tests));
                if (most == null || logP < most.logPValue()) {
                    most = new Association(baseline.label(first), baseline.label(second), expected, r, logP);
                }
            }
        }
        return Optional.ofNullable(most);
    }

    private double expected(int pair) {
        return law == null
                ? before[pair]
                : law.law(pair).map(CorrelationLaw::expected).orElse(Double.NaN);
    }

    private double logP(int first, int second, int pair, double r, long rows) {
        double independent = bound(first, second, pair, rows).logP(r - expected(pair));
        if (law == null) {
            return independent;
        }
        CorrelationLaw known = law.law(pair).orElseThrow();
        double timed = Math.min(0, law.tail().apply(known.logP(r, (double) rows)) + LOG_TAIL_FACTOR);
        return Math.max(independent, timed);
    }

    private CorrelationBound bound(int first, int second, int pair, long rows) {
        double x = baseline.reach(first);
        double y = baseline.reach(second);
        double most = x * y + Math.abs(before[pair]) / 2 * (x * x + y * y);
        return new CorrelationBound(
                spread.variance(pair), most, (double) rows, law == null ? baseline.rows() : Double.POSITIVE_INFINITY);
    }

    /** What the middle pair's correlation must move by, to be found with probability .8; NaN if that is 1 or more. */
    double detectable(double alpha) {
        if (windows.isEmpty()) {
            return Double.NaN;
        }
        double logP = Math.log(alpha / tests);
        long rows = windows.stream().mapToLong(PairSums::rows).max().orElseThrow();
        List<Double> all = new ArrayList<>();
        int pair = 0;
        for (int i = 0; i < baseline.columns(); i++) {
            for (int j = i + 1; j < baseline.columns(); j++, pair++) {
                double expected = expected(pair);
                if (baseline.apart(i, j) && !Double.isNaN(expected) && !Double.isNaN(before[pair])) {
                    all.add(Math.max(bound(i, j, pair, rows).detectable(logP), timed(pair, logP, rows)));
                }
            }
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double middle = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
        return middle < 1 ? middle : Double.NaN;
    }

    private double timed(int pair, double logP, long rows) {
        if (law == null) {
            return 0;
        }
        return law.law(pair).orElseThrow().detectable(law.tail().invert(logP - LOG_TAIL_FACTOR), (double) rows);
    }
}
