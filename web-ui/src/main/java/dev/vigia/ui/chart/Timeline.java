package dev.vigia.ui.chart;

import java.util.List;

/**
 * Lanes of windows along time.
 *
 * @param kind {@code timeline}
 * @param from the left end, in milliseconds since the epoch
 * @param to the right end
 */
public record Timeline(String kind, long from, long to, List<Lane> lanes, String words) implements Drawing {
    /** One row of windows. */
    public record Lane(String label, List<Cell> cells) {
        public Lane {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One window.
     *
     * @param health the word of the health that its outcome speaks for
     * @param outcome the outcome, as the tooltip says it
     * @param text rows and reason
     */
    public record Cell(long from, long to, String health, String outcome, String text) {}

    public Timeline {
        lanes = List.copyOf(lanes);
    }

    public Timeline(long from, long to, List<Lane> lanes, String words) {
        this("timeline", from, to, lanes, words);
    }
}
