package dev.vigia.profile;

import java.util.Arrays;

/**
 * The least and the greatest of finite values, and how many are 0. Whole blocks are taken into lanes, one for each place
 * of a block: a single running minimum would wait for the one before at each value.
 */
final class Extremes {
    private double min;
    private double max;
    private long zeros;

    private double[] leasts = {};
    private double[] greatests = {};
    /** How many values other than 0. */
    private double[] others = {};

    private long blocks;

    Extremes() {
        this(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);
    }

    Extremes(double min, double max, long zeros) {
        this.min = min;
        this.max = max;
        this.zeros = zeros;
    }

    /** Takes the first values of a block. A block that is full has the same length each time. */
    void add(double[] block, int size) {
        if (size == block.length) {
            addLanes(block);
        } else {
            addEach(block, size);
        }
    }

    private void addEach(double[] block, int size) {
        double least = min;
        double greatest = max;
        int zero = 0;
        for (int i = 0; i < size; i++) {
            double x = block[i];
            least = Math.min(least, x);
            greatest = Math.max(greatest, x);
            zero += x == 0 ? 1 : 0;
        }
        min = least;
        max = greatest;
        zeros += zero;
    }

    private void addLanes(double[] block) {
        if (leasts.length == 0) {
            leasts = block.clone();
            greatests = block.clone();
            others = new double[block.length];
        }
        double[] low = leasts;
        double[] high = greatests;
        double[] other = others;
        for (int i = 0; i < block.length; i++) {
            low[i] = Math.min(low[i], block[i]);
        }
        for (int i = 0; i < block.length; i++) {
            high[i] = Math.max(high[i], block[i]);
        }
        for (int i = 0; i < block.length; i++) {
            other[i] += Math.abs(Math.signum(block[i]));
        }
        blocks++;
    }

    /** Gathers the lanes: what is asked after it, until more is added, writes nothing. */
    void settle() {
        if (blocks > 0) {
            min = Math.min(min, Arrays.stream(leasts).min().orElseThrow());
            max = Math.max(max, Arrays.stream(greatests).max().orElseThrow());
            zeros += blocks * others.length - (long) Arrays.stream(others).sum();
            Arrays.fill(others, 0);
            blocks = 0;
        }
    }

    void merge(Extremes other) {
        settle();
        min = Math.min(min, other.min());
        max = Math.max(max, other.max());
        zeros += other.zeros();
    }

    /** The least value, never −0, which would depend on what came first; positive infinity of none. */
    double min() {
        settle();
        return min + 0.0;
    }

    /** The greatest value, never −0; negative infinity of none. */
    double max() {
        settle();
        return max + 0.0;
    }

    long zeros() {
        settle();
        return zeros;
    }
}
