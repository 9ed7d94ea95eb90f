package dev.vigia.stats;

/**
 * Counts of two samples in the baseline's deciles.
 *
 * <p>The k-th edge is the cell in which the baseline's distribution function reaches k/10; equal edges are one; a group is
 * (edge below, edge]. So there are at most ten groups, fewer where values are tied.
 *
 * @param counts rows in the groups that are not empty in both samples
 * @param groups all groups: distinct edges and one more
 */
public record Deciles(TwoSampleCounts counts, int groups) {
    /** Groups the ordered cells of a number by the baseline's deciles; without baseline rows all cells are one group. */
    public static Deciles of(TwoSampleCounts cells) {
        int[] groupOfCell = new int[cells.cells()];
        long m = cells.baselineTotal();
        long below = 0;
        int edges = 0;
        int passed = 0;
        int groupsWithCells = 0;
        for (int cell = 0; cell < groupOfCell.length; cell++) {
            groupOfCell[cell] = edges;
            groupsWithCells = edges + 1;
            below += cells.baseline[cell];
            int reached = m == 0 ? 0 : (int) Math.min(9, 10 * below / m);
            edges += reached > passed ? 1 : 0;
            passed = reached;
        }
        return new Deciles(cells.grouped(groupOfCell, groupsWithCells), edges + 1);
    }
}
