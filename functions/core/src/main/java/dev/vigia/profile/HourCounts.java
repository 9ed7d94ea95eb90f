package dev.vigia.profile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept of one hour of UTC to judge it by other hours: the counts of each column in a few cells. Immutable. */
public final class HourCounts {
    private final long hour;
    private final PairSums pairs;
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final Map<Derived, long[]> derived = new EnumMap<>(Derived.class);

    HourCounts(long hour, List<ColumnLayout> columns, HourTally tally) {
        this.hour = hour;
        pairs = tally.pairs().sums();
        for (int i = 0; i < columns.size(); i++) {
            counts.put(columns.get(i).feature().name(), tally.counts(i).clone());
        }
        for (Derived column : Derived.values()) {
            derived.put(column, tally.derived().counts(column).clone());
        }
    }

    /**
     * Of the profile of an hour.
     *
     * @param baseline under which the profile was made
     * @throws IllegalArgumentException if the window is longer than an hour, or the baseline another one
     */
    public static HourCounts of(Baseline baseline, Window window, Profile profile) {
        return new HourlyCounts(baseline).add(window, profile).each().getFirst();
    }

    /** The hour, counted from the epoch. */
    public long hour() {
        return hour;
    }

    /** The hour as a window. */
    public Window window() {
        return new Window(HourlyCounts.start(hour), HourlyCounts.start(hour + 1));
    }

    /** How the hour's features hang together. */
    public PairSums pairs() {
        return pairs;
    }

    /** The counts of a column by cell, a new array. */
    long[] counts(String feature) {
        long[] held = counts.get(feature);
        if (held == null) {
            throw new IllegalArgumentException("feature '" + feature + "': expected one of " + counts.keySet());
        }
        return Arrays.copyOf(held, held.length);
    }

    /** The counts of a column that is made of whole rows, by cell, a new array. */
    long[] counts(Derived column) {
        return derived.getOrDefault(column, new long[0]).clone();
    }
}
