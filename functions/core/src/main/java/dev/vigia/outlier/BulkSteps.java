package dev.vigia.outlier;

import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.TautString;
import java.util.Arrays;

/**
 * The distribution function of a column's bulk at the bins' edges, and at the least and the greatest value where they lie beyond. A
 * value that has a bin to itself is taken together with what lies between it and the next lower one, so that values that tie step as
 * a histogram does.
 */
final class BulkSteps {
    /** An outermost bin with more than so many bins' values is one that a moved window fills: where in it they lie is not known. */
    private static final double MOST_TIMES = 3;

    private static final int LEAST_CELLS = 3;
    private static final double LEAST_OF_GROUP = 0.05;

    private final boolean discrete;
    /** The first two points and the last stand beyond the range where something lies there; each cell ends at one. */
    private final double[] x;

    private final double[] share;
    private final double size;
    private final double least;
    private final double greatest;

    private BulkSteps(boolean discrete, double[] x, double[] share, double size, double least, double greatest) {
        this.discrete = discrete;
        this.x = x;
        this.share = share;
        this.size = size;
        this.least = least;
        this.greatest = greatest;
    }

    /** @param bulk of that column, not empty, in bins of a baseline with spread */
    static BulkSteps of(NumberProfile column, Bulk bulk, boolean discrete) {
        double[] edges = column.bins().edges();
        double[] counts = bulk.inRange().counts();
        double[] x = new double[edges.length + 3];
        double[] share = new double[x.length];
        double first = edges[0] - Math.max(0, step(edges));
        int size = 0;
        if (column.below() > 0) {
            x[size++] = column.min().orElseThrow();
            first = Math.max(first, (x[0] + edges[0]) / 2);
        }
        double sum = column.below();
        x[size] = first;
        share[size++] = sum / bulk.size();
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (i + 1 == counts.length || !column.bins().isSingle(i + 1)) {
                x[size] = edges[i + 1];
                share[size++] = sum / bulk.size();
            }
        }
        if (column.above() > 0) {
            x[size] = column.max().orElseThrow();
            share[size++] = 1;
        }
        double low = column.bins().isSingle(0) ? edges[0] : edges[1];
        double high = column.bins().isSingle(counts.length - 1) ? edges[counts.length] : edges[counts.length - 1];
        return new BulkSteps(discrete, Arrays.copyOf(x, size), Arrays.copyOf(share, size), bulk.size(), low, high);
    }

    /** How far below the least value its cell begins: as far as the next value lies above, if it has a bin to itself. */
    private static double step(double[] edges) {
        return edges[1] > edges[0]
                ? 0
                : Arrays.stream(edges)
                                .filter(edge -> edge > Math.nextUp(edges[0]))
                                .findFirst()
                                .orElse(edges[0])
                        - edges[0];
    }

    /** How many values. */
    double size() {
        return size;
    }

    /** Where the values' modes part ({@link TautString}). */
    double[] valleys(double radius) {
        return TautString.valleys(x, share, radius);
    }

    /** The share of values below one. */
    double below(double value) {
        int at = 1;
        while (at < x.length - 1 && x[at] < value) {
            at++;
        }
        return share[at - 1]
                + (share[at] - share[at - 1]) * Math.clamp((value - x[at - 1]) / (x[at] - x[at - 1]), 0, 1);
    }

    /** Whether the values between two ranks are more than one or two that tie, as a scale of whole numbers makes. */
    boolean isSpread(double from, double to) {
        int cells = 0;
        for (int i = 1; i < x.length; i++) {
            boolean counts = share[i - 1] >= from - 1e-9 && share[i] <= to + 1e-9;
            cells += counts && share[i] - share[i - 1] >= LEAST_OF_GROUP * (to - from) ? 1 : 0;
        }
        double middle = value((from + to) / 2);
        return !discrete || cells >= LEAST_CELLS || middle < least || middle > greatest;
    }

    private double value(double rank) {
        int at = 1;
        while (at < x.length - 1 && share[at] < rank) {
            at++;
        }
        double part = discrete || share[at] <= share[at - 1] ? 1 : (rank - share[at - 1]) / (share[at] - share[at - 1]);
        return x[at - 1] + (x[at] - x[at - 1]) * Math.clamp(part, 0, 1);
    }

    /** Where the value of a rank lies, in words. */
    String place(double rank) {
        double value = value(rank);
        boolean low = value < least && below(least) > MOST_TIMES / x.length;
        boolean high = value > greatest && 1 - below(greatest) > MOST_TIMES / x.length;
        return low
                ? "below " + Words.number(least)
                : high ? "above " + Words.number(greatest) : "around " + Words.number(value);
    }
}
