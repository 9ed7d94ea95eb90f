package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import java.util.Locale;

/**
 * A number's distribution in baseline and window: shares of equal steps between the half and the 99.5 per cent of both, a
 * filled shape for the baseline and a line for the window.
 */
final class NumberChart {
    private static final int STEPS = 36;
    private static final double CUT = 0.005;
    private static final int WIDTH = 340;
    private static final int HEIGHT = 120;
    private static final int BOTTOM = 102;
    private static final int TOP = 6;

    private NumberChart() {}

    /** The chart as SVG; a line of words where one of the two has no values. */
    static String of(NumberProfile baseline, NumberProfile window) {
        if (baseline.finite() == 0 || window.finite() == 0) {
            return "<p class=\"soft\">no values to draw</p>";
        }
        double from = Math.min(quantile(baseline, CUT), quantile(window, CUT));
        double to = Math.max(quantile(baseline, 1 - CUT), quantile(window, 1 - CUT));
        if (!(to > from)) {
            to = from + 1;
        }
        double[] there = shares(baseline, from, to);
        double[] here = shares(window, from, to);
        double most = 1e-9;
        for (int i = 0; i < STEPS; i++) {
            most = Math.max(most, Math.max(there[i], here[i]));
        }
        return "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"distribution\">"
                + "<polygon class=\"b\" points=\"0," + BOTTOM + " " + steps(there, most) + " " + WIDTH + "," + BOTTOM
                + "\"/><polyline class=\"n\" points=\"" + steps(here, most) + "\"/>"
                + "<line class=\"axis\" x1=\"0\" y1=\"" + BOTTOM + "\" x2=\"" + WIDTH + "\" y2=\"" + BOTTOM + "\"/>"
                + "<text x=\"0\" y=\"116\">" + Html.text(Words.number(from)) + "</text><text x=\"" + WIDTH
                + "\" y=\"116\" text-anchor=\"end\">" + Html.text(Words.number(to)) + "</text></svg>";
    }

    private static double quantile(NumberProfile profile, double q) {
        return profile.quantile(q).orElse(0);
    }

    private static String steps(double[] shares, double most) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < STEPS; i++) {
            double y = BOTTOM - shares[i] / most * (BOTTOM - TOP);
            double x = (double) i * WIDTH / STEPS;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x, y, x + (double) WIDTH / STEPS, y));
        }
        return points.toString().strip();
    }

    private static double[] shares(NumberProfile profile, double from, double to) {
        double[] shares = new double[STEPS];
        double before = below(profile, from);
        for (int i = 0; i < STEPS; i++) {
            double upTo = below(profile, from + (to - from) * (i + 1) / STEPS);
            shares[i] = Math.max(0, upTo - before);
            before = upTo;
        }
        return shares;
    }

    /** The share of values up to a number, each bin's spread evenly over it. */
    private static double below(NumberProfile profile, double value) {
        double[] edges = profile.bins().edges();
        long[] cells = profile.cellCounts();
        double least = profile.min().orElse(0);
        double greatest = profile.max().orElse(0);
        double sum = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            double from = cell == 0 ? least : edges[cell - 1];
            double to = cell == cells.length - 1 ? greatest : edges[cell];
            if (value >= to) {
                sum += cells[cell];
            } else if (value > from) {
                sum += cells[cell] * (value - from) / (to - from);
            }
        }
        return sum / profile.finite();
    }
}
