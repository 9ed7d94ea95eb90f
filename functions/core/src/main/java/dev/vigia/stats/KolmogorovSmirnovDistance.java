package dev.vigia.stats;

import java.util.OptionalDouble;

/**
 * The Kolmogorov–Smirnov distance of two samples counted in ordered cells, D = max |F<sub>window</sub> −
 * F<sub>baseline</sub>| over the upper edges of the cells, in [0, 1].
 *
 * <p>It is the distance of the samples themselves if every cell is one value; on 320 quantile bins it is low by 1/320 at
 * most. All are empty if a sample has no rows.
 */
public final class KolmogorovSmirnovDistance {
    private KolmogorovSmirnovDistance() {}

    /** Returns D. */
    public static OptionalDouble between(TwoSampleCounts counts) {
        return counts.oneIsEmpty() ? OptionalDouble.empty() : OptionalDouble.of(distance(counts));
    }

    /**
     * Returns the effect √max(0, D² − π²/12 (1/n + 1/m)): D without what sampling alone adds to its square (the second
     * moment of Kolmogorov's law is π²/12). Taking off the mean of D instead is biased low.
     */
    public static OptionalDouble effect(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return OptionalDouble.empty();
        }
        double distance = distance(counts);
        double chance = Math.PI * Math.PI / 12 * counts.varianceFactor();
        return OptionalDouble.of(Math.sqrt(Math.max(0, distance * distance - chance)));
    }

    /**
     * Tests that both samples come from the same distribution, by Kolmogorov's limit law; statistic D. The law is that of
     * continuous values and many rows: on ties the p-value is too large. It is for display, not for deciding.
     *
     * <p>Undefined if a sample has no rows, or if all rows lie in one cell.
     */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        double distance = distance(counts);
        return TestResult.ofLog(distance, logSurvival(distance / Math.sqrt(counts.varianceFactor())));
    }

    /** Returns ln P(K &gt; x) of Kolmogorov's law, from the series that converges faster. */
    static double logSurvival(double x) {
        if (x < 0.2) {
            return 0; // 1 − P is below 1e-12
        }
        double sum = 0;
        if (x < 1) {
            for (int k = 1; k < 12; k += 2) {
                sum += Math.exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }
            return Math.log1p(-Math.sqrt(2 * Math.PI) / x * sum);
        }
        for (int k = 6; k > 1; k--) {
            sum = Math.exp(-2 * x * x * (2 * k - 1)) * (1 - sum);
        }
        return -2 * x * x + Math.log(2) + Math.log1p(-sum);
    }

    private static double distance(TwoSampleCounts counts) {
        double most = 0;
        long a = 0;
        long b = 0;
        for (int cell = 0; cell < counts.cells() - 1; cell++) {
            a += counts.baseline[cell];
            b += counts.window[cell];
            most = Math.max(most, Math.abs((double) b / counts.windowTotal() - (double) a / counts.baselineTotal()));
        }
        return most;
    }
}
