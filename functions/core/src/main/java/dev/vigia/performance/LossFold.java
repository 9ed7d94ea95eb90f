package dev.vigia.performance;

import dev.vigia.stats.BinTree;
import dev.vigia.stats.BinTreeGrower;
import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The absolute and the squared error as functions of a row's bins, learned from one half of a baseline's rows. Trees are split by the
 * absolute error, which wild rows decide less, in {@value #SPLIT_BY} of the rows, others for each; their leaves rest on all.
 */
final class LossFold {
    static final int LOSSES = 2;

    private static final int TREES = 40;
    private static final int SPLIT_BY = 8_000;
    private static final int LEAST_ROWS = 40;
    /** A column that has this share of the trees' gain is one that the loss hangs on. */
    private static final double MUCH = 0.05;

    private final int[] rows;
    private final List<BinTree> trees = new ArrayList<>();
    private final List<LossCurve> curves;
    private final double[] gains;

    /** @param losses for each loss those of all rows of {@code bins} */
    LossFold(BinnedColumns bins, int[] rows, double[][] losses, SplittableRandom random) {
        this.rows = rows;
        double[][] own = new double[LOSSES][];
        for (int loss = 0; loss < LOSSES; loss++) {
            double[] all = losses[loss];
            own[loss] = Arrays.stream(rows).mapToDouble(row -> all[row]).toArray();
        }
        LossTrend trend = LossTrend.fit(bins, rows, own[0]);
        curves = List.of(
                new LossCurve(trend, bins, rows, own[0]),
                new LossCurve(trend.refit(bins, rows, own[1]), bins, rows, own[1]));
        gains = new double[bins.features()];
        for (int tree = 0; tree < TREES; tree++) {
            add(bins, some(random));
        }
    }

    /** Places in {@code rows}: one in so many, from a random one on. */
    private int[] some(SplittableRandom random) {
        int size = Math.min(rows.length, SPLIT_BY);
        int from = random.nextInt(rows.length);
        return IntStream.range(0, size)
                .map(i -> (int) ((from + (long) i * rows.length / size) % rows.length))
                .toArray();
    }

    private void add(BinnedColumns bins, int[] places) {
        double[] gradient =
                Arrays.stream(places).mapToDouble(curves.getFirst()::below).toArray();
        double[] ones = new double[places.length];
        Arrays.fill(ones, 1);
        int[] split = Arrays.stream(places).map(place -> rows[place]).toArray();
        BinTreeGrower grower = new BinTreeGrower(bins, split, Math.clamp(split.length / 200, 3, LEAST_ROWS));
        BinTree tree = grower.grow(gradient, ones, 1);
        trees.add(tree);
        double[] gained = grower.gains();
        for (int i = 0; i < gains.length; i++) {
            gains[i] += gained[i];
        }
        byte[] leaf = new byte[rows.length];
        for (int i = 0; i < leaf.length; i++) {
            leaf[i] = (byte) tree.leaf(bins, rows[i]);
        }
        curves.forEach(curve -> curve.take(leaf));
    }

    int[] rows() {
        return rows;
    }

    /** The columns that the loss hangs on. */
    IntStream columns() {
        double all = Arrays.stream(gains).sum();
        return IntStream.concat(
                        curves.getFirst().trend().columns(),
                        IntStream.range(0, gains.length).filter(i -> gains[i] > MUCH * all))
                .distinct();
    }

    private byte[] leaves(BinnedColumns bins, int row) {
        byte[] leaves = new byte[trees.size()];
        for (int tree = 0; tree < leaves.length; tree++) {
            leaves[tree] = (byte) trees.get(tree).leaf(bins, row);
        }
        return leaves;
    }

    /** What a row is expected to lose, of each loss. */
    double[] values(BinnedColumns bins, int row) {
        byte[] leaves = leaves(bins, row);
        double[] values = new double[LOSSES];
        for (int loss = 0; loss < LOSSES; loss++) {
            values[loss] = curves.get(loss).value(bins, row, leaves);
        }
        return values;
    }

    /** The mean of what rows are expected to lose, as its derivative by the loss of each row that was learned from. */
    double[][] weights(BinnedColumns of) {
        double[][][] mass = new double[LOSSES][trees.size()][BinTree.LEAVES];
        double[][] terms = new double[LOSSES][curves.getFirst().trend().size()];
        for (int row = 0; row < of.rows(); row++) {
            byte[] leaves = leaves(of, row);
            double[] x = curves.getFirst().trend().terms(of, row);
            for (int loss = 0; loss < LOSSES; loss++) {
                double part = curves.get(loss).value(of, row, leaves) / of.rows();
                for (int tree = 0; tree < leaves.length; tree++) {
                    mass[loss][tree][leaves[tree]] += part;
                }
                for (int p = 0; p < x.length; p++) {
                    terms[loss][p] += part * x[p];
                }
            }
        }
        return IntStream.range(0, LOSSES)
                .mapToObj(loss -> curves.get(loss).weights(mass[loss], terms[loss]))
                .toArray(double[][]::new);
    }
}
