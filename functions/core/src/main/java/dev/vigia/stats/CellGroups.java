package dev.vigia.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A column's cells in at most {@value #MOST} groups, each with rows enough in a window of usual size, for the shares that
 * windows are compared by. The largest group is the last: its share follows from the others'.
 */
final class CellGroups {
    private final int[] groupOfCell;
    private final double[] shares;

    CellGroups(int[] groupOfCell, double[] shares) {
        this.groupOfCell = groupOfCell;
        this.shares = shares;
    }

    /** The group of each cell. */
    int[] groupOfCell() {
        return groupOfCell;
    }

    /** The share of each group, the last the largest. */
    double[] shares() {
        return shares;
    }

    static final int MOST = 16;

    /**
     * Groups cells by their counts in all windows together.
     *
     * @param ordered whether neighbours belong together, as a number's do; else the rare ones do
     * @param rows of a usual window
     */
    static CellGroups of(long[] counts, boolean ordered, double rows) {
        double total = CellScores.total(counts);
        double[] cellShares =
                Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
        double least = CellPooling.LEAST_EXPECTED / rows;
        int[] groups = ordered ? neighbours(cellShares, least) : rareTogether(cellShares, least);
        return largestLast(groups, cellShares);
    }

    int directions() {
        return shares.length - 1;
    }

    /** The scores of cells under a reference. */
    double[][] scores(long[] reference) {
        return CellScores.cells(reference, groupOfCell, shares);
    }

    private static int[] neighbours(double[] cellShares, double least) {
        double target = Math.max(1.0 / MOST, least);
        int[] groups = new int[cellShares.length];
        int group = 0;
        double held = 0;
        double left = 1;
        for (int cell = 0; cell < groups.length; cell++) {
            boolean heavyNext = held >= least && cellShares[cell] >= target;
            if ((held >= target || heavyNext) && left >= least) {
                group++;
                held = 0;
            }
            groups[cell] = group;
            held += cellShares[cell];
            left -= cellShares[cell];
        }
        return groups;
    }

    private static int[] rareTogether(double[] cellShares, double least) {
        int[] order = IntStream.range(0, cellShares.length)
                .boxed()
                .sorted((a, b) -> Double.compare(cellShares[b], cellShares[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        int own = 0;
        double rest = 1;
        while (own < order.length && own < MOST - 1 && cellShares[order[own]] >= least) {
            rest -= cellShares[order[own++]];
        }
        int last = rest < least ? Math.max(0, own - 1) : own;
        int[] groups = new int[cellShares.length];
        for (int i = 0; i < order.length; i++) {
            groups[order[i]] = Math.min(i, last);
        }
        return groups;
    }

    /** Numbers the groups anew, without gaps, the largest last. */
    private static CellGroups largestLast(int[] groups, double[] cellShares) {
        int[] names = Arrays.stream(groups).distinct().toArray();
        double[] shares = new double[names.length];
        int[] place = new int[groups.length];
        for (int cell = 0; cell < groups.length; cell++) {
            int group = indexOf(names, groups[cell]);
            place[cell] = group;
            shares[group] += cellShares[cell];
        }
        int largest = 0;
        for (int group = 1; group < shares.length; group++) {
            largest = shares[group] > shares[largest] ? group : largest;
        }
        int last = shares.length - 1;
        double held = shares[largest];
        shares[largest] = shares[last];
        shares[last] = held;
        for (int cell = 0; cell < place.length; cell++) {
            place[cell] = place[cell] == largest ? last : place[cell] == last ? largest : place[cell];
        }
        return new CellGroups(place, shares);
    }

    private static int indexOf(int[] names, int name) {
        int at = 0;
        while (names[at] != name) {
            at++;
        }
        return at;
    }
}
