package dev.vigia.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number of a group, beside what is asked of it.
 *
 * @param what what was measured
 * @param value in the unit
 * @param unit of the value and the target, such as {@code ns}; a ratio's is {@code ×}
 * @param target the number to reach (DESIGN.md, "Numbers to reach"); null where none is set
 * @param atLeast whether the value is to be at least the target, not at most
 */
public record Line(
        String what, double value, String unit, @Nullable Double target, boolean atLeast) {
    /** A number to stay below. */
    public static Line atMost(String what, double value, String unit, double target) {
        return new Line(what, value, unit, target, false);
    }

    /** A number to reach. */
    public static Line atLeast(String what, double value, String unit, double target) {
        return new Line(what, value, unit, target, true);
    }

    /** A number that is told for comparison only. */
    public static Line told(String what, double value, String unit) {
        return new Line(what, value, unit, null, false);
    }

    /** The value over the target, or the target over the value where the value is to be at least that: 1 or less is met. */
    @Nullable Double ratio() {
        if (target == null) {
            return null;
        }
        return atLeast ? target / value : value / target;
    }

    /** A row of the table: what, value, target, their ratio, and whether it is met. */
    String row() {
        Double ratio = ratio();
        String asked = target == null ? "" : (atLeast ? "≥ " : "≤ ") + number(target) + " " + unit;
        String met = ratio == null ? "" : String.format(Locale.ROOT, "%.2f %s", ratio, ratio <= 1 ? "met" : "missed");
        return String.format(Locale.ROOT, "  %-66s %12s  %-12s %s", what, number(value) + " " + unit, asked, met)
                .stripTrailing();
    }

    private static String number(double value) {
        int digits = value == 0 ? 0 : Math.clamp((long) (2 - Math.floor(Math.log10(Math.abs(value)))), 0, 6);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
