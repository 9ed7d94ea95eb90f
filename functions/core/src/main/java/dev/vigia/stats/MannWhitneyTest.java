package dev.vigia.stats;

/**
 * Mann and Whitney's test (1947, doi:10.1214/aoms/1177730491), two-sided, as {@code scipy.stats.mannwhitneyu} has it: the
 * statistic is U of the baseline. The law is counted where a sample has at most eight values and none are tied; else it is
 * the normal one with correction for ties and for continuity.
 *
 * <p>Undefined if a sample has no values or all values are equal.
 */
final class MannWhitneyTest {
    private static final int FEW = 8;

    /** Above this many pairs counting takes over 64 MB. */
    private static final long MOST_PAIRS = 1L << 24;

    private MannWhitneyTest() {}

    static TestResult test(MergedSamples merged) {
        int m = merged.baseline.size();
        int n = merged.current.size();
        double u = merged.twiceU() / 2.0;
        if (Math.min(m, n) <= FEW && (long) m * n <= MOST_PAIRS && !merged.hasTies()) {
            long far = Math.max(merged.twiceU() / 2, (long) m * n - merged.twiceU() / 2);
            return TestResult.ofLog(u, Math.log(Math.min(1, 2 * exactUpper(far, m, n))));
        }
        double product = (double) m * n;
        double total = (double) m + n;
        double variance = product / 12 * (total + 1 - merged.tieCubes() / (total * (total - 1)));
        double z = (Math.max(u, product - u) - product / 2 - 0.5) / Math.sqrt(variance);
        return TestResult.ofLog(u, Math.log(2) + LogTails.normal(z));
    }

    /**
     * Returns P(U ≥ u) for u in the upper half: the coefficients of the Gaussian binomial [m + n over m] in q up to mn − u.
     */
    private static double exactUpper(long u, int m, int n) {
        int fewer = Math.min(m, n);
        int more = Math.max(m, n);
        int most = (int) ((long) m * n - u);
        double[] ways = new double[most + 1];
        ways[0] = 1;
        double all = 1;
        for (int i = 1; i <= fewer; i++) {
            for (int j = most; j >= more + i; j--) {
                ways[j] -= ways[j - more - i];
            }
            for (int j = i; j <= most; j++) {
                ways[j] += ways[j - i];
            }
            all *= (double) (more + i) / i;
        }
        double sum = 0;
        for (double way : ways) {
            sum += way;
        }
        return sum / all;
    }
}
