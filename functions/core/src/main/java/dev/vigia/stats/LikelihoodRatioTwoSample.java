package dev.vigia.stats;

/**
 * The likelihood-ratio test of homogeneity on a 2 × k table, G = 2 Σ O ln(O/E), with k − 1 degrees of freedom:
 * {@code scipy.stats.chi2_contingency(lambda_="log-likelihood", correction=False)} (Wilks 1938,
 * doi:10.1214/aoms/1177732360).
 *
 * <p>The law is asymptotic; the p-value is kept as its logarithm. Undefined if a sample has no rows, or if all rows lie in
 * one cell.
 */
final class LikelihoodRatioTwoSample {
    private LikelihoodRatioTwoSample() {}

    static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        if (counts.cells() < 2) {
            return TestResult.undefined("all rows lie in one cell");
        }
        double sum = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            double pooled = (double) counts.pooled(cell) / counts.total();
            sum += part(counts.baseline(cell), counts.baselineTotal() * pooled)
                    + part(counts.window(cell), counts.windowTotal() * pooled);
        }
        double statistic = Math.max(0, 2 * sum);
        return TestResult.ofLog(statistic, LogTails.chiSquare(counts.cells() - 1.0, statistic));
    }

    /** O ln(O/E) − (O − E): the second part adds up to nothing, and leaves small terms that do not cancel. */
    private static double part(long observed, double expected) {
        if (observed == 0) {
            return expected;
        }
        double excess = observed - expected;
        return -observed * Math.log1p(-excess / observed) - excess;
    }
}
