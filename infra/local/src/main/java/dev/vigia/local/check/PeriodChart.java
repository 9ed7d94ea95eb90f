package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.performance.Measurement;
import dev.vigia.performance.PerformancePeriod;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A measure by period as SVG: a line with intervals where it is measured, a dashed line in a band where it is estimated, and the
 * baseline's value across. Lines are broken where a period has no value.
 */
final class PeriodChart {
    private static final int WIDTH = 340;
    private static final int HEIGHT = 140;
    private static final int TOP = 18;
    private static final int BOTTOM = 116;
    /** Lines end above the scale's lower value. */
    private static final int FLOOR = 102;

    private final List<double[]> measured;
    private final List<double[]> estimated;
    private final double from;
    private final double to;
    private final StringBuilder svg = new StringBuilder();

    private PeriodChart(List<double[]> measured, List<double[]> estimated, OptionalDouble baseline) {
        this.measured = measured;
        this.estimated = estimated;
        double[] all = DoubleStream.concat(
                        Stream.concat(measured.stream(), estimated.stream()).flatMapToDouble(Arrays::stream),
                        baseline.stream())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double span = all[all.length - 1] - all[0];
        double room = span > 0 ? 0.05 * span : Math.max(1e-3, 0.05 * Math.abs(all[0]));
        from = all[0] - room;
        to = all[all.length - 1] + room;
    }

    /** The chart of a measure; a line of words where no period has one. */
    static String of(PeriodsTold told, String measure, OptionalDouble baseline) {
        List<double[]> measured = told.periods().stream()
                .map(period -> ends(PeriodsTold.measured(period, measure)))
                .toList();
        List<double[]> estimated = told.periods().stream()
                .map(period -> ends(PeriodsTold.estimated(period, measure)))
                .toList();
        return Stream.concat(measured.stream(), estimated.stream()).noneMatch(PeriodChart::isKnown)
                ? "<p class=\"soft\">no period has rows enough to draw it</p>"
                : new PeriodChart(measured, estimated, baseline).draw(told, measure, baseline);
    }

    /** A value and its interval; NaN where there is none. */
    private static double[] ends(Optional<Measurement> one) {
        return one.map(of -> new double[] {of.value(), of.low(), of.high()})
                .orElse(new double[] {Double.NaN, Double.NaN, Double.NaN});
    }

    private static boolean isKnown(double[] ends) {
        return Double.isFinite(ends[0]);
    }

    private String draw(PeriodsTold told, String measure, OptionalDouble baseline) {
        svg.append("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"" + measure + " by "
                + told.unit().word() + "\">");
        baseline.ifPresent(value -> line("ref", 0, y(value), WIDTH, y(value)));
        runs(estimated, (first, last) -> {
            band(first, last);
            polyline("est", estimated, first, last);
        });
        for (int i = 0; i < measured.size(); i++) {
            double[] ends = measured.get(i);
            if (Double.isFinite(ends[1]) && Double.isFinite(ends[2])) {
                line("whisker", x(i), y(ends[1]), x(i), y(ends[2]));
            }
        }
        runs(measured, (first, last) -> polyline("n", measured, first, last));
        for (int i = 0; i < measured.size(); i++) {
            if (isKnown(measured.get(i))) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                        x(i),
                        y(measured.get(i)[0])));
            }
        }
        frame(svg, told, BOTTOM);
        svg.append("<text x=\"0\" y=\"11\">" + Words.number(to) + "</text><text x=\"0\" y=\"" + (BOTTOM - 3) + "\">"
                + Words.number(from) + "</text></svg>");
        return svg.toString();
    }

    /** The axis, and the first and last period under it. */
    private static void frame(StringBuilder svg, PeriodsTold told, int bottom) {
        List<PerformancePeriod> periods = told.periods();
        svg.append("<line class=\"axis\" x1=\"0\" y1=\"" + bottom + "\" x2=\"" + WIDTH + "\" y2=\"" + bottom
                + "\"/><text x=\"0\" y=\"" + (bottom + 15) + "\">" + told.label(periods.getFirst()) + "</text>");
        if (periods.size() > 1) {
            svg.append("<text x=\"" + WIDTH + "\" y=\"" + (bottom + 15) + "\" text-anchor=\"end\">"
                    + told.label(periods.getLast()) + "</text>");
        }
    }

    /** How many rows each period holds, the labelled ones filled. */
    static String volume(PeriodsTold told) {
        double most = Math.max(
                1,
                told.periods().stream().mapToLong(PerformancePeriod::rows).max().orElse(1));
        double step = (double) WIDTH / told.periods().size();
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-label=\"rows by " + told.unit().word() + "\">");
        for (int i = 0; i < told.periods().size(); i++) {
            bar(svg, "b", i * step, step, told.periods().get(i).rows() / most);
            bar(svg, "nb", i * step, step, told.periods().get(i).labelled() / most);
        }
        frame(svg, told, BOTTOM);
        return svg.append("<text x=\"0\" y=\"11\">" + Words.count((long) most, "row") + "</text></svg>")
                .toString();
    }

    private static void bar(StringBuilder svg, String look, double x, double step, double share) {
        if (share > 0) {
            double height = share * (BOTTOM - TOP);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    look,
                    x + 0.1 * step,
                    BOTTOM - height,
                    0.8 * step,
                    height));
        }
    }

    private double x(int period) {
        return (period + 0.5) * WIDTH / measured.size();
    }

    private double y(double value) {
        return FLOOR - (value - from) / (to - from) * (FLOOR - TOP);
    }

    private void line(String look, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                look,
                x1,
                y1,
                x2,
                y2));
    }

    /** Takes the first and the last of periods that follow one another. */
    private interface Run {
        void draw(int first, int last);
    }

    private static void runs(List<double[]> values, Run run) {
        int first = 0;
        for (int i = 0; i <= values.size(); i++) {
            if (i == values.size() || !isKnown(values.get(i))) {
                if (i > first) {
                    run.draw(first, i - 1);
                }
                first = i + 1;
            }
        }
    }

    private void polyline(String look, List<double[]> values, int first, int last) {
        svg.append("<polyline class=\"" + look + "\" points=\"");
        for (int i = first; i <= last; i++) {
            point(x(i), y(values.get(i)[0]));
        }
        svg.append("\"/>");
    }

    /** An estimate's interval, half a period to either side. */
    private void band(int first, int last) {
        double half = 0.5 * WIDTH / measured.size();
        svg.append("<polygon class=\"band\" points=\"");
        point(x(first) - half, y(estimated.get(first)[1]));
        for (int i = first; i <= last; i++) {
            point(x(i), y(estimated.get(i)[1]));
        }
        point(x(last) + half, y(estimated.get(last)[1]));
        point(x(last) + half, y(estimated.get(last)[2]));
        for (int i = last; i >= first; i--) {
            point(x(i), y(estimated.get(i)[2]));
        }
        point(x(first) - half, y(estimated.get(first)[2]));
        svg.append("\"/>");
    }

    private void point(double x, double y) {
        svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
}
