package dev.vigia.profile;

import java.util.Arrays;

/** Finds the bins of a column from a baseline's values. */
final class BinEdges {
    static final int MOST = 320;
    private static final double NORMAL_IQR = 1.3489795003921634;
    private static final double LEAST_SCALE = 1e-290;

    private BinEdges() {}

    /** @param sorted finite values in rising order, without negative zeros */
    static Bins of(double[] sorted) {
        if (sorted.length == 0) {
            return Bins.none();
        }
        double[] edges = new double[2 * MOST + 1];
        int size = 0;
        edges[size++] = sorted[0];
        int at = 0;
        for (int k = 1; k <= MOST; k++) {
            int quantile = (int) (((long) k * sorted.length + MOST - 1) / MOST) - 1;
            double value = sorted[quantile];
            if (size > 1 && value == edges[size - 1]) {
                continue;
            }
            int first = firstOf(sorted, at, quantile);
            if (first > 0 && isHeavy(sorted, first) && edges[size - 1] < Math.nextDown(value)) {
                edges[size++] = Math.nextDown(value);
            }
            edges[size++] = value;
            at = quantile;
        }
        return new Bins(Arrays.copyOf(edges, size), sorted[(sorted.length - 1) / 2], scale(sorted));
    }

    /** The first place of the value that stands at {@code place}. */
    private static int firstOf(double[] sorted, int from, int place) {
        int first = place;
        while (first > from && sorted[first - 1] == sorted[place]) {
            first--;
        }
        return first;
    }

    private static boolean isHeavy(double[] sorted, int first) {
        long last = first + Math.max(1, (2L * sorted.length + MOST - 1) / MOST) - 1;
        return last < sorted.length && sorted[(int) last] == sorted[first];
    }

    /** From the quartiles, which one huge value does not move; where they are equal, from all values. */
    private static double scale(double[] sorted) {
        double upper = sorted[(int) (0.75 * (sorted.length - 1))];
        double lower = sorted[(int) (0.25 * (sorted.length - 1))];
        double scale = upper / NORMAL_IQR - lower / NORMAL_IQR;
        if (!(scale > LEAST_SCALE)) {
            scale = Spread.of(sorted).deviation();
        }
        if (!(scale > LEAST_SCALE)) {
            scale = Math.max(1, Math.abs(sorted[0]));
        }
        return Math.min(scale, Double.MAX_VALUE);
    }
}
