package dev.vigia.profile;

import dev.vigia.stats.Dispersion;

/**
 * How much more the rates of a number's extremes vary than those of independent rows: of values in the lowest bin of the
 * baseline or below it, and in the highest or above it. Extremes of rows that follow one another come together, and those
 * beyond the range, of which the baseline has none, do as those next to them.
 *
 * @param low of the lowest values
 * @param high of the highest
 */
public record EndDispersion(Dispersion low, Dispersion high) {
    /** Rows are independent. */
    public static final EndDispersion NONE = new EndDispersion(Dispersion.NONE, Dispersion.NONE);
}
