package dev.vigia.stream;

import java.util.Arrays;

/**
 * The latest values of a stream as sums over buckets of 2ʲ values, at most five of each size: ADWIN2's window. Level 0 holds single
 * values; within a level bucket 0 is the oldest.
 *
 * <p>Bifet & Gavaldà 2007, doi:10.1137/1.9781611972771.42, after Datar et al. 2002, doi:10.1137/S0097539701398363.
 */
final class ExponentialHistogram {
    private static final int MOST = 5;
    private static final int LEVELS = 24;
    private static final int HEAD = 4;
    /** Places of a level, used in turn, so that the oldest go without the others being moved. */
    private static final int RING = 8;

    private final double[] totals = new double[LEVELS * RING];
    private final double[] squares = new double[LEVELS * RING];
    private final int[] oldest = new int[LEVELS];
    private final int[] buckets = new int[LEVELS];
    private int levels;
    private long width;
    private double total;
    private double square;

    void add(double value) {
        width++;
        total += value;
        square += value * value;
        append(0, value, value * value);
        for (int level = 0; buckets[level] > MOST; level++) {
            merge(level);
        }
    }

    private void append(int level, double sum, double ofSquares) {
        int place = place(level, buckets[level]);
        totals[place] = sum;
        squares[place] = ofSquares;
        buckets[level]++;
        levels = Math.max(levels, level + 1);
    }

    private int place(int level, int bucket) {
        return level * RING + ((oldest[level] + bucket) & (RING - 1));
    }

    /** The two oldest of a level become one of the next. */
    private void merge(int level) {
        int first = place(level, 0);
        int second = place(level, 1);
        drop(level, 2);
        append(level + 1, totals[first] + totals[second], squares[first] + squares[second]);
    }

    private void drop(int level, int count) {
        oldest[level] = (oldest[level] + count) & (RING - 1);
        buckets[level] -= count;
    }

    /** Forgets the oldest bucket, of a window of at least two. */
    void removeOldest() {
        int level = levels - 1;
        int place = place(level, 0);
        width -= 1L << level;
        total -= totals[place];
        square -= squares[place];
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
        return Math.max(0, square - total * total / width);
    }

    int levels() {
        return levels;
    }

    int buckets(int level) {
        return buckets[level];
    }

    double total(int level, int bucket) {
        return totals[place(level, bucket)];
    }

    void clear() {
        Arrays.fill(oldest, 0);
        Arrays.fill(buckets, 0);
        levels = 0;
        width = 0;
        total = 0;
        square = 0;
    }

    /** A place for the owner, then all that is kept, each level's buckets from the oldest on. */
    double[] kept() {
        double[] kept = new double[HEAD + LEVELS + 2 * LEVELS * MOST];
        kept[1] = width;
        kept[2] = total;
        kept[3] = square;
        for (int level = 0; level < LEVELS; level++) {
            kept[HEAD + level] = buckets[level];
            for (int bucket = 0; bucket < buckets[level]; bucket++) {
                int at = HEAD + LEVELS + 2 * (level * MOST + bucket);
                kept[at] = totals[place(level, bucket)];
                kept[at + 1] = squares[place(level, bucket)];
            }
        }
        return kept;
    }

    void take(double[] kept) {
        clear();
        for (int level = 0; level < LEVELS; level++) {
            for (int bucket = 0; bucket < kept[HEAD + level]; bucket++) {
                int at = HEAD + LEVELS + 2 * (level * MOST + bucket);
                append(level, kept[at], kept[at + 1]);
            }
        }
        width = (long) kept[1];
        total = kept[2];
        square = kept[3];
    }
}
