package dev.vigia.multivariate;

import dev.vigia.stats.BinTree;
import dev.vigia.stats.BinTreeGrower;
import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Boosted trees that tell rows of two classes apart by the logistic loss, both classes weighing the same. Either of all rows each; or each of
 * another half of the rows (Friedman 2002, doi:10.1016/S0167-9473(01)00065-2), twice as many: where margins are equal no first split is better
 * than another, and chance is to choose one below which rows may differ.
 */
final class BoostedTrees {
    private static final int TREES = 28;
    private static final double RATE = 0.3;

    private final BinnedColumns bins;
    private final int[] rows;
    private final boolean[] isWindow;
    private final double heavy;
    private final double other;
    private final List<BinTree> trees = new ArrayList<>();
    private final double[] gains;

    private BoostedTrees(BinnedColumns bins, int[] rows, boolean[] isWindow) {
        this.bins = bins;
        this.rows = rows;
        this.isWindow = isWindow;
        int size = rows.length;
        int window = 0;
        for (int row : rows) {
            window += isWindow[row] ? 1 : 0;
        }
        heavy = size / 2.0 / Math.max(1, window);
        other = size / 2.0 / Math.max(1, size - window);
        gains = new double[bins.features()];
    }

    /** @param isWindow the class of each row of {@code bins} */
    static BoostedTrees ofAll(BinnedColumns bins, int[] rows, boolean[] isWindow) {
        BoostedTrees boosted = new BoostedTrees(bins, rows, isWindow);
        double[] margin = new double[rows.length];
        BinTreeGrower grower = new BinTreeGrower(bins, rows);
        for (int tree = 0; tree < TREES; tree++) {
            boosted.grow(grower, rows, margin, margin);
        }
        boosted.add(grower);
        return boosted;
    }

    /** @param random chooses the halves */
    static BoostedTrees ofHalves(BinnedColumns bins, int[] rows, boolean[] isWindow, SplittableRandom random) {
        BoostedTrees boosted = new BoostedTrees(bins, rows, isWindow);
        double[] margin = new double[rows.length];
        for (int tree = 0; tree < 2 * TREES; tree++) {
            int[] half = IntStream.range(0, rows.length)
                    .filter(any -> random.nextBoolean())
                    .toArray();
            int[] own = Arrays.stream(half).map(place -> rows[place]).toArray();
            double[] before =
                    Arrays.stream(half).mapToDouble(place -> margin[place]).toArray();
            BinTreeGrower grower = new BinTreeGrower(bins, own);
            boosted.grow(grower, own, before, margin);
            boosted.add(grower);
        }
        return boosted;
    }

    /**
     * Grows a tree of some rows, and adds it.
     *
     * @param before what the trees so far say of them
     * @param margin what they say of all rows
     */
    private void grow(BinTreeGrower grower, int[] some, double[] before, double[] margin) {
        double[] g = new double[some.length];
        double[] h = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            double p = 1 / (1 + Math.exp(-before[i]));
            double weight = isWindow[some[i]] ? heavy : other;
            g[i] = weight * (p - (isWindow[some[i]] ? 1 : 0));
            h[i] = weight * p * (1 - p);
        }
        BinTree grown = grower.grow(g, h, RATE);
        trees.add(grown);
        for (int i = 0; i < rows.length; i++) {
            margin[i] += grown.value(bins, rows[i]);
        }
    }

    private void add(BinTreeGrower grower) {
        double[] more = grower.gains();
        Arrays.setAll(gains, i -> gains[i] + more[i]);
    }

    /** The larger, the more a row looks like the window's. */
    double score(int row) {
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
