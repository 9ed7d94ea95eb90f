package dev.vigia.stats;

/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the probability, given both margins, of a table that is at most as
 * probable as the one seen.
 *
 * <p>{@code scipy.stats.fisher_exact} and R's {@code fisher.test} define it so; Commons Statistics has it for ints and
 * without the logarithm of the tail. The work grows with the standard deviation of the count, not with the rows. The
 * statistic is the window's share of the first cell less the baseline's.
 *
 * <p>Undefined if a sample has no rows or there is one cell only.
 */
public final class FisherExact {
    /** Tables that are more probable by this factor less 1 still count as equal, for rounding, as in R. */
    private static final double TIE = 1e-7;

    private FisherExact() {}

    /**
     * Tests two cells.
     *
     * @throws IllegalArgumentException if there are more than two
     */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        if (counts.cells() > 2) {
            throw new IllegalArgumentException("table has " + counts.cells() + " cells a sample, expected 2");
        }
        long seen = counts.window[0];
        double statistic = (double) seen / counts.windowTotal() - (double) counts.baseline[0] / counts.baselineTotal();
        HypergeometricLaw law = new HypergeometricLaw(counts.pooled(0), counts.pooled(1), counts.windowTotal());
        return TestResult.ofLog(statistic, logPValue(law, seen));
    }

    private static double logPValue(HypergeometricLaw law, long seen) {
        long mode = law.mode();
        double limit = law.logMass(seen) + TIE;
        if (seen == mode || law.logMass(mode) <= limit) {
            return 0;
        }
        if (seen > mode) {
            return logSum(law.logUpper(seen), law.logLower(lastAtMost(law, limit, law.lowest() - 1, mode)));
        }
        return logSum(law.logLower(seen), law.logUpper(lastAtMost(law, limit, law.highest() + 1, mode)));
    }

    /** Returns the value nearest to the mode, from an end just outside the range, whose mass is within the limit. */
    private static long lastAtMost(HypergeometricLaw law, double limit, long outside, long mode) {
        long within = outside;
        long beyond = mode;
        while (Math.abs(beyond - within) > 1) {
            long middle = within + (beyond - within) / 2;
            if (law.logMass(middle) <= limit) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return within;
    }

    private static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
