package dev.vigia.ui.distribution;

import dev.vigia.profile.NumberProfile;
import java.util.OptionalDouble;

/**
 * Shares of a numeric column on bins of equal width, made from the bins of a baseline's quantiles by taking each of
 * those as evenly filled.
 */
final class Spread {
    private final double[] shares;
    private final double below;
    private final double above;

    private Spread(double[] shares, double below, double above) {
        this.shares = shares;
        this.below = below;
        this.above = above;
    }

    /** The share in a bin, in [0, 1]. */
    double share(int bin) {
        return shares[bin];
    }

    /** The share below the first edge. */
    double below() {
        return below;
    }

    /** The share above the last edge. */
    double above() {
        return above;
    }

    /** Spreads a column's finite values over bins. The shares are of all cells, so that missing ones lower them. */
    static Spread of(NumberProfile column, double[] edges) {
        double[] source = column.bins().edges();
        long[] counts = column.counts();
        double[] shares = new double[edges.length - 1];
        double below = column.below();
        double above = column.above();
        for (int i = 0; i < counts.length; i++) {
            below += counts[i] * within(source[i], source[i + 1], Double.NEGATIVE_INFINITY, edges[0]);
            above += counts[i] * within(source[i], source[i + 1], edges[edges.length - 1], Double.POSITIVE_INFINITY);
            for (int bin = 0; bin < shares.length; bin++) {
                shares[bin] += counts[i] * within(source[i], source[i + 1], edges[bin], edges[bin + 1]);
            }
        }
        double rows = Math.max(1, column.rows());
        for (int bin = 0; bin < shares.length; bin++) {
            shares[bin] /= rows;
        }
        return new Spread(shares, below / rows, above / rows);
    }

    /** The part of (low, high] that lies in (from, to]; a bin without width lies where its upper edge does. */
    private static double within(double low, double high, double from, double to) {
        if (high <= low) {
            return high > from && high <= to ? 1 : 0;
        }
        return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
    }

    /**
     * Edges of bins for a baseline's column: whole numbers in the middle of their bins where they are few, else equal
     * widths between the quantiles that leave out a hundredth in all. Empty if the baseline has no finite value.
     */
    static double[] edges(NumberProfile baseline, int most) {
        OptionalDouble low = baseline.quantile(0.005);
        OptionalDouble high = baseline.quantile(0.995);
        if (low.isEmpty() || high.isEmpty()) {
            return new double[0];
        }
        boolean whole = isWhole(baseline);
        double from = whole ? Math.floor(low.getAsDouble()) - 0.5 : low.getAsDouble();
        double to = whole ? Math.ceil(high.getAsDouble()) + 0.5 : high.getAsDouble();
        if (!(to > from)) {
            from -= 0.5;
            to += 0.5;
        }
        double width = (to - from) / most;
        width = whole ? Math.max(1, Math.ceil(width)) : width;
        int bins = Math.clamp(Math.round(Math.ceil((to - from) / width - 1e-9)), 1, most);
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = from + i * width;
        }
        return edges;
    }

    private static boolean isWhole(NumberProfile baseline) {
        return switch (baseline.feature().type()) {
            case INTEGER, BOOLEAN -> true;
            case NUMBER, CATEGORY, TEXT, TIMESTAMP -> false;
        };
    }
}
