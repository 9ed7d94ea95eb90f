package dev.vigia.ui.chart;

import java.util.List;

/**
 * Two distributions over the same bins, side by side.
 *
 * @param kind {@code bars}
 * @param unit what the bins are of: the feature's name
 * @param touching whether the bins are neighbours on a number line
 */
public record Bars(String kind, String unit, boolean touching, List<Bin> bins, String words) implements Drawing {
    /**
     * One bin.
     *
     * @param label below the bar
     * @param range in the tooltip
     * @param baseline the share of the baseline's rows, in [0, 1]
     * @param window the share of the window's rows
     * @param special whether it stands apart from the others: missing, new, beyond the range
     */
    public record Bin(String label, String range, double baseline, double window, boolean special) {}

    public Bars {
        bins = List.copyOf(bins);
    }

    public Bars(String unit, boolean touching, List<Bin> bins, String words) {
        this("bars", unit, touching, bins, words);
    }
}
