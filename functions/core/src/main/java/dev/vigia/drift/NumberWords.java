package dev.vigia.drift;

import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import java.util.OptionalDouble;

/** Says what of a number moved most: its median, its mean, its spread, or one value's share. */
record NumberWords(NumberProfile window, NumberProfile baseline) {
    /** A move of the centre by this many standard deviations is worth naming. */
    private static final double NOTABLE = 0.05;
    /** A change of spread by this factor, as a logarithm. */
    private static final double WIDER = 0.1;

    String moved() {
        double scale = baseline.deviation().orElse(0);
        double median = change(baseline.quantile(0.5), window.quantile(0.5), scale);
        double mean = change(baseline.mean(), window.mean(), scale);
        double spread = spread();
        double[] point = point();
        if (Math.abs(median) >= NOTABLE && Math.abs(median) >= Math.abs(mean) / 2) {
            return arrow("median", baseline.quantile(0.5), window.quantile(0.5));
        }
        if (point[1] > 2 * Math.max(Math.abs(mean), NOTABLE)) {
            return "share of values around " + Words.number(point[0]) + " "
                    + Words.percent(share(baseline.counts()[(int) point[2]], baseline)) + " → "
                    + Words.percent(share(window.counts()[(int) point[2]], window));
        }
        if (Math.abs(spread) >= WIDER && Math.abs(spread) >= Math.abs(mean)) {
            return arrow("standard deviation", baseline.deviation(), window.deviation());
        }
        return baseline.mean().isPresent() && window.mean().isPresent()
                ? arrow("mean", baseline.mean(), window.mean())
                : arrow("median", baseline.quantile(0.5), window.quantile(0.5));
    }

    /** In units of the baseline's deviation; where that is 0, any change is far. */
    private static double change(OptionalDouble before, OptionalDouble after, double scale) {
        double change = after.orElse(0) - before.orElse(0);
        return change == 0 ? 0 : scale > 0 ? change / scale : Math.copySign(1, change);
    }

    private double spread() {
        double before = baseline.deviation().orElse(0);
        double after = window.deviation().orElse(0);
        return before > 0 && after > 0 ? Math.log(after / before) : 0;
    }

    /** The value and rise of the bin that gained most, and which it is. */
    private double[] point() {
        double[] edges = window.bins().edges();
        long[] here = window.counts();
        long[] there = baseline.counts();
        double[] most = {0, 0, 0};
        for (int bin = 0; bin + 1 < edges.length; bin++) {
            double rise = share(here[bin], window) - share(there[bin], baseline);
            if (rise > most[1]) {
                most = new double[] {edges[bin + 1], rise, bin};
            }
        }
        return most;
    }

    private static double share(long count, NumberProfile profile) {
        return profile.finite() == 0 ? 0 : (double) count / profile.finite();
    }

    private static String arrow(String what, OptionalDouble before, OptionalDouble after) {
        return what + " " + Words.number(before.orElse(0)) + " → " + Words.number(after.orElse(0));
    }
}
