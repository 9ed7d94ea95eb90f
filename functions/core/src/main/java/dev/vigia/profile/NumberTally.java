package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The counts of a numeric column. */
final class NumberTally implements Tally {
    private static final int BLOCK = 256;

    private final Feature feature;
    private final Bins bins;
    private final double lowest;
    private final double highest;
    private final boolean limited;
    private final CellTally cells;
    private final Extremes extremes;
    private final MomentSums sums;
    /** Below the range, each bin, above. */
    private final long[] counts;
    /** Finite values on their way: a loop for each thing that is counted runs faster than one for all. */
    private final double[] block = new double[BLOCK];

    /** The row of each; where none was left out, they are those from {@link #first} on. */
    private final int[] rows = new int[BLOCK];

    private boolean whole;
    private int first;

    private final int[] room = new int[BLOCK];
    private long nan;
    private long infinite;

    NumberTally(Feature feature, Bins bins) {
        this(feature, bins, new CellTally(), new Extremes(), new MomentSums());
    }

    private NumberTally(Feature feature, Bins bins, CellTally cells, Extremes extremes, MomentSums sums) {
        this.feature = feature;
        this.bins = bins;
        this.cells = cells;
        this.extremes = extremes;
        this.sums = sums;
        counts = new long[bins.size() + 2];
        Constraints limits = feature.constraints();
        boolean probabilities = areProbabilities();
        lowest = or(limits.min(), probabilities ? 0 : Double.NEGATIVE_INFINITY);
        highest = or(limits.max(), probabilities ? 1 : Double.POSITIVE_INFINITY);
        limited = limits.min() != null || limits.max() != null;
    }

    /** Whether it counts predictions that were probabilities in the baseline, and no range was set by hand. */
    boolean areProbabilities() {
        Constraints limits = feature.constraints();
        return feature.role() == Role.PREDICTION
                && limits.min() == null
                && limits.max() == null
                && bins.size() > 0
                && bins.least() >= 0
                && bins.greatest() <= 1
                && bins.least() < bins.greatest();
    }

    private static double or(@Nullable Double limit, double otherwise) {
        return limit == null ? otherwise : limit;
    }

    @Override
    public void add(Column column, RowMarks marks) {
        for (int from = 0; from < column.size(); from += BLOCK) {
            int size = Math.min(BLOCK, column.size() - from);
            if (takeWhole(column, from, size)) {
                addBlock(size, marks);
            } else {
                int taken = takeFinite(column, from, size, marks);
                addBlock(taken, marks);
                addSums(taken);
            }
        }
    }

    /** Counts one value. */
    void add(double value) {
        add(NumberColumn.of(value), RowMarks.none());
    }

    /** Counts the first {@code size} of some values. */
    void add(double[] values, int size) {
        add(NumberColumn.of(Arrays.copyOf(values, size)), RowMarks.none());
    }

    /** Takes some rows into the block and adds their sums, if each has a finite value that is not far out. */
    private boolean takeWhole(Column column, int from, int size) {
        if (column instanceof NumberColumn numbers && numbers.allPresent()) {
            numbers.copyTo(block, from, size);
            first = from;
            whole = bins.addNear(block, size, sums);
        } else {
            whole = false;
        }
        return whole;
    }

    /** Takes some rows' finite values into the block, counts the other cells, and returns how many it took. */
    private int takeFinite(Column column, int from, int size, RowMarks marks) {
        int finite = 0;
        for (int row = from; row < from + size; row++) {
            Cell cell = column.cell(row);
            if (cell == Cell.PRESENT && column instanceof NumberColumn numbers) {
                double value = numbers.value(row);
                if (Math.abs(value) <= Double.MAX_VALUE) {
                    block[finite] = value;
                    rows[finite++] = row;
                } else {
                    cells.example(addNotFinite(value), marks, row);
                }
            } else {
                cells.example(cells.add(cell), marks, row);
            }
        }
        return finite;
    }

    private void addBlock(int size, RowMarks marks) {
        extremes.add(block, size);
        long outside = counts[0] + counts[counts.length - 1];
        bins.count(block, size, room, counts);
        if (limited || counts[0] + counts[counts.length - 1] != outside) {
            addOddities(size, marks);
        }
    }

    private void addOddities(int size, RowMarks marks) {
        for (int i = 0; i < size; i++) {
            double x = block[i];
            int oddity = bins.holds(x) ? 0 : Oddity.BEYOND_RANGE.bit;
            if (x < lowest || x > highest) {
                oddity |= cells.addBeyondLimit();
            }
            if (oddity != 0) {
                cells.example(oddity, marks, whole ? first + i : rows[i]);
            }
        }
    }

    private void addSums(int size) {
        for (int i = 0; i < size; i++) {
            block[i] = bins.units(block[i]);
        }
        sums.add(block, size);
    }

    private int addNotFinite(double value) {
        if (Double.isNaN(value)) {
            nan++;
        } else {
            infinite++;
        }
        return Oddity.NOT_FINITE.bit;
    }

    @Override
    public CellTally cells() {
        return cells;
    }

    Feature feature() {
        return feature;
    }

    Bins bins() {
        return bins;
    }

    /** How often a bin was hit; −1 is below the range, {@code bins().size()} above. */
    long count(int bin) {
        return counts[bin + 1];
    }

    long nan() {
        return nan;
    }

    long infinite() {
        return infinite;
    }

    long zeros() {
        return extremes.zeros();
    }

    double min() {
        return extremes.min();
    }

    double max() {
        return extremes.max();
    }

    MomentSums sums() {
        return sums;
    }

    @Override
    public NumberTally fresh() {
        return new NumberTally(feature, bins);
    }

    @Override
    public void merge(Tally other) {
        NumberTally that = (NumberTally) other;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += that.counts[i];
        }
        nan += that.nan;
        infinite += that.infinite;
        extremes.merge(that.extremes);
        sums.merge(that.sums);
        cells.merge(that.cells);
    }

    @Override
    public void pack(PackWriter out) {
        cells.pack(out);
        out.count(nan);
        out.count(infinite);
        out.count(zeros());
        out.number(min());
        out.number(max());
        sums.pack(out);
        out.counts(counts);
    }

    @Override
    public NumberTally unpack(PackReader in) {
        CellTally unpackedCells = CellTally.unpack(in);
        long[] head = {in.count(), in.count(), in.count()};
        Extremes extremes = new Extremes(in.number(), in.number(), head[2]);
        NumberTally tally = new NumberTally(feature, bins, unpackedCells, extremes, MomentSums.unpack(in));
        tally.nan = head[0];
        tally.infinite = head[1];
        long[] packed = in.counts();
        if (packed.length != counts.length) {
            throw new IllegalArgumentException("packed profile with " + packed.length + " counts of '" + feature.name()
                    + "': expected the baseline's " + counts.length);
        }
        System.arraycopy(packed, 0, tally.counts, 0, packed.length);
        return tally;
    }

    @Override
    public NumberProfile profile() {
        extremes.settle(); // here, for a profile may be read by many at once
        return new NumberProfile(this);
    }
}
