package dev.vigia.stats;

/** One hour's counts of a column by cell. */
public final class WindowCounts {
    private final long hour;
    private final long[] counts;

    /**
     * Counts of an hour.
     *
     * @param hour counted from the epoch
     * @param counts by cell, not copied: not to be changed
     */
    public WindowCounts(long hour, long[] counts) {
        this.hour = hour;
        this.counts = counts;
    }

    /** The hour, counted from the epoch. */
    public long hour() {
        return hour;
    }

    /** Counts by cell; not to be changed. */
    public long[] counts() {
        return counts;
    }

    /** How many rows. */
    public double rows() {
        return CellScores.total(counts);
    }
}
