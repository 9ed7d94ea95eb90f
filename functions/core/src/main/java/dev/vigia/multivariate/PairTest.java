package dev.vigia.multivariate;

import dev.vigia.stats.SubsetSum;
import java.util.Arrays;

/**
 * Whether two columns are correlated as before: the window's correlation r₁ against the baseline's r₀.
 *
 * <p>On all rows in which both are present, with a and b standardised over both samples and r their correlation, each row
 * has the influence ψ = ab − r(a² + b²)/2, whose sum over a sample tells its correlation. Given the rows, that sum over
 * the smaller sample is judged as one of a random subset ({@link SubsetSum}): right at any sizes, ties and tails.
 * Margins that moved move ψ too; so r₁ − r₀, each within its own sample, over its own standard error
 * is asked as well, and the larger p-value counts.
 */
final class PairTest {
    private static final double ROUNDING = 1e-9;

    private final Score first;
    private final Score second;
    private final int baselineRows;
    private double[] a;
    private double[] b;
    private int before;

    PairTest(Score first, Score second, int baselineRows) {
        this.first = first;
        this.second = second;
        this.baselineRows = baselineRows;
        a = first.values();
        b = second.values();
        before = baselineRows;
        if (!first.isComplete() || !second.isComplete()) {
            keepCompleteRows();
        }
    }

    private void keepCompleteRows() {
        double[] x = new double[a.length];
        double[] y = new double[a.length];
        int size = 0;
        for (int row = 0; row < a.length; row++) {
            before = row == baselineRows ? size : before;
            if (!Double.isNaN(a[row]) && !Double.isNaN(b[row])) {
                x[size] = a[row];
                y[size++] = b[row];
            }
        }
        before = Math.min(before, size);
        a = Arrays.copyOf(x, size);
        b = Arrays.copyOf(y, size);
    }

    /** The correlation in the baseline; NaN if a column does not vary there. */
    double baseline() {
        return Moments.correlation(a, b, 0, before);
    }

    /** The correlation in the window. */
    double window() {
        return Moments.correlation(a, b, before, a.length);
    }

    /** How many rows of the smaller sample have both. */
    int smaller() {
        return Math.min(before, a.length - before);
    }

    /** ln p of no change by the normal law, both-sided: cheap, and right where the smaller sample is large. */
    double logNormal() {
        double apart = Math.abs(window() - baseline());
        double squared = errorSquared(0, before) + errorSquared(before, a.length);
        double z = apart < ROUNDING ? 0 : apart / Math.sqrt(squared);
        return Math.min(0, Math.log(2) + SubsetSum.logNormalTail(Math.min(z, 1e100)));
    }

    /** The square of a sample's standard error of its correlation, by the spread of the rows' influences. */
    private double errorSquared(int from, int to) {
        double sum = 0;
        for (double value : influences(from, to)) {
            sum += value * value;
        }
        return sum / (to - from) / (to - from);
    }

    private double[] influences(int from, int to) {
        Moments x = Moments.of(a, from, to);
        Moments y = Moments.of(b, from, to);
        double r = Moments.correlation(a, x, b, y, from, to);
        double[] psi = new double[to - from];
        for (int row = from; row < to; row++) {
            double u = (a[row] - x.mean()) / x.deviation();
            double v = (b[row] - y.mean()) / y.deviation();
            psi[row - from] = u * v - r * (u * u + v * v) / 2;
        }
        return psi;
    }

    /** ln p of no change, both-sided. */
    double logPValue() {
        double[] psi = influences(0, a.length);
        boolean windowIsSmaller = a.length - before <= before;
        double sum = 0;
        for (int row = windowIsSmaller ? before : 0; row < (windowIsSmaller ? a.length : before); row++) {
            sum += psi[row];
        }
        SubsetSum law = new SubsetSum(psi, smaller());
        double side = law.deviations(sum);
        boolean rose = windowIsSmaller == side > 0;
        if (rose != window() > baseline() || Math.abs(window() - baseline()) < ROUNDING) {
            return 0;
        }
        double span = first.isFlag() && second.isFlag() ? span(psi) : 0;
        double tail = side > 0 ? law.logUpper(sum, span) : law.negated().logUpper(-sum, span);
        return Math.min(0, Math.max(Math.log(2) + tail, logNormal()));
    }

    /** The least distance between values that differ: of two flags there are four. */
    private static double span(double[] psi) {
        double[] values = Arrays.stream(psi).distinct().sorted().toArray();
        double least = 0;
        for (int i = 1; i < values.length; i++) {
            double apart = values[i] - values[i - 1];
            least = apart > 1e-9 && (least == 0 || apart < least) ? apart : least;
        }
        return least;
    }
}
