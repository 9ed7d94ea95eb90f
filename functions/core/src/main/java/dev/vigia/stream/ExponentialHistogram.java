package dev.vigia.stream;

import java.util.Arrays;

/**
 * The latest values of a stream as sums over buckets of 2ʲ values, at most five of each size for long: ADWIN2's window. Level 0 holds single
 * values; within a level the first bucket is the oldest.
 *
 * <p>Bifet & Gavaldà 2007, doi:10.1137/1.9781611972771.42, after Datar et al. 2002, doi:10.1137/S0097539701398363.
 */
final class ExponentialHistogram {
    private static final int MOST = 5;
    private static final int STRIDE = MOST + 1;
    private static final int LEVELS = 24;
    private static final int HEAD = 4;

    private final double[] totals = new double[LEVELS * STRIDE];
    private final double[] variances = new double[LEVELS * STRIDE];
    private final int[] buckets = new int[LEVELS];
    private int levels;
    private long width;
    private double total;
    private double variance;

    void add(double value) {
        if (width > 0) {
            double off = value - total / width;
            variance += width * off * off / (width + 1);
        }
        width++;
        total += value;
        append(0, value, 0);
        for (int level = 0; buckets[level] > MOST; level++) {
            merge(level);
        }
    }

    private void append(int level, double sum, double squares) {
        int place = level * STRIDE + buckets[level]++;
        totals[place] = sum;
        variances[place] = squares;
        levels = Math.max(levels, level + 1);
    }

    /** The two oldest of a level become one of the next. */
    private void merge(int level) {
        int first = level * STRIDE;
        double apart = totals[first] - totals[first + 1];
        double squares = variances[first] + variances[first + 1] + apart * apart / (1L << level) / 2;
        double sum = totals[first] + totals[first + 1];
        drop(level, 2);
        append(level + 1, sum, squares);
    }

    private void drop(int level, int count) {
        int first = level * STRIDE;
        int left = buckets[level] - count;
        for (int place = first; place < first + left; place++) {
            totals[place] = totals[place + count];
            variances[place] = variances[place + count];
        }
        buckets[level] = left;
    }

    /** Forgets the oldest bucket, of a window of at least two. */
    void removeOldest() {
        int level = levels - 1;
        double size = 1L << level;
        double sum = totals[level * STRIDE];
        width -= 1L << level;
        total -= sum;
        double apart = sum / size - total / width;
        variance -= variances[level * STRIDE] + size * width * apart * apart / (size + width);
        drop(level, 1);
        while (levels > 0 && buckets[levels - 1] == 0) {
            levels--;
        }
    }

    long width() {
        return width;
    }

    double total() {
        return total;
    }

    /** The sum of squared deviations from the mean, not below 0. */
    double variance() {
        return Math.max(0, variance);
    }

    int levels() {
        return levels;
    }

    int buckets(int level) {
        return buckets[level];
    }

    double total(int level, int bucket) {
        return totals[level * STRIDE + bucket];
    }

    void clear() {
        Arrays.fill(buckets, 0);
        levels = 0;
        width = 0;
        total = 0;
        variance = 0;
    }

    /** A place for the owner, then all that is kept. */
    double[] kept() {
        double[] kept = new double[HEAD + LEVELS + 2 * LEVELS * STRIDE];
        kept[1] = width;
        kept[2] = total;
        kept[3] = variance;
        for (int level = 0; level < LEVELS; level++) {
            kept[HEAD + level] = buckets[level];
        }
        System.arraycopy(totals, 0, kept, HEAD + LEVELS, totals.length);
        System.arraycopy(variances, 0, kept, HEAD + LEVELS + totals.length, variances.length);
        return kept;
    }

    void take(double[] kept) {
        width = (long) kept[1];
        total = kept[2];
        variance = kept[3];
        for (int level = 0; level < LEVELS; level++) {
            buckets[level] = (int) kept[HEAD + level];
            levels = buckets[level] > 0 ? level + 1 : levels;
        }
        System.arraycopy(kept, HEAD + LEVELS, totals, 0, totals.length);
        System.arraycopy(kept, HEAD + LEVELS + totals.length, variances, 0, variances.length);
    }
}
