package dev.vigia.stats;

/**
 * Welch's test of equal means without equal variances (1947, doi:10.1093/biomet/34.1-2.28), two-sided:
 * {@code scipy.stats.ttest_ind(equal_var=False)}; t is positive if the baseline's mean is the larger.
 *
 * <p>Undefined with fewer than two values in a sample, if both are constant, or if values are so large that their variance
 * is beyond a double.
 */
final class WelchTest {
    private WelchTest() {}

    static TestResult test(SortedSample baseline, SortedSample current) {
        double m = baseline.size();
        double n = current.size();
        if (Math.min(m, n) < 2) {
            return TestResult.undefined("a sample has fewer than 2 values");
        }
        if (baseline.isConstant() && current.isConstant()) {
            return TestResult.undefined("both samples are constant");
        }
        double first = baseline.isConstant() ? 0 : baseline.squares() / (m - 1) / m;
        double second = current.isConstant() ? 0 : current.squares() / (n - 1) / n;
        double error = first + second;
        double t = (baseline.mean() - current.mean()) / Math.sqrt(error);
        if (!(error > 0) || !Double.isFinite(error) || !Double.isFinite(t)) {
            return TestResult.undefined("the variance is beyond the range of a double");
        }
        double share = first / error;
        double degrees = 1 / (share * share / (m - 1) + (1 - share) * (1 - share) / (n - 1));
        return TestResult.ofLog(t, Math.log(2) + LogTails.student(degrees, Math.abs(t)));
    }
}
