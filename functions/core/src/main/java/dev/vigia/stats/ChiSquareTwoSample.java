package dev.vigia.stats;

import java.util.OptionalDouble;

/**
 * Pearson's chi-square test of homogeneity on a 2 × k table, without continuity correction.
 *
 * <p>The statistic is X² = Σ (n aⱼ − m bⱼ)² / (n m (aⱼ + bⱼ)) with k − 1 degrees of freedom, as
 * {@code scipy.stats.chi2_contingency(correction=False)} has it. The law is asymptotic: pool the cells first
 * ({@link CellPooling}), else the test alarms 118 to 221 times too often on sparse tables. The p-value is kept as its
 * logarithm and right at any depth.
 *
 * <p>Undefined if a sample has no rows, or if all rows lie in one cell.
 */
public final class ChiSquareTwoSample {
    private ChiSquareTwoSample() {}

    /** Returns X², or nothing where it is not defined. */
    public static OptionalDouble statistic(TwoSampleCounts counts) {
        return counts.oneIsEmpty() || counts.cells() < 2 ? OptionalDouble.empty() : OptionalDouble.of(sum(counts));
    }

    /** Tests that both samples come from the same distribution. */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        double statistic = sum(counts);
        return TestResult.ofLog(statistic, LogTails.chiSquare(counts.cells() - 1.0, statistic));
    }

    private static double sum(TwoSampleCounts counts) {
        double m = counts.baselineTotal();
        double n = counts.windowTotal();
        double sum = 0;
        for (int j = 0; j < counts.cells(); j++) {
            double difference = counts.baseline[j] / m - counts.window[j] / n;
            sum += difference * difference / counts.pooled(j);
        }
        return sum * m * n;
    }
}
