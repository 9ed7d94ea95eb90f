package dev.vigia.drift;

import dev.vigia.check.Words;

/**
 * The part of a column that gained or lost most: of a number the interval of values whose share changed most, of a
 * category the one whose share did.
 *
 * @param first its first cell
 * @param last its last cell
 * @param before its share as expected
 * @param after its share in the window
 */
record Segment(int first, int last, double before, double after) {
    /** What one part gains others lose: that a rise and a fall are equal must not depend on rounding. */
    private static final double ROUNDING = 1e-9;

    /** The interval of neighbouring cells with the largest rise or fall of its share. */
    static Segment interval(double[] before, double[] after) {
        Segment rise = largestRise(before, after);
        Segment fall = largestRise(after, before);
        Segment most = rise.change() >= fall.change() - ROUNDING ? rise : fall.reversed();
        return most.widened(before, after);
    }

    /** With the empty cells at either end, so that an interval of all that is there on one side is said to be open. */
    private Segment widened(double[] earlier, double[] later) {
        int low = first == 1 && earlier[0] + later[0] == 0 ? 0 : first;
        int end = earlier.length - 1;
        int high = last == end - 1 && earlier[end] + later[end] == 0 ? end : last;
        return new Segment(low, high, before, after);
    }

    private double change() {
        return after - before;
    }

    private Segment reversed() {
        double earlier = after;
        double later = before;
        return new Segment(first, last, earlier, later);
    }

    /** Kadane's algorithm: the interval with the largest sum of differences; of equal ones the shortest. */
    private static Segment largestRise(double[] before, double[] after) {
        Segment best = new Segment(0, 0, before[0], after[0]);
        Segment here = best;
        for (int cell = 1; cell < before.length; cell++) {
            boolean goOn = here.change() > 0;
            here = new Segment(
                    goOn ? here.first() : cell,
                    cell,
                    (goOn ? here.before() : 0) + before[cell],
                    (goOn ? here.after() : 0) + after[cell]);
            best = here.change() > best.change() ? here : best;
        }
        return best;
    }

    /** The single cell whose share changed most. */
    static Segment cell(double[] before, double[] after) {
        int most = 0;
        for (int cell = 1; cell < before.length; cell++) {
            if (Math.abs(after[cell] - before[cell]) > Math.abs(after[most] - before[most])) {
                most = cell;
            }
        }
        return new Segment(most, most, before[most], after[most]);
    }

    /**
     * The interval in words.
     *
     * @param edges the upper edge of each cell but the last, which has none
     */
    String ofValues(double[] edges) {
        boolean low = first == 0;
        boolean high = last >= edges.length;
        String values = low && high
                ? "all values"
                : low
                        ? "values up to " + Words.number(edges[last])
                        : high
                                ? "values above " + Words.number(edges[first - 1])
                                : edges[first - 1] == Math.nextDown(edges[last])
                                        ? "the value " + Words.number(edges[last])
                                        : "values from " + Words.number(edges[first - 1]) + " to "
                                                + Words.number(edges[last]);
        return of(values);
    }

    /** The segment by its name, with its shares. */
    String of(String name) {
        return name + " " + Words.percent(before) + " → " + Words.percent(after);
    }

    static double[] shares(long[] counts) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        double[] shares = new double[counts.length];
        for (int cell = 0; cell < shares.length && total > 0; cell++) {
            shares[cell] = counts[cell] / total;
        }
        return shares;
    }
}
