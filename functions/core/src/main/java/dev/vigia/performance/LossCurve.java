package dev.vigia.performance;

import dev.vigia.stats.BinTree;
import dev.vigia.stats.BinnedColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * A loss as a function of a row's bins: a trend times one factor for each leaf that the row comes to in trees whose splits were chosen
 * elsewhere. A leaf's factor brings the sum of its rows' expected losses a step nearer to that of their losses.
 */
final class LossCurve {
    private static final double RATE = 0.3;
    /** As if so many rows more in each leaf had lost what was expected. */
    private static final double RIDGE = 5;

    private final LossTrend trend;
    private final BinnedColumns bins;
    private final int[] rows;
    private final double[] losses;
    private final double[] expected;
    private final double ridge;
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<double[]> factors = new ArrayList<>();

    LossCurve(LossTrend trend, BinnedColumns bins, int[] rows, double[] losses) {
        this.trend = trend;
        this.bins = bins;
        this.rows = rows;
        this.losses = losses;
        this.ridge = RIDGE * Means.of(losses).mean();
        this.expected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            expected[i] = Math.exp(trend.log(bins, rows[i]));
        }
    }

    /** By which share of what is expected a row's loss is below it. */
    double below(int i) {
        return 1 - losses[i] / expected[i];
    }

    /** Takes a tree, told by the leaf of each row. */
    void take(byte[] leaf) {
        double[] lost = sums(leaf, losses);
        double[] hoped = sums(leaf, expected);
        double[] factor = new double[BinTree.LEAVES];
        for (int at = 0; at < factor.length; at++) {
            factor[at] = Math.pow((lost[at] + ridge) / (hoped[at] + ridge), RATE);
        }
        for (int i = 0; i < rows.length; i++) {
            expected[i] *= factor[leaf[i]];
        }
        leaves.add(leaf);
        factors.add(factor);
    }

    private static double[] sums(byte[] leaf, double[] values) {
        double[] sums = new double[BinTree.LEAVES];
        for (int i = 0; i < leaf.length; i++) {
            sums[leaf[i]] += values[i];
        }
        return sums;
    }

    /** The loss expected of a row that comes to these leaves. */
    double value(BinnedColumns of, int row, byte[] leaf) {
        double value = Math.exp(trend.log(of, row));
        for (int tree = 0; tree < leaf.length; tree++) {
            value *= factors.get(tree)[leaf[tree]];
        }
        return value;
    }

    /**
     * By how much a mean of expected losses would change with the loss of each row that was learned from: the derivative of the fit,
     * its splits and terms as they are, gone through from its end to its beginning.
     *
     * @param mass for each tree what of the mean is in each leaf
     * @param terms for each of the trend's terms its sum over the mean's rows, times what each is of the mean
     */
    double[] weights(double[][] mass, double[] terms) {
        double[] weights = new double[rows.length];
        double[] through = new double[rows.length];
        double[] before = expected.clone();
        for (int tree = leaves.size() - 1; tree >= 0; tree--) {
            byte[] leaf = leaves.get(tree);
            double[] factor = factors.get(tree);
            for (int i = 0; i < before.length; i++) {
                before[i] /= factor[leaf[i]];
            }
            double[] lost = sums(leaf, losses);
            double[] hoped = sums(leaf, before);
            double[] slope = sums(leaf, through);
            for (int at = 0; at < slope.length; at++) {
                slope[at] = RATE * (slope[at] + mass[tree][at]);
                lost[at] = slope[at] / (lost[at] + ridge);
                hoped[at] = slope[at] / (hoped[at] + ridge);
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] += lost[leaf[i]];
                through[i] -= before[i] * hoped[leaf[i]];
            }
        }
        addTrend(weights, through, before, terms);
        return weights;
    }

    private void addTrend(double[] weights, double[] through, double[] before, double[] terms) {
        double[] gradient = terms.clone();
        for (int i = 0; i < weights.length; i++) {
            double[] x = trend.terms(bins, rows[i]);
            for (int p = 0; p < x.length; p++) {
                gradient[p] += through[i] * x[p];
            }
        }
        double[] solved = trend.solve(gradient);
        for (int i = 0; i < weights.length; i++) {
            double[] x = trend.terms(bins, rows[i]);
            double sum = 0;
            for (int p = 0; p < x.length; p++) {
                sum += solved[p] * x[p];
            }
            weights[i] += sum / before[i];
        }
    }

    LossTrend trend() {
        return trend;
    }
}
