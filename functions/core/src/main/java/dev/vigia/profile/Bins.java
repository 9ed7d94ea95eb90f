package dev.vigia.profile;

import java.util.Arrays;

/**
 * The bins of a numeric column: a baseline's quantiles, at most 320. Bin i holds the values in (edge(i), edge(i + 1)],
 * the first one its lower edge too; a value with 1/160 of the baseline or more has a bin to itself.
 */
public final class Bins {
    /** Each value of a feature of few values has a bin to itself and one before it, which holds none. */
    private static final double MOST_PER_SINGLE = 4;

    private static final double MOST_STEPS = 1.5;

    private static final Bins NONE = new Bins(new double[0], 0, 1);

    private final double least;
    private final double[] upper;
    private final BinGrid grid;
    private final double centre;
    private final double scale;
    private final double unitsPerValue;
    private final double step;

    /** @param edges rising, the first the least value; of one value twice that value; empty: no bins */
    Bins(double[] edges, double centre, double scale) {
        boolean empty = edges.length == 0;
        least = empty ? Double.POSITIVE_INFINITY : edges[0];
        upper = empty ? edges : Arrays.copyOfRange(edges, 1, edges.length);
        grid = BinGrid.of(limits(least, upper));
        this.centre = centre;
        this.scale = scale;
        unitsPerValue = MomentSums.UNIT / scale;
        step = step();
    }

    /** The bins of no values: everything lies above them. */
    static Bins none() {
        return NONE;
    }

    /** How many bins: 0 if the baseline has no finite value. */
    public int size() {
        return upper.length;
    }

    /** The baseline's least value; positive infinity if it has none. */
    double least() {
        return least;
    }

    /** The baseline's greatest value; negative infinity if it has none. */
    double greatest() {
        return upper.length == 0 ? Double.NEGATIVE_INFINITY : upper[upper.length - 1];
    }

    /**
     * The {@code size() + 1} edges, rising, the first the baseline's least value, the last its greatest; a copy. The
     * first two are equal if the least value has a bin to itself. Empty if there are no bins.
     */
    public double[] edges() {
        if (upper.length == 0) {
            return new double[0];
        }
        double[] edges = new double[upper.length + 1];
        edges[0] = least;
        System.arraycopy(upper, 0, edges, 1, upper.length);
        return edges;
    }

    /** Whether a value lies within the baseline's range: of no bins none does. */
    boolean holds(double value) {
        return upper.length > 0 && value >= least && value <= upper[upper.length - 1];
    }

    /** Whether a bin holds one value only, by its width. */
    public boolean isSingle(int bin) {
        double below = bin == 0 ? least : upper[bin - 1];
        return !(Math.nextUp(below) < upper[bin]);
    }

    /** The least distance of values that tie, as 1 of whole numbers; 0 where most do not tie. */
    private double step() {
        int single = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < upper.length; i++) {
            single += isSingle(i) ? 1 : 0;
            least = isSingle(i) ? least : Math.min(least, width(i));
        }
        return single > 0 && single >= upper.length / MOST_PER_SINGLE ? least : 0;
    }

    private double width(int bin) {
        return bin == 0 ? upper[0] - this.least : upper[bin] - upper[bin - 1];
    }

    /** Whether the baseline's values in a bin are all its upper edge, though it is as wide as a step: not of one between two such values. */
    boolean isTied(int bin) {
        return width(bin) < MOST_STEPS * step && (bin + 1 == upper.length || !isSingle(bin + 1));
    }

    /** What sums are taken about: the baseline's median. */
    double centre() {
        return centre;
    }

    /** The unit of the sums: about a standard deviation, positive. */
    double scale() {
        return scale;
    }

    /** A value's distance from the centre, in the units of {@link MomentSums}. */
    double units(double value) {
        return (value - centre) * unitsPerValue;
    }

    /** Adds values' distances from the centre to sums, if all are finite and near enough; else none. */
    boolean addNear(double[] values, int size, MomentSums sums) {
        return sums.addNear(values, size, centre, unitsPerValue);
    }

    /** The bin of a finite value, −1 if it is below the baseline's range, {@code size()} if above. */
    int index(double value) {
        return grid.place(value) - 1;
    }

    /**
     * Counts finite values by bin: below the range, each bin, above.
     *
     * @param room for as many whole numbers
     */
    void count(double[] values, int size, int[] room, long[] counts) {
        grid.count(values, size, room, counts);
    }

    /** What is below the range, and each bin's upper edge; of no bins a limit that all values are above. */
    private static double[] limits(double least, double[] upper) {
        double[] limits = new double[upper.length + 1];
        limits[0] = upper.length == 0 ? Double.NEGATIVE_INFINITY : Math.nextDown(least);
        System.arraycopy(upper, 0, limits, 1, upper.length);
        return limits;
    }

    void pack(PackWriter out) {
        out.numbers(edges());
        out.number(centre);
        out.number(scale);
    }

    static Bins unpack(PackReader in) {
        double[] edges = in.numbers();
        return new Bins(edges, in.number(), in.number());
    }
}
