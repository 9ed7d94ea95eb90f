package dev.vigia.stats;

import java.util.Arrays;

/**
 * The finite values of a sample in ascending order, with its first two moments.
 *
 * <p>One element more than values is kept, positive infinity, so that a merge needs no test for the end.
 */
final class SortedSample {
    private final double[] values;
    private final int size;
    private final double mean;
    private final double squares;

    private SortedSample(double[] values, int size) {
        this.values = values;
        this.size = size;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i] / size;
        }
        this.mean = sum;
        this.squares = squares(values, size, mean);
    }

    /** Copies and sorts what is finite; NaN and infinite values are left out. */
    static SortedSample of(double[] sample) {
        double[] values = new double[sample.length + 1];
        int size = 0;
        for (double value : sample) {
            values[size] = value;
            size += Double.isFinite(value) ? 1 : 0;
        }
        Arrays.sort(values, 0, size);
        values[size] = Double.POSITIVE_INFINITY;
        return new SortedSample(values, size);
    }

    private static double squares(double[] values, int size, double mean) {
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < size; i++) {
            double difference = values[i] - mean;
            sum += difference * difference;
            rest += difference;
        }
        return sum - rest / Math.max(1, size) * rest; // what the mean's own rounding adds
    }

    int size() {
        return size;
    }

    /** Returns the i-th value from below, from 0; positive infinity at the size. */
    double get(int i) {
        return values[i];
    }

    /** Returns the array itself, for loops: values, then positive infinity. */
    double[] array() {
        return values;
    }

    /** Returns the mean; 0 of no values, infinite where it overflows. */
    double mean() {
        return mean;
    }

    /** Returns Σ (x − mean)²; infinite where it overflows. */
    double squares() {
        return squares;
    }

    boolean isConstant() {
        return size > 0 && values[0] == values[size - 1];
    }

    /** Returns how many values are at most x. */
    int countAtMost(double x) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] <= x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * Returns a quantile as {@code numpy.quantile} has it: linear between neighbours, to the last bit.
     *
     * @param q in [0, 1]; there must be a value
     */
    double quantile(double q) {
        double at = q * (size - 1);
        int below = (int) at;
        double fraction = at - below;
        double a = values[below];
        double b = values[Math.min(below + 1, size - 1)];
        double step = b - a;
        return fraction < 0.5 ? a + step * fraction : b - step * (1 - fraction);
    }

    /** Returns NumPy's quantiles at 0.1 … 0.9, equal ones once. */
    double[] decileEdges() {
        double[] edges = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
        int kept = 0;
        for (double q : edges) {
            double edge = quantile(q);
            if (kept == 0 || edge > edges[kept - 1]) {
                edges[kept++] = edge;
            }
        }
        return Arrays.copyOf(edges, kept);
    }

    /** Returns the values in (edge below, edge], one bin more than edges. */
    long[] countsBetween(double[] edges) {
        long[] counts = new long[edges.length + 1];
        int below = 0;
        for (int i = 0; i < edges.length; i++) {
            int upTo = countAtMost(edges[i]);
            counts[i] = (long) upTo - below;
            below = upTo;
        }
        counts[edges.length] = (long) size - below;
        return counts;
    }
}
