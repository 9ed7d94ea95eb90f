package dev.vigia.stats;

import java.util.List;
import java.util.Optional;

/** Learns a {@link WindowLaw} by the way of assigning hours to slots that tells most of the next hour. */
public final class SlotChoice {
    private static final double LEAST_COVERAGE = 0.9;
    private static final double FINER = 0.95;

    private SlotChoice() {}

    /**
     * Learns from hours by the slots that tell most of the next hour: of those that leave few hours out, the ones with the
     * least spread; finer ones must be better by a twentieth.
     *
     * @param ordered whether the cells are in order of value
     * @param hours each with a row or more, all with as many cells
     * @return empty if there are too few
     */
    public static Optional<WindowLawFit.Fitted> best(boolean ordered, List<WindowCounts> hours) {
        Optional<WindowLawFit.Fitted> best = Optional.empty();
        for (Slots slots : Slots.values()) {
            if (coverage(hours, slots) < LEAST_COVERAGE) {
                continue;
            }
            Optional<WindowLawFit.Fitted> next = WindowLawFit.of(ordered, hours, slots);
            boolean better = next.isPresent()
                    && (best.isEmpty()
                            || next.get().spread() < FINER * best.get().spread());
            best = better ? next : best;
        }
        return best;
    }

    /** The share of hours whose slot has windows enough. */
    private static double coverage(List<WindowCounts> hours, Slots slots) {
        int[] held = new int[slots.count()];
        hours.forEach(hour -> held[slots.of(hour.hour())]++);
        return hours.stream()
                        .filter(hour -> held[slots.of(hour.hour())] >= WindowReference.LEAST_WINDOWS)
                        .count()
                / Math.max(1.0, hours.size());
    }
}
