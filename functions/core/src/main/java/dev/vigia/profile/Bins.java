package dev.vigia.profile;

/**
 * The bins of a numeric column: a baseline's quantiles, at most 320. Bin i holds the values in (edge(i), edge(i + 1)],
 * the first one its lower edge too; a value with much of the baseline has a bin to itself.
 */
public final class Bins {
    private Bins() {}

    /** How many bins: 0 if the baseline has no finite value. */
    public int size() {
        return Unfinished.yet();
    }

    /** The {@code size() + 1} edges in rising order, the first the baseline's least value, the last its greatest, a copy. */
    public double[] edges() {
        return Unfinished.yet();
    }
}
