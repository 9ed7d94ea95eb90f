package dev.vigia.stats;

/**
 * A test for mass that gathered in one cell of the window: a sensor stuck at a value, a default that replaces a field.
 *
 * <p>Given the summed count cⱼ of a cell, its rows of the window are binomial(cⱼ, n/(n + m)) if nothing has changed (the
 * exact law is hypergeometric and narrower). The p-value is min(1, k · minⱼ P(Xⱼ ≥ bⱼ)) over the k cells (Bonferroni);
 * the statistic is the index of that cell among {@link TwoSampleCounts#cells()}. The logarithm does not underflow.
 *
 * <p>Undefined if a sample has no rows, or if all rows lie in one cell.
 */
public final class PointMass {
    private PointMass() {}

    /** Tests that no cell holds more of the window's rows than the baseline explains. */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        int cells = counts.cells();
        double share = (double) counts.windowTotal() / counts.total();
        double[] exponent = new double[cells];
        int most = 0;
        for (int j = 0; j < cells; j++) {
            exponent[j] = exponent(counts.window[j], counts.pooled(j), share);
            most = exponent[j] > exponent[most] ? j : most;
        }
        double least = LogTails.binomial(counts.window[most], counts.pooled(most), share);
        int found = most;
        for (int j = 0; j < cells; j++) {
            if (j != most && lowerBound(exponent[j], counts.window[j], counts.pooled(j)) < least) {
                double logTail = LogTails.binomial(counts.window[j], counts.pooled(j), share);
                found = logTail < least ? j : found;
                least = Math.min(least, logTail);
            }
        }
        return TestResult.ofLog(found, least + Math.log(cells));
    }

    /** Returns c · KL(b/c ‖ share), Chernoff's exponent: ln P(X ≥ b) is at most its negative; 0 below the mean. */
    static double exponent(long b, long c, double share) {
        double rate = (double) b / c;
        if (rate <= share) {
            return 0;
        }
        double rest = b == c ? 0 : (c - b) * Math.log((1 - rate) / (1 - share));
        return b * Math.log(rate / share) + rest;
    }

    /** Returns what ln P(X ≥ b) cannot be below (Ash 1965, lemma 4.7.2; doi:10.1016/j.spl.2013.12.009 at the mean). */
    static double lowerBound(double exponent, long b, long c) {
        if (exponent == 0) {
            return b == 0 ? 0 : -Math.log(4);
        }
        return b == c ? -exponent : -exponent - Math.log(8.0 * b * (c - b) / c) / 2;
    }
}
