package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.BinnedSample;

/**
 * A column's values without its zeros, where the baseline's zeros are a point mass among other values: zeros are a share
 * of their own, not a part of the shape.
 *
 * @param inRange the values within the baseline's range, by bin
 * @param size how many values, those beyond the range too
 * @param zeros how many were left out
 * @param mean of all of {@code size}
 * @param deviation of all of {@code size} (divisor n)
 */
record Bulk(BinnedSample inRange, double size, double zeros, double mean, double deviation) {
    private static final double LEAST_SHARE = 0.03;
    private static final int FEW = 100;

    static boolean zerosApart(NumberProfile reference) {
        double share = (double) reference.zeros() / reference.finite();
        return share >= LEAST_SHARE && share < 1 && !isDiscrete(reference);
    }

    /** Whether the baseline has few different values: most of its mass in fewer bins than it would have otherwise. */
    static boolean isDiscrete(NumberProfile reference) {
        return reference.bins().size() < Math.min(FEW, reference.finite() / 4);
    }

    static Bulk of(NumberProfile column, boolean zerosApart) {
        double[] edges = column.bins().edges();
        long[] counts = column.counts();
        double[] kept = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            boolean zero = zerosApart && edges[i + 1] == 0;
            kept[i] = zero ? 0 : counts[i];
        }
        double zeros = zerosApart ? column.zeros() : 0;
        double size = column.finite() - zeros;
        double all = column.mean().orElse(Double.NaN);
        double deviation = column.deviation().orElse(Double.NaN);
        double mean = all * column.finite() / size;
        double square = (deviation * deviation + all * all) * column.finite() / size;
        double spread = zerosApart ? Math.sqrt(Math.max(0, square - mean * mean)) : deviation;
        return new Bulk(new BinnedSample(edges, kept), size, zeros, mean, spread);
    }
}
