package dev.vigia.profile;

/**
 * Tells near which bin a value lies, by one array access: a grid of 4,096 cells over the values, either of equal width
 * or of equal steps of the double's bits (which are about logarithmic), whichever leaves fewer bins to pass over.
 */
final class BinGrid {
    private static final int CELL_BITS = 12;
    private static final int CELLS = 1 << CELL_BITS;

    private final boolean byBits;
    private final double low;
    private final double cellsPerValue;
    private final long lowKey;
    private final int shift;
    private final char[] start = new char[CELLS];

    private BinGrid(boolean byBits, double least, double[] upper) {
        this.byBits = byBits;
        int last = upper.length - 1;
        low = last < 1 ? least : upper[0];
        double width = last < 1 ? 0 : upper[last - 1] - low;
        double scaled = CELLS / width;
        cellsPerValue = scaled > 0 && scaled < Double.MAX_VALUE ? scaled : 0;
        lowKey = key(least);
        long span = last < 0 ? 0 : key(upper[last]) - lowKey;
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - CELL_BITS);
        int bin = 0;
        for (int cell = 0; cell < CELLS && last >= 0; cell++) {
            while (bin < last && cell(upper[bin]) < cell) {
                bin++;
            }
            start[cell] = (char) bin;
        }
    }

    static BinGrid of(double least, double[] upper) {
        BinGrid even = new BinGrid(false, least, upper);
        BinGrid byBits = new BinGrid(true, least, upper);
        return even.steps(upper) <= byBits.steps(upper) ? even : byBits;
    }

    /** How many bins are passed over for one value of each bin. */
    private long steps(double[] upper) {
        long steps = 0;
        for (int bin = 0; bin < upper.length; bin++) {
            steps += bin - start(upper[bin]);
        }
        return steps;
    }

    /** A bin that is the value's or before it, and after every bin of a lower cell. */
    int start(double value) {
        return start[cell(value)];
    }

    private int cell(double value) {
        if (byBits) {
            return (int) ((key(value) - lowKey) >>> shift);
        }
        int cell = (int) ((value - low) * cellsPerValue);
        return Math.max(0, Math.min(CELLS - 1, cell));
    }

    /** A whole number that orders as the values do. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
