package dev.vigia.stats;

/**
 * How many rows of a window lie beyond a limit that is an order statistic of held-out baseline rows.
 *
 * <p>If nothing has changed, the number of n new rows beyond the k-th largest of m₀ held-out ones is beta-binomial(n, k, m₀
 * − k + 1), whatever the distribution (Gumbel and von Schelling 1950, doi:10.1214/aoms/1177729842). With k = 1 the limit
 * is the maximum and P(≥ x) = Π<sub>i&lt;x</sub> (n − i)/(n + m₀ − i). A binomial against the held-out rate k/m₀ breaches
 * 18 % of clean windows at 100,000 rows where 1 % is meant. Ties with the limit do not lie beyond it, which can only make
 * the test cautious.
 *
 * @param heldOut held-out rows, m₀, that nothing was fitted on
 * @param rank rank of the limit from above, k, from 1 to m₀
 */
public record ExceedancePrediction(long heldOut, long rank) {
    /** Checks that the limit is one of the rows. */
    public ExceedancePrediction {
        if (rank < 1 || rank > heldOut) {
            throw new IllegalArgumentException("rank is " + rank + ", expected 1 to the held-out rows, " + heldOut);
        }
    }

    /** Returns the prediction of rows beyond the largest (or below the smallest) of a baseline. */
    public static ExceedancePrediction beyondRange(long baselineRows) {
        return new ExceedancePrediction(baselineRows, 1);
    }

    /** Returns the mean number of rows beyond the limit, n k / (m₀ + 1). */
    public double expected(long windowRows) {
        return (double) windowRows * rank / (heldOut + 1.0);
    }

    /**
     * Tests that not more rows lie beyond the limit than chance puts there; the statistic is their share.
     *
     * @param windowRows rows of the window, n
     * @param beyond rows beyond the limit, 0 to n
     */
    public TestResult test(long windowRows, long beyond) {
        if (beyond < 0 || beyond > windowRows) {
            throw new IllegalArgumentException(
                    "rows beyond are " + beyond + ", expected 0 to the window's rows, " + windowRows);
        }
        if (windowRows == 0) {
            return TestResult.undefined("the window has no rows");
        }
        return TestResult.ofLog((double) beyond / windowRows, logPValue(windowRows, beyond));
    }

    /** Returns the most rows beyond the limit that are no evidence: with one more, the p-value is below the level. */
    public long upperLimit(long windowRows, double alpha) {
        double least = Math.log(Arguments.level(alpha));
        long allowed = 0;
        long breaching = Arguments.notNegative("window rows", windowRows) + 1;
        while (breaching - allowed > 1) {
            long middle = allowed + (breaching - allowed) / 2;
            if (logPValue(windowRows, middle) >= least) {
                allowed = middle;
            } else {
                breaching = middle;
            }
        }
        return allowed;
    }

    /** At least x new rows beyond the k-th largest: among the x + k − 1 largest of all, at least x are new. */
    private double logPValue(long windowRows, long beyond) {
        return beyond == 0 ? 0 : new HypergeometricLaw(windowRows, heldOut, beyond + rank - 1).logUpper(beyond);
    }
}
