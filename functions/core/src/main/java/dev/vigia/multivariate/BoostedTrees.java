package dev.vigia.multivariate;

import dev.vigia.stats.BinTree;
import dev.vigia.stats.BinTreeGrower;
import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.List;

/** Boosted trees that tell rows of two classes apart by the logistic loss, both classes weighing the same. */
final class BoostedTrees {
    private static final int TREES = 28;
    private static final double RATE = 0.3;

    private final List<BinTree> trees = new ArrayList<>();
    private final double[] gains;

    /** @param isWindow the class of each row of {@code bins} */
    BoostedTrees(BinnedColumns bins, int[] rows, boolean[] isWindow) {
        int size = rows.length;
        int window = 0;
        for (int row : rows) {
            window += isWindow[row] ? 1 : 0;
        }
        double heavy = size / 2.0 / Math.max(1, window);
        double other = size / 2.0 / Math.max(1, size - window);
        double[] margin = new double[size];
        double[] g = new double[size];
        double[] h = new double[size];
        BinTreeGrower grower = new BinTreeGrower(bins, rows);
        for (int tree = 0; tree < TREES; tree++) {
            for (int i = 0; i < size; i++) {
                double p = 1 / (1 + Math.exp(-margin[i]));
                double weight = isWindow[rows[i]] ? heavy : other;
                g[i] = weight * (p - (isWindow[rows[i]] ? 1 : 0));
                h[i] = weight * p * (1 - p);
            }
            BinTree grown = grower.grow(g, h, RATE);
            trees.add(grown);
            for (int i = 0; i < size; i++) {
                margin[i] += grown.value(bins, rows[i]);
            }
        }
        gains = grower.gains();
    }

    /** The larger, the more a row looks like the window's. */
    double score(BinnedColumns bins, int row) {
        double sum = 0;
        for (BinTree tree : trees) {
            sum += tree.value(bins, row);
        }
        return sum;
    }

    /** What each feature gained. */
    double[] gains() {
        return gains.clone();
    }
}
