package dev.vigia.stats;

import java.util.Arrays;

/**
 * The rising function that is nearest to outcomes in least squares, by pooling adjacent violators (Ayer et al. 1955,
 * doi:10.1214/aoms/1177728423). Between its steps it is interpolated and beyond them constant, as
 * {@code sklearn.isotonic.IsotonicRegression(out_of_bounds='clip')} does.
 */
public final class IsotonicRegression {
    private final double[] from;
    private final double[] values;

    private IsotonicRegression(double[] from, double[] values) {
        this.from = from;
        this.values = values;
    }

    /**
     * Fits the function.
     *
     * @param x finite numbers, at least one
     * @param y finite outcomes, as many
     * @throws IllegalArgumentException if there is none or the lengths differ
     */
    public static IsotonicRegression fit(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(
                    x.length + " numbers and " + y.length + " outcomes: expected as many, and one or more");
        }
        double[] places =
                Arrays.stream(x).map(one -> one + 0.0).sorted().distinct().toArray();
        double[] sums = new double[places.length];
        double[] counts = new double[places.length];
        for (int i = 0; i < x.length; i++) {
            int at = Arrays.binarySearch(places, x[i] + 0.0);
            sums[at] += y[i];
            counts[at]++;
        }
        return new IsotonicRegression(places, pooled(sums, counts));
    }

    private static double[] pooled(double[] sums, double[] counts) {
        int[] starts = new int[sums.length];
        double[] blockSums = new double[sums.length];
        double[] blockCounts = new double[sums.length];
        int blocks = 0;
        for (int i = 0; i < sums.length; i++) {
            starts[blocks] = i;
            blockSums[blocks] = sums[i];
            blockCounts[blocks] = counts[i];
            blocks++;
            while (blocks > 1
                    && blockSums[blocks - 2] * blockCounts[blocks - 1]
                            >= blockSums[blocks - 1] * blockCounts[blocks - 2]) {
                blocks--;
                blockSums[blocks - 1] += blockSums[blocks];
                blockCounts[blocks - 1] += blockCounts[blocks];
            }
        }
        double[] values = new double[sums.length];
        for (int block = 0; block < blocks; block++) {
            int end = block + 1 < blocks ? starts[block + 1] : sums.length;
            Arrays.fill(values, starts[block], end, blockSums[block] / blockCounts[block]);
        }
        return values;
    }

    /** The function's value; NaN for NaN. */
    public double value(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        int at = Arrays.binarySearch(from, x + 0.0);
        if (at >= 0) {
            return values[at];
        }
        int next = -at - 1;
        if (next == 0) {
            return values[0];
        }
        if (next == from.length) {
            return values[next - 1];
        }
        double share = (x - from[next - 1]) / (from[next] - from[next - 1]);
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }
}
