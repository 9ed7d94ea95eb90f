package dev.vigia.stats;

/**
 * Two samples counted in the same cells: the baseline's rows and a window's rows.
 *
 * <p>For a number the cells are in ascending order of value; for a category their order means nothing. Immutable; the
 * arrays are copied. Cells that are empty in both samples are dropped, since no test or distance here depends on them.
 */
public final class TwoSampleCounts {
    final long[] baseline;
    final long[] window;
    private final long baselineTotal;
    private final long windowTotal;

    private TwoSampleCounts(long[] baseline, long[] window, long baselineTotal, long windowTotal) {
        this.baseline = baseline;
        this.window = window;
        this.baselineTotal = baselineTotal;
        this.windowTotal = windowTotal;
    }

    /**
     * Pairs the counts of two samples.
     *
     * @param baseline rows of the baseline in each cell, none negative
     * @param window rows of the window in each cell, as many cells
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     * @throws ArithmeticException if the rows of both exceed a long
     */
    public static TwoSampleCounts of(long[] baseline, long[] window) {
        if (baseline.length != window.length) {
            throw new IllegalArgumentException(
                    "window has " + window.length + " cells, expected the baseline's " + baseline.length);
        }
        int occupied = 0;
        for (int i = 0; i < baseline.length; i++) {
            Arguments.notNegative("count", Math.min(baseline[i], window[i]));
            occupied += (baseline[i] | window[i]) == 0 ? 0 : 1;
        }
        long[] first = new long[occupied];
        long[] second = new long[occupied];
        int k = 0;
        for (int i = 0; i < baseline.length; i++) {
            if ((baseline[i] | window[i]) != 0) {
                first[k] = baseline[i];
                second[k++] = window[i];
            }
        }
        return owning(first, second);
    }

    /** Takes arrays that nobody else holds and that have no cell empty in both. */
    static TwoSampleCounts owning(long[] baseline, long[] window) {
        long m = sum(baseline);
        long n = sum(window);
        Math.addExact(m, n);
        return new TwoSampleCounts(baseline, window, m, n);
    }

    /** Returns the number of cells that are not empty in both samples. */
    public int cells() {
        return baseline.length;
    }

    /** Returns the baseline's rows in a cell. */
    public long baseline(int cell) {
        return baseline[cell];
    }

    /** Returns the window's rows in a cell. */
    public long window(int cell) {
        return window[cell];
    }

    /** Returns the rows of both samples in a cell, at least 1. */
    public long pooled(int cell) {
        return baseline[cell] + window[cell];
    }

    /** Returns the number of rows of the baseline, m. */
    public long baselineTotal() {
        return baselineTotal;
    }

    /** Returns the number of rows of the window, n. */
    public long windowTotal() {
        return windowTotal;
    }

    /** Returns the number of rows of both samples, n + m. */
    public long total() {
        return baselineTotal + windowTotal;
    }

    /** Returns the number of rows of the smaller sample. */
    public long smallerTotal() {
        return Math.min(baselineTotal, windowTotal);
    }

    /** Tells whether one of the samples has no row: nothing can be compared then. */
    public boolean oneIsEmpty() {
        return baselineTotal == 0 || windowTotal == 0;
    }

    /** Returns 1/n + 1/m, the variance of a difference of two means of unit variance; infinite if one is empty. */
    double varianceFactor() {
        return 1.0 / windowTotal + 1.0 / baselineTotal;
    }

    /** Returns the rows of the smaller sample that a cell would have if nothing had changed. */
    double expectedInSmaller(int cell) {
        return (double) pooled(cell) * smallerTotal() / total();
    }

    /** Sums cells into groups; every group in 0 … groups − 1 must get a cell. */
    TwoSampleCounts grouped(int[] groupOfCell, int groups) {
        long[] first = new long[groups];
        long[] second = new long[groups];
        for (int i = 0; i < groupOfCell.length; i++) {
            first[groupOfCell[i]] += baseline[i];
            second[groupOfCell[i]] += window[i];
        }
        return new TwoSampleCounts(first, second, baselineTotal, windowTotal);
    }

    private static long sum(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** Tells the sizes; never the counts. */
    @Override
    public String toString() {
        return "TwoSampleCounts[cells=" + cells() + ", baseline=" + baselineTotal + ", window=" + windowTotal + "]";
    }
}
