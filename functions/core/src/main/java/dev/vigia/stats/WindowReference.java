package dev.vigia.stats;

import java.util.Arrays;
import java.util.List;

/**
 * What hours held before, by slot: their hour of day, say. A window is compared with the windows of its own slot.
 */
public final class WindowReference {
    /** Windows of its slot without which nothing is said of one: leaving one out, two. */
    public static final int LEAST_WINDOWS = 3;

    private final boolean ordered;
    private final Slots slots;
    private final long[][] counts;
    private final int[] windows;

    /**
     * Counts by slot. The arrays are not copied: not to be changed.
     *
     * @param ordered whether the cells are in order of value, as a number's are
     * @param slots how hours are assigned to slots
     * @param counts by slot and cell, summed over the slot's windows
     * @param windows how many windows each slot holds
     */
    public WindowReference(boolean ordered, Slots slots, long[][] counts, int[] windows) {
        if (counts.length != slots.count() || windows.length != slots.count()) {
            throw new IllegalArgumentException("reference of " + counts.length + " slots with the windows of "
                    + windows.length + ": expected " + slots.count() + " by " + slots);
        }
        this.ordered = ordered;
        this.slots = slots;
        this.counts = counts;
        this.windows = windows;
    }

    /** Whether the cells are in order of value, as a number's are. */
    public boolean ordered() {
        return ordered;
    }

    /** How hours are assigned to slots. */
    public Slots slots() {
        return slots;
    }

    /** By slot and cell, summed over the slot's windows; not to be changed. */
    public long[][] counts() {
        return counts;
    }

    /** How many windows each slot holds; not to be changed. */
    public int[] windows() {
        return windows;
    }

    static WindowReference of(boolean ordered, List<WindowCounts> windows, Slots slots) {
        long[][] sums = new long[slots.count()][windows.getFirst().counts().length];
        int[] held = new int[slots.count()];
        for (WindowCounts window : windows) {
            int slot = slots.of(window.hour());
            held[slot]++;
            for (int cell = 0; cell < window.counts().length; cell++) {
                sums[slot][cell] += window.counts()[cell];
            }
        }
        return new WindowReference(ordered, slots, sums, held);
    }

    /** Whether an hour's slot has windows enough. */
    public boolean knows(WindowCounts window) {
        return windows(window) >= LEAST_WINDOWS;
    }

    /** How many windows an hour's slot holds. */
    int windows(WindowCounts window) {
        return windows[slots.of(window.hour())];
    }

    /** The counts of an hour's slot; not to be changed. */
    long[] of(WindowCounts window) {
        return counts[slots.of(window.hour())];
    }

    /** ν: what is left of the windows when one is taken off for each slot. */
    double degrees() {
        return Arrays.stream(windows)
                .filter(held -> held >= LEAST_WINDOWS)
                .map(held -> held - 1)
                .sum();
    }

    /** Counts by cell, of all slots. */
    long[] overall() {
        long[] sums = new long[counts[0].length];
        for (long[] slot : counts) {
            for (int cell = 0; cell < sums.length; cell++) {
                sums[cell] += slot[cell];
            }
        }
        return sums;
    }

    /** The counts of a window's slot without the window's own. */
    long[] without(WindowCounts window) {
        long[] rest = of(window).clone();
        for (int cell = 0; cell < rest.length; cell++) {
            rest[cell] -= window.counts()[cell];
        }
        return rest;
    }

    /** How many cells hold a row of any window. */
    int occupied() {
        return (int) Arrays.stream(overall()).filter(count -> count > 0).count();
    }

    /** Pairs the counts of hours' slots, each slot once, with those of the hours, both summed. */
    TwoSampleCounts against(List<WindowCounts> hours) {
        long[] expected = new long[counts[0].length];
        long[] observed = new long[expected.length];
        hours.stream()
                .mapToInt(hour -> slots.of(hour.hour()))
                .distinct()
                .forEach(slot -> addTo(expected, counts[slot]));
        hours.forEach(hour -> addTo(observed, hour.counts()));
        return TwoSampleCounts.of(expected, observed);
    }

    private static void addTo(long[] sums, long[] more) {
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] += more[cell];
        }
    }
}
