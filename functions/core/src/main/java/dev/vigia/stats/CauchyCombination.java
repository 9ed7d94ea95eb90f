package dev.vigia.stats;

import java.util.List;

/**
 * The Cauchy combination of p-values of tests on the same rows (Liu and Xie 2020, doi:10.1080/01621459.2018.1554485).
 *
 * <p>T is the weighted mean of cot(πp), and the combined p-value that of a standard Cauchy variable, whatever the dependence of
 * the tests, in the tail. Each p is clipped to [1e-300, 0.99]: above, one test that is certain of "no change" would
 * outvote the others. With one p-value the result is that p-value, clipped.
 */
public final class CauchyCombination {
    private static final double LEAST = 1e-300;
    private static final double MOST = 0.99;

    private CauchyCombination() {}

    /**
     * A result and what it weighs among others.
     *
     * @param weight above 0; w of a total of W costs its test a factor of W/w in p
     */
    public record Weighed(TestResult result, double weight) {
        public Weighed {
            if (!(weight > 0)) {
                throw new IllegalArgumentException("weight " + weight + ": expected more than 0");
            }
        }
    }

    /**
     * Combines the defined results; those that are not defined are left out.
     *
     * @return the statistic T with its p-value, or undefined, with the first reason, if no result is defined
     */
    public static TestResult combine(List<Weighed> results) {
        double sum = 0;
        double weights = 0;
        for (Weighed one : results) {
            if (one.result() instanceof TestResult.Defined some) {
                sum += one.weight() * cotangent(some.pValue());
                weights += one.weight();
            }
        }
        if (weights == 0) {
            return results.isEmpty()
                    ? TestResult.undefined("no result to combine")
                    : results.getFirst().result();
        }
        return TestResult.of(sum / weights, pValue(sum / weights));
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
