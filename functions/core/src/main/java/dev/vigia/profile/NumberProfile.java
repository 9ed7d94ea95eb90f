package dev.vigia.profile;

import dev.vigia.model.Feature;
import java.util.OptionalDouble;

/** What a profile keeps of a numeric column. Immutable. */
public final class NumberProfile implements ColumnProfile {
    /** An outermost bin with more than so many bins' values is one that a moved window fills. */
    private static final double MOST_TIMES = 3;

    private final NumberTally tally;
    private final long finite;

    NumberProfile(NumberTally tally) {
        this.tally = tally;
        long sum = 0;
        for (int bin = -1; bin <= tally.bins().size(); bin++) {
            sum += tally.count(bin);
        }
        finite = sum;
    }

    @Override
    public Feature feature() {
        return tally.feature();
    }

    @Override
    public CellTally cells() {
        return tally.cells();
    }

    @Override
    public long present() {
        return finite + nan() + infinite();
    }

    /** How many finite values. */
    public long finite() {
        return finite;
    }

    public long nan() {
        return tally.nan();
    }

    public long infinite() {
        return tally.infinite();
    }

    public long zeros() {
        return tally.zeros();
    }

    /** Finite values less than the baseline's least. */
    public long below() {
        return tally.count(-1);
    }

    /** Finite values greater than the baseline's greatest; all of them if it has none. */
    public long above() {
        return tally.count(tally.bins().size());
    }

    /**
     * Whether it is of predictions that all lie in [0, 1] in the baseline, not all equal, and that have no range set by hand.
     * Those outside [0, 1] are then counted in {@link #beyondLimit()}.
     */
    public boolean areProbabilities() {
        return tally.areProbabilities();
    }

    /** The least finite value; empty if there is none. */
    public OptionalDouble min() {
        return finite == 0 ? OptionalDouble.empty() : OptionalDouble.of(tally.min());
    }

    /** The greatest finite value; empty if there is none. */
    public OptionalDouble max() {
        return finite == 0 ? OptionalDouble.empty() : OptionalDouble.of(tally.max());
    }

    /** The bins, which belong to the baseline. */
    public Bins bins() {
        return tally.bins();
    }

    /** How many finite values lie in each bin, a new array; those beyond the baseline's range are in none. */
    public long[] counts() {
        long[] counts = new long[bins().size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = tally.count(i);
        }
        return counts;
    }

    /** How many finite values lie below the range, in each bin, and above: the cells that tests are made on. */
    public long[] cellCounts() {
        long[] counts = new long[bins().size() + 2];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = tally.count(i - 1);
        }
        return counts;
    }

    /**
     * The mean of the finite values; empty if there is none, or if it is beyond the range of a double. Values more
     * than 2<sup>22</sup> scales from the baseline's median count as that ({@link #saturated}).
     */
    public OptionalDouble mean() {
        return finite == 0
                ? OptionalDouble.empty()
                : ifFinite(bins().centre() + bins().scale() * (tally.sums().sum() / finite));
    }

    /** The standard deviation of the finite values (divisor n); empty as {@link #mean} is. */
    public OptionalDouble deviation() {
        if (finite == 0) {
            return OptionalDouble.empty();
        }
        double mean = tally.sums().sum() / finite;
        double variance = tally.sums().squares() / finite - mean * mean;
        return ifFinite(bins().scale() * Math.sqrt(Math.max(0, variance)));
    }

    /** Whether a value was so far out that mean and deviation are not exact. */
    public boolean saturated() {
        return tally.sums().saturated();
    }

    /**
     * A quantile of the finite values, interpolated within a bin, and among whole or rounded numbers the bin's upper edge,
     * which is one of them; empty if there is none. Beyond the baseline's range it is a guess ({@link #knownQuantile}).
     *
     * @param q in [0, 1]
     */
    public OptionalDouble quantile(double q) {
        if (finite == 0) {
            return OptionalDouble.empty();
        }
        Place place = place(q);
        int bin = place.bin();
        double[] edges = bins().edges();
        double from = bin < 0 || edges.length == 0 ? tally.min() : edges[Math.min(bin, edges.length - 1)];
        double to = bin + 1 < edges.length ? edges[bin + 1] : tally.max();
        boolean upper = bin >= 0 && bin < bins().size() && bins().isTied(bin);
        double share = upper ? 1 : place.share();
        return OptionalDouble.of(Math.max(tally.min(), Math.min(tally.max(), from * (1 - share) + to * share)));
    }

    /**
     * A quantile as far as the bins tell: empty too if it lies beyond the baseline's range, or in an outermost bin that holds many
     * times the values that the baseline has there and more than one value wide: where in it they lie is not known.
     *
     * @param q in [0, 1]
     */
    public OptionalDouble knownQuantile(double q) {
        if (finite == 0) {
            return OptionalDouble.empty();
        }
        int bin = place(q).bin();
        int last = bins().size() - 1;
        boolean outermost = (bin == 0 || bin == last)
                && !bins().isSingle(bin)
                && (double) tally.count(bin) / finite > MOST_TIMES / (last + 1);
        return bin < 0 || bin > last || outermost ? OptionalDouble.empty() : quantile(q);
    }

    /** The cell of a quantile, −1 below the bins, and where in it by rank. */
    private record Place(int bin, double share) {}

    private Place place(double q) {
        double rank = q * finite;
        double before = 0;
        for (int bin = -1; bin <= bins().size(); bin++) {
            long count = tally.count(bin);
            if (count > 0 && before + count >= rank) {
                return new Place(bin, (rank - before) / count);
            }
            before += count;
        }
        return new Place(bins().size(), 1);
    }

    private static OptionalDouble ifFinite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
