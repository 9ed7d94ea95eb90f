package dev.vigia.stats;

import java.util.Arrays;

/** A tree of {@value #DEPTH} levels: at each node a feature and the set of its bins that go left. */
public final class BinTree {
    static final int DEPTH = 4;
    /** How many leaves there are. */
    public static final int LEAVES = 1 << DEPTH;
    /** Nodes from the root, 0, level by level; the leaves are behind them. */
    static final int NODES = LEAVES - 1;

    private final int[] features = new int[NODES];
    private final long[] left = new long[NODES];
    private final double[] leaves = new double[LEAVES];

    /** Without a split all go left. */
    BinTree() {
        Arrays.fill(left, -1L);
    }

    void split(int node, int feature, long bins) {
        features[node] = feature;
        left[node] = bins;
    }

    void leaf(int leaf, double value) {
        leaves[leaf] = value;
    }

    /** The child of a node that a row goes to. */
    int next(int node, BinnedColumns bins, int row) {
        boolean goesLeft = (left[node] >>> bins.column(features[node])[row] & 1) == 1;
        return 2 * node + (goesLeft ? 1 : 2);
    }

    /** The place of the leaf that a row comes to, from 0. */
    public int leaf(BinnedColumns bins, int row) {
        int node = 0;
        while (node < NODES) {
            node = next(node, bins, row);
        }
        return node - NODES;
    }

    /** What the tree adds to a row's value. */
    public double value(BinnedColumns bins, int row) {
        return leaves[leaf(bins, row)];
    }
}
