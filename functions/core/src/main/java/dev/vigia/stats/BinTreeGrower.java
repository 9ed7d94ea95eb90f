package dev.vigia.stats;

import java.util.Arrays;

/**
 * Grows trees on the gradients of a loss, by histograms of bins (Friedman 2001, doi:10.1214/aos/1013203451; gains as Chen
 * and Guestrin 2016, doi:10.1145/2939672.2939785). A category's bins are put in order of their mean gradient, which
 * holds the best split (Fisher 1958, doi:10.1080/01621459.1958.10501479). Not thread-safe.
 */
public final class BinTreeGrower {
    private static final double RIDGE = 5;

    /** So much more for categories, for their bins are put in an order in which chance looks like a difference. */
    private static final double NAMED_RIDGE = 300;

    private static final double NAMED_SMOOTHING = 100;
    private static final int LEAST_ROWS = 60;

    private final BinnedColumns bins;
    private final int[] rows;
    private final int[] node;
    private final double[] gains;
    private final int leastRows;
    private final double[] gradient = new double[BinTree.NODES * BinnedColumns.MOST];
    private final double[] hessian = new double[BinTree.NODES * BinnedColumns.MOST];
    private final int[] count = new int[BinTree.NODES * BinnedColumns.MOST];
    private final int[] order = new int[BinnedColumns.MOST];
    private final Best[] best = new Best[BinTree.NODES];

    private static final class Best {
        private double gain;
        private int feature = -1;
        private long left;

        void offer(double newGain, int newFeature, long newLeft) {
            if (newGain > gain) {
                gain = newGain;
                feature = newFeature;
                left = newLeft;
            }
        }
    }

    /**
     * Prepares to grow trees.
     *
     * @param bins the rows
     * @param rows the places of those that are learned from; not copied
     */
    public BinTreeGrower(BinnedColumns bins, int[] rows) {
        this(bins, rows, Math.clamp(rows.length / 80, 3, LEAST_ROWS));
    }

    /** The same with a least number of rows, from 1, on either side of a split. */
    public BinTreeGrower(BinnedColumns bins, int[] rows, int leastRows) {
        this.bins = bins;
        this.rows = rows;
        node = new int[rows.length];
        gains = new double[bins.features()];
        this.leastRows = leastRows;
    }

    /** The gain of each feature in all trees grown so far. */
    public double[] gains() {
        return gains.clone();
    }

    /**
     * Grows a tree; g and h are the loss's derivatives for each of {@code rows}.
     *
     * @param rate what leaves are multiplied by
     */
    public BinTree grow(double[] g, double[] h, double rate) {
        BinTree tree = new BinTree();
        Arrays.fill(node, 0);
        for (int level = 0; level < BinTree.DEPTH; level++) {
            int from = (1 << level) - 1;
            int to = 2 * from + 1;
            for (int i = from; i < to; i++) {
                best[i] = new Best();
            }
            for (int feature = 0; feature < bins.features(); feature++) {
                count(feature, from, to, g, h);
                for (int i = from; i < to; i++) {
                    search(i, feature);
                }
            }
            split(tree, from, to);
        }
        leaves(tree, g, h, rate);
        return tree;
    }

    private void count(int feature, int from, int to, double[] g, double[] h) {
        Arrays.fill(gradient, from * BinnedColumns.MOST, to * BinnedColumns.MOST, 0);
        Arrays.fill(hessian, from * BinnedColumns.MOST, to * BinnedColumns.MOST, 0);
        Arrays.fill(count, from * BinnedColumns.MOST, to * BinnedColumns.MOST, 0);
        byte[] column = bins.column(feature);
        for (int i = 0; i < rows.length; i++) {
            int cell = node[i] * BinnedColumns.MOST + column[rows[i]];
            gradient[cell] += g[i];
            hessian[cell] += h[i];
            count[cell]++;
        }
    }

    private void search(int place, int feature) {
        int first = place * BinnedColumns.MOST;
        double ridge = bins.isNamed(feature) ? NAMED_RIDGE : RIDGE;
        int filled = order(first, bins.isNamed(feature));
        double allG = 0;
        double allH = 0;
        int all = 0;
        for (int i = 0; i < filled; i++) {
            allG += gradient[order[i]];
            allH += hessian[order[i]];
            all += count[order[i]];
        }
        double parent = worth(allG, allH, ridge);
        double g = 0;
        double h = 0;
        int rowsLeft = 0;
        long left = 0;
        for (int i = 0; i < filled; i++) {
            g += gradient[order[i]];
            h += hessian[order[i]];
            rowsLeft += count[order[i]];
            left |= 1L << (order[i] - first);
            if (rowsLeft >= leastRows && all - rowsLeft >= leastRows) {
                double gain = worth(g, h, ridge) + worth(allG - g, allH - h, ridge) - parent;
                best[place].offer(gain, feature, left);
            }
        }
    }

    /** Puts the cells that hold rows in their order, of a category by mean gradient; returns how many there are. */
    private int order(int first, boolean named) {
        int filled = 0;
        for (int cell = first; cell < first + BinnedColumns.MOST; cell++) {
            if (count[cell] > 0) {
                int at = filled++;
                while (named && at > 0 && mean(cell) < mean(order[at - 1])) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = cell;
            }
        }
        return filled;
    }

    private double mean(int cell) {
        return gradient[cell] / (hessian[cell] + NAMED_SMOOTHING);
    }

    private static double worth(double g, double h, double ridge) {
        return g * g / (h + ridge);
    }

    private void split(BinTree tree, int from, int to) {
        for (int i = from; i < to; i++) {
            if (best[i].feature >= 0) {
                tree.split(i, best[i].feature, best[i].left);
                gains[best[i].feature] += best[i].gain;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            node[i] = tree.next(node[i], bins, rows[i]);
        }
    }

    private void leaves(BinTree tree, double[] g, double[] h, double rate) {
        double[] sumG = new double[BinTree.LEAVES];
        double[] sumH = new double[BinTree.LEAVES];
        for (int i = 0; i < rows.length; i++) {
            sumG[node[i] - BinTree.NODES] += g[i];
            sumH[node[i] - BinTree.NODES] += h[i];
        }
        for (int leaf = 0; leaf < sumG.length; leaf++) {
            tree.leaf(leaf, -rate * sumG[leaf] / (sumH[leaf] + RIDGE));
        }
    }
}
