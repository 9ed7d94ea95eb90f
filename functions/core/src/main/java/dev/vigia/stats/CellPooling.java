package dev.vigia.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pools cells until the smaller sample expects enough rows in each, so that a chi-square test holds.
 *
 * <p>Everything here is a function of the summed counts of both samples: a test on the pooled cells is then as valid as
 * one on cells chosen beforehand (given the sums, the split is hypergeometric whatever the sums are).
 */
public final class CellPooling {
    /** Rows that the smaller sample should expect in each cell. */
    public static final double LEAST_EXPECTED = 10;

    /** Quantile groups of a number; twice as many lose power on smooth changes. */
    public static final int GROUPS = 16;

    private CellPooling() {}

    /**
     * Pools the cells of a number: neighbours into {@value #GROUPS} groups of about equal mass, then groups of fewer
     * than {@value #LEAST_EXPECTED} expected rows with the smaller neighbour.
     *
     * <p>A cell as heavy as a group is a group of its own, and what lies between two such cells is never added to them
     * for its small mass alone: a value held by 2 % of the rows stays apart as long as its rows suffice.
     */
    public static TwoSampleCounts ordered(TwoSampleCounts counts) {
        return apply(counts, orderedGroups(counts));
    }

    /**
     * Pools the cells of a category: the rarest together, in order of summed count, until each pool expects at least
     * {@value #LEAST_EXPECTED} rows in the smaller sample.
     */
    public static TwoSampleCounts unordered(TwoSampleCounts counts) {
        return apply(counts, unorderedGroups(counts));
    }

    /** Returns the group of each cell of a number, numbered from 0 in the order of the cells. */
    static int[] orderedGroups(TwoSampleCounts counts) {
        int[] groupOfCell = quantileGroups(counts, GROUPS);
        return counts.oneIsEmpty() ? groupOfCell : mergeNeighbours(counts, groupOfCell);
    }

    /** Returns the group of each cell of a category, numbered from 0 in the order of summed count. */
    static int[] unorderedGroups(TwoSampleCounts counts) {
        int[] order = IntStream.range(0, counts.cells())
                .boxed()
                .sorted(Comparator.comparingLong(counts::pooled))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] groupOfCell = new int[order.length];
        int group = 0;
        double expected = 0;
        for (int cell : order) {
            if (expected >= LEAST_EXPECTED) {
                group++;
                expected = 0;
            }
            groupOfCell[cell] = group;
            expected += counts.oneIsEmpty() ? LEAST_EXPECTED : counts.expectedInSmaller(cell);
        }
        return groupOfCell;
    }

    static TwoSampleCounts apply(TwoSampleCounts counts, int[] groupOfCell) {
        return counts.grouped(groupOfCell, Arrays.stream(groupOfCell).max().orElse(-1) + 1);
    }

    /** Groups neighbours into cells of about 1/groups of the summed rows; as many cells as that, or fewer, stay. */
    static int[] quantileGroups(TwoSampleCounts counts, int groups) {
        int cells = counts.cells();
        if (cells <= groups) {
            return IntStream.range(0, cells).toArray();
        }
        double target = (double) counts.total() / groups;
        int[] groupOfCell = new int[cells];
        int next = 0;
        int start = 0;
        while (start < cells) {
            int end = start;
            long mass = 0;
            while (end < cells && counts.pooled(end) < target) {
                mass += counts.pooled(end++);
            }
            if (end > start) {
                next = splitRun(counts, start, end, mass, target, groupOfCell, next);
            }
            if (end < cells) {
                groupOfCell[end++] = next++;
            }
            start = end;
        }
        return groupOfCell;
    }

    /** Splits a run of light cells by the middle of each cell's mass; returns the number of groups so far. */
    private static int splitRun(
            TwoSampleCounts counts, int start, int end, long mass, double target, int[] groupOfCell, int next) {
        int parts = (int) Math.max(1, Math.round(mass / target));
        double before = 0;
        int last = -1;
        int group = next - 1;
        for (int cell = start; cell < end; cell++) {
            int part = (int) ((before + counts.pooled(cell) / 2.0) / mass * parts);
            group += part == last ? 0 : 1;
            last = part;
            groupOfCell[cell] = group;
            before += counts.pooled(cell);
        }
        return group + 1;
    }

    private static int[] mergeNeighbours(TwoSampleCounts counts, int[] groupOfCell) {
        long[] pooled = new long[counts.cells() == 0 ? 0 : groupOfCell[groupOfCell.length - 1] + 1];
        for (int cell = 0; cell < groupOfCell.length; cell++) {
            pooled[groupOfCell[cell]] += counts.pooled(cell);
        }
        double least = LEAST_EXPECTED * counts.total() / counts.smallerTotal();
        int[] merged = groupOfCell;
        int groups = pooled.length;
        while (groups > 1) {
            int rarest = rarest(pooled, groups);
            if (pooled[rarest] >= least) {
                break;
            }
            int left = leftOfMerge(pooled, groups, rarest);
            pooled[left] += pooled[left + 1];
            groups--;
            System.arraycopy(pooled, left + 2, pooled, left + 1, groups - left - 1);
            merged = Arrays.stream(merged)
                    .map(group -> group > left ? group - 1 : group)
                    .toArray();
        }
        return merged;
    }

    private static int rarest(long[] pooled, int groups) {
        int rarest = 0;
        for (int i = 1; i < groups; i++) {
            rarest = pooled[i] < pooled[rarest] ? i : rarest;
        }
        return rarest;
    }

    /** Returns the left group of the pair that the rarest group and its smaller neighbour are. */
    private static int leftOfMerge(long[] pooled, int groups, int rarest) {
        if (rarest == 0) {
            return 0;
        }
        return rarest == groups - 1 || pooled[rarest - 1] <= pooled[rarest + 1] ? rarest - 1 : rarest;
    }
}
