package dev.vigia.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The Cauchy combination of p-values of tests on the same rows (Liu and Xie 2020, doi:10.1080/01621459.2018.1554485).
 *
 * <p>T is the mean of cot(πp), and the combined p-value that of a standard Cauchy variable, whatever the dependence of
 * the tests, in the tail. Each p is clipped to [1e-300, 0.99]: above, one test that is certain of "no change" would
 * outvote the others. With one p-value the result is that p-value, clipped.
 */
public final class CauchyCombination {
    private static final double LEAST = 1e-300;
    private static final double MOST = 0.99;

    private CauchyCombination() {}

    /**
     * Combines the defined results; those that are not defined are left out.
     *
     * @return the statistic T with its p-value, or undefined, with the first reason, if no result is defined
     */
    public static TestResult combine(List<? extends TestResult> results) {
        double[] cotangents = results.stream()
                .filter(TestResult.Defined.class::isInstance)
                .map(TestResult.Defined.class::cast)
                .mapToDouble(result -> cotangent(result.pValue()))
                .toArray();
        if (cotangents.length == 0) {
            return results.isEmpty() ? TestResult.undefined("no result to combine") : results.getFirst();
        }
        double statistic = Arrays.stream(cotangents).sum() / cotangents.length;
        return TestResult.of(statistic, pValue(statistic));
    }

    /** Returns cot(πp) of the clipped p-value. */
    static double cotangent(double pValue) {
        double p = Math.clamp(pValue, LEAST, MOST);
        return 1 / Math.tan(Math.PI * p);
    }

    /** Returns the upper tail of a standard Cauchy variable, at least about 3e-301. */
    static double pValue(double statistic) {
        return Math.atan2(1, statistic) / Math.PI;
    }
}
