package dev.vigia.stats;

/**
 * How many of a baseline's categories a window of n rows holds at least, if nothing has changed.
 *
 * <p>A category with cⱼ of the baseline's m rows is taken to have a share of (cⱼ − 1)/m, what is left of it without the row
 * that made it known: of categories seen once nothing is expected. The number seen is a sum of negatively associated
 * indicators of mean μ = Σ 1 − (1 − (cⱼ − 1)/m)ⁿ, so P(D ≤ d) ≤ e^(d − μ) (μ/d)^d for d &lt; μ (Chernoff's bound; Dubhashi and
 * Ranjan 1998, doi:10.1002/(SICI)1098-2418(199809)13:2&lt;99::AID-RSA1&gt;3.0.CO;2-M). A bound, so false alarms stay below
 * the level; where few are expected it tells little.
 *
 * @param expected μ, a low estimate of the mean
 */
public record SeenCategories(double expected) {
    /** Checks the mean. */
    public SeenCategories {
        if (!(expected >= 0 && expected < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected is " + expected + ", expected a finite number of at least 0");
        }
    }

    /**
     * Predicts from a baseline's counts.
     *
     * @param counts rows of the baseline in each category, none negative
     * @param rows rows of the baseline in all, at least those
     * @param windowRows rows of the window
     */
    public static SeenCategories of(long[] counts, long rows, long windowRows) {
        Arguments.notNegative("windowRows", windowRows);
        double mean = 0;
        for (long count : counts) {
            if (Arguments.notNegative("count", count) > 1) {
                mean -= Math.expm1(windowRows * Math.log1p(-(count - 1.0) / rows));
            }
        }
        return new SeenCategories(mean);
    }

    /** Tests that not fewer were seen; the statistic is the number seen. */
    public TestResult test(long seen) {
        Arguments.notNegative("seen", seen);
        if (seen >= expected) {
            return TestResult.ofLog((double) seen, 0);
        }
        double spread = seen == 0 ? 0 : seen * Math.log(expected / seen);
        return TestResult.ofLog((double) seen, seen - expected + spread);
    }

    /** Returns the fewest that are no evidence: with one fewer, the p-value is below the level; 0 where none can be. */
    public long fewest(double alpha) {
        double limit = Math.log(Arguments.level(alpha));
        long low = 0;
        long high = (long) Math.ceil(expected);
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (test(middle) instanceof TestResult.Defined some && some.logPValue() < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
