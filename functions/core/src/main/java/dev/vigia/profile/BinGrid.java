package dev.vigia.profile;

import java.util.Arrays;

/**
 * Tells how many of some rising limits lie below a value, its place, by one array access and most often one comparison:
 * a grid of 4,096 cells over the values, either of equal width or of equal steps of the double's bits (which are about
 * logarithmic), whichever leaves fewer limits to pass over.
 */
final class BinGrid {
    private static final int CELL_BITS = 12;
    private static final int CELLS = 1 << CELL_BITS;

    /** The limits, and one that no finite value passes. */
    private final double[] limits;

    private final boolean byBits;
    private final double low;
    private final double cellsPerValue;
    private final long lowKey;
    private final long highKey;
    private final int shift;
    private final char[] start = new char[CELLS];
    private final long steps;

    private BinGrid(boolean byBits, double[] limits) {
        this.byBits = byBits;
        int last = limits.length - 1;
        this.limits = Arrays.copyOf(limits, last + 2);
        this.limits[last + 1] = Double.POSITIVE_INFINITY;
        low = limits[Math.min(1, last)];
        double width = last < 3 ? 0 : limits[last - 1] - low;
        double scaled =
                (CELLS - 3) / width; // the first cell is what lies before the inner limits, the last what lies after
        cellsPerValue = scaled > 0 && scaled < Double.MAX_VALUE ? scaled : 0;
        lowKey = key(limits[0]);
        highKey = key(limits[last]);
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(highKey - lowKey) - CELL_BITS);
        int place = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            while (place < last && cell(limits[place]) < cell) {
                place++;
            }
            start[cell] = (char) place;
        }
        steps = steps();
    }

    /** @param limits rising, at least one */
    static BinGrid of(double[] limits) {
        BinGrid even = new BinGrid(false, limits);
        BinGrid byBits = new BinGrid(true, limits);
        return even.steps <= byBits.steps ? even : byBits;
    }

    /** How many limits are passed over to come to each of them: 0 if each has a cell to itself. */
    private long steps() {
        long passed = 0;
        for (int place = 0; place < limits.length - 1; place++) {
            passed += place - start[cell(limits[place])];
        }
        return passed;
    }

    /** How many limits lie below a finite value. */
    int place(double value) {
        int place = start[cell(value)];
        while (limits[place] < value) {
            place++;
        }
        return place;
    }

    /**
     * Counts finite values by their places.
     *
     * @param cells room for as many whole numbers
     * @param counts one for each place
     */
    void count(double[] values, int size, int[] cells, long[] counts) {
        if (byBits) {
            cellsByBits(values, size, cells);
        } else {
            evenCells(values, size, cells);
        }
        if (steps == 0) {
            countSingle(values, size, cells, counts);
        } else {
            countSeveral(values, size, cells, counts);
        }
    }

    private void evenCells(double[] values, int size, int[] cells) {
        double from = low;
        double scaled = cellsPerValue;
        for (int i = 0; i < size; i++) {
            cells[i] = evenCell(values[i], from, scaled);
        }
    }

    private void cellsByBits(double[] values, int size, int[] cells) {
        for (int i = 0; i < size; i++) {
            cells[i] = cellByBits(values[i]);
        }
    }

    /** Where no cell holds two limits, one step is enough. */
    private void countSingle(double[] values, int size, int[] cells, long[] counts) {
        for (int i = 0; i < size; i++) {
            int place = start[cells[i]];
            counts[place + oneIfBelow(limits[place], values[i])]++;
        }
    }

    private void countSeveral(double[] values, int size, int[] cells, long[] counts) {
        for (int i = 0; i < size; i++) {
            double value = values[i];
            int place = start[cells[i]];
            place += oneIfBelow(limits[place], value); // most values are within a step, which needs no branch
            while (limits[place] < value) {
                place++;
            }
            counts[place]++;
        }
    }

    /** The sign of the difference, as a number: a compiler makes a branch of a comparison, and ties mispredict it. */
    private static int oneIfBelow(double limit, double value) {
        return (int) (Double.doubleToRawLongBits(limit - value) >>> 63);
    }

    private int cell(double value) {
        return byBits ? cellByBits(value) : evenCell(value, low, cellsPerValue);
    }

    private static int evenCell(double value, double low, double cellsPerValue) {
        return (int) Math.max(0.0, Math.min(CELLS - 1.0, (value - low) * cellsPerValue + 1));
    }

    private int cellByBits(double value) {
        return (int) ((Math.max(lowKey, Math.min(highKey, key(value))) - lowKey) >>> shift);
    }

    /** A whole number that orders as the values do. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
