package dev.vigia.stats;

import java.util.OptionalDouble;

/**
 * The two-sample Anderson–Darling test on counts in ordered cells.
 *
 * <p>The statistic is A²<sub>akN</sub> of Scholz and Stephens (1987, doi:10.1080/01621459.1987.10478288) for two
 * samples, where a cell is a value and its rows are tied; {@code scipy.stats.anderson_ksamp(variant="midrank")}
 * standardises the same number. With cells of pooled share pⱼ, middle H̄ⱼ of the pooled distribution function and D̄ⱼ the
 * difference of the two samples' middles,
 *
 * <pre>A² = (N − 1)/N · nm/N · Σ pⱼ D̄ⱼ² / (H̄ⱼ(1 − H̄ⱼ) − pⱼ/4).</pre>
 *
 * <p>The p-value is that of Σ λᵢ χ²₁ for <em>these</em> cells ({@link AndersonDarlingLaw}), not the law of continuous
 * data, which alarms 14 to 89 times too often on zero-inflated and binary data. It is asymptotic in the rows of the
 * smaller sample, and sound to a factor of two at 2e-4 from about 1,000 rows.
 *
 * <p>Undefined if a sample has no rows, or if all rows lie in one cell.
 */
public final class AndersonDarlingTwoSample {
    private AndersonDarlingTwoSample() {}

    /** Returns A², or nothing where it is not defined. */
    public static OptionalDouble statistic(TwoSampleCounts counts) {
        return counts.oneIsEmpty() || counts.cells() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(statistic(counts, AndersonDarlingLaw.of(counts)));
    }

    /** Tests that both samples come from the same distribution. */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        AndersonDarlingLaw law = AndersonDarlingLaw.of(counts);
        double statistic = statistic(counts, law);
        return TestResult.ofLog(statistic, law.logSurvival(statistic));
    }

    static double statistic(TwoSampleCounts counts, AndersonDarlingLaw law) {
        double m = counts.baselineTotal();
        double n = counts.windowTotal();
        double total = m + n;
        double sum = 0;
        long a = 0;
        long b = 0;
        for (int j = 0; j < counts.cells(); j++) {
            double difference = (a + 0.5 * counts.baseline[j]) / m - (b + 0.5 * counts.window[j]) / n;
            sum += law.weight(j) * difference * difference;
            a += counts.baseline[j];
            b += counts.window[j];
        }
        return (total - 1) / total * (n / total * m) * sum;
    }
}
