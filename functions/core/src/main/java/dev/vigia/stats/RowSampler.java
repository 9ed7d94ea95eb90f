package dev.vigia.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the rows of the smaller sample at random from the pooled rows: the law of its counts if nothing has changed.
 *
 * <p>Only rows outside the largest cell are drawn one by one; how many these are is hypergeometric. So a sample of which
 * 99 % lie in one cell costs a hundredth.
 */
final class RowSampler {
    private static final int GUIDES = 2048;

    /** Numbers of rows outside the largest cell that are less probable than the mode by this in ln are left out. */
    private static final double NEGLIGIBLE = -45;

    private final long size;
    private final int largest;
    private final long[] upTo;
    private final int[] guide = new int[GUIDES];
    private final double slotsPerRow;
    private final long fewest;
    private final double[] cumulative;

    /**
     * Prepares to draw.
     *
     * @param pooled rows of both samples in each cell, not all in one
     * @param size rows of the smaller sample
     */
    RowSampler(long[] pooled, long size) {
        this.size = size;
        this.largest = indexOfLargest(pooled);
        this.upTo = new long[pooled.length];
        long rest = 0;
        for (int cell = 0; cell < pooled.length; cell++) {
            rest += cell == largest ? 0 : pooled[cell];
            upTo[cell] = rest;
        }
        double slotWidth = (double) rest / GUIDES;
        this.slotsPerRow = GUIDES / (double) rest;
        for (int slot = 0; slot < GUIDES; slot++) {
            guide[slot] = firstAbove((long) (slot * slotWidth), slot == 0 ? 0 : guide[slot - 1]);
        }
        HypergeometricLaw outside = new HypergeometricLaw(rest, pooled[largest], size);
        long mode = outside.mode();
        double most = outside.logMass(mode);
        this.fewest = edge(outside, mode, outside.lowest(), -1, most);
        this.cumulative = cumulative(outside, fewest, edge(outside, mode, outside.highest(), 1, most), most);
    }

    /** Fills in the counts of one random sample. */
    void draw(SplittableRandom random, long[] counts) {
        Arrays.fill(counts, 0);
        long outside = fewest + search(random.nextDouble() * cumulative[cumulative.length - 1]);
        counts[largest] = size - outside;
        long rest = upTo[upTo.length - 1];
        while (outside > 0) {
            long row = (long) (random.nextDouble() * rest);
            int cell = firstAbove(row, guide[Math.min(GUIDES - 1, (int) (row * slotsPerRow))]);
            // rows of a cell are alike: let those already drawn be its last
            if (upTo[cell] - row > counts[cell]) {
                counts[cell]++;
                outside--;
            }
        }
    }

    /** Returns the cell of a row, near a guess. */
    private int firstAbove(long row, int guess) {
        int cell = guess;
        while (cell > 0 && upTo[cell - 1] > row) {
            cell--;
        }
        while (upTo[cell] <= row) {
            cell++;
        }
        return cell;
    }

    private int search(double u) {
        int index = Arrays.binarySearch(cumulative, u);
        return Math.min(cumulative.length - 1, index < 0 ? -index - 1 : index + 1);
    }

    private static long edge(HypergeometricLaw law, long mode, long end, int direction, double most) {
        long x = mode;
        while (x != end && law.logMass(x + direction) - most > NEGLIGIBLE) {
            x += direction;
        }
        return x;
    }

    private static double[] cumulative(HypergeometricLaw law, long from, long to, double most) {
        double[] sums = new double[Math.toIntExact(to - from + 1)];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.exp(law.logMass(from + i) - most);
            sums[i] = sum;
        }
        return sums;
    }

    private static int indexOfLargest(long[] pooled) {
        int largest = 0;
        for (int cell = 1; cell < pooled.length; cell++) {
            largest = pooled[cell] > pooled[largest] ? cell : largest;
        }
        return largest;
    }
}
