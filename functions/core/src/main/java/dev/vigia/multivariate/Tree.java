package dev.vigia.multivariate;

import java.util.Arrays;

/** A tree of {@value #DEPTH} levels: at each node a feature and the set of its bins that go left. */
final class Tree {
    static final int DEPTH = 4;
    /** Nodes from the root, 0, level by level; the leaves are behind them. */
    static final int NODES = (1 << DEPTH) - 1;

    private final int[] features = new int[NODES];
    private final long[] left = new long[NODES];
    private final double[] leaves = new double[1 << DEPTH];

    /** Without a split all go left. */
    Tree() {
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
    int next(int node, Bins bins, int row) {
        boolean goesLeft = (left[node] >>> bins.column(features[node])[row] & 1) == 1;
        return 2 * node + (goesLeft ? 1 : 2);
    }

    double value(Bins bins, int row) {
        int node = 0;
        while (node < NODES) {
            node = next(node, bins, row);
        }
        return leaves[node - NODES];
    }
}
