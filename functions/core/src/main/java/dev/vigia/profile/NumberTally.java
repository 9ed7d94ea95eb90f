package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import org.jspecify.annotations.Nullable;

/** The counts of a numeric column. */
final class NumberTally implements Tally {
    private final Feature feature;
    private final Bins bins;
    private final double lowest;
    private final double highest;
    private final CellTally cells;
    private final MomentSums sums;
    /** Below the range, each bin, above. */
    private final long[] counts;

    private long nan;
    private long infinite;
    private long zeros;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    NumberTally(Feature feature, Bins bins) {
        this(feature, bins, new CellTally(), new MomentSums());
    }

    private NumberTally(Feature feature, Bins bins, CellTally cells, MomentSums sums) {
        this.feature = feature;
        this.bins = bins;
        this.cells = cells;
        this.sums = sums;
        counts = new long[bins.size() + 2];
        Constraints limits = feature.constraints();
        lowest = or(limits.min(), Double.NEGATIVE_INFINITY);
        highest = or(limits.max(), Double.POSITIVE_INFINITY);
    }

    private static double or(@Nullable Double limit, double otherwise) {
        return limit == null ? otherwise : limit;
    }

    @Override
    public void add(Column column, RowMarks marks) {
        for (int row = 0; row < column.size(); row++) {
            Cell cell = column.cell(row);
            int oddities = cell == Cell.PRESENT && column instanceof NumberColumn numbers
                    ? add(numbers.value(row))
                    : cells.add(cell);
            if (oddities != 0) {
                cells.example(oddities, marks, row);
            }
        }
    }

    /** Counts a value; returns the bits of its oddities. */
    int add(double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            return addNotFinite(value);
        }
        double x = value + 0.0; // no negative zero, whose order in min and max would depend on which came first
        if (x < min) {
            min = x;
        }
        if (x > max) {
            max = x;
        }
        zeros += x == 0 ? 1 : 0;
        int bin = bins.index(x);
        counts[bin + 1]++;
        sums.add(bins.units(x));
        int oddity = bin < 0 || bin == counts.length - 2 ? Oddity.BEYOND_RANGE.bit : 0;
        return x < lowest || x > highest ? oddity | cells.addBeyondLimit() : oddity;
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
        return zeros;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
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
        zeros += that.zeros;
        min = Math.min(min, that.min);
        max = Math.max(max, that.max);
        sums.merge(that.sums);
        cells.merge(that.cells);
    }

    @Override
    public void pack(PackWriter out) {
        cells.pack(out);
        out.count(nan);
        out.count(infinite);
        out.count(zeros);
        out.number(min);
        out.number(max);
        sums.pack(out);
        out.counts(counts);
    }

    @Override
    public NumberTally unpack(PackReader in) {
        CellTally unpackedCells = CellTally.unpack(in);
        long[] head = {in.count(), in.count(), in.count()};
        double[] range = {in.number(), in.number()};
        NumberTally tally = new NumberTally(feature, bins, unpackedCells, MomentSums.unpack(in));
        tally.nan = head[0];
        tally.infinite = head[1];
        tally.zeros = head[2];
        tally.min = range[0];
        tally.max = range[1];
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
        return new NumberProfile(this);
    }
}
