package dev.vigia.performance;

import dev.vigia.check.Words;
import dev.vigia.stats.BinnedColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The absolute and squared error of a predicted number, estimated where nobody knows the truth yet: direct loss estimation. What rows
 * lose is learned as a function of the features and the prediction, on either half of a baseline's rows; the other half's rows, on which
 * it was not fitted, set its level, so that over them the estimates add up to the losses. It holds as long as rows that look
 * alike lose alike: a changed relation between features and truth cannot be seen without truth.
 *
 * <p>The error of an estimate is the standard deviation of what the rows will show around it: by their own chance, by the sample of
 * them that was looked at, and by that of the baseline's rows, through {@link LossCurve#weights}.
 */
final class DirectLoss {
    /** The least baseline rows to learn from. */
    static final int LEAST_ROWS = 1_000;

    /** Beside what chance alone puts beyond the least and the largest of so many rows. */
    private static final double MOST_BEYOND = 0.05;

    private final LossRows baseline;
    private final BinnedColumns bins;
    private final double[][] losses;
    private final List<LossFold> folds;
    private final double[][] expected;
    private final double[] level = new double[LossFold.LOSSES];
    private final double[] dispersion = new double[LossFold.LOSSES];
    /** Of the rows that were estimated last, in the squares of their means. */
    private double[] learned = new double[LossFold.LOSSES];

    /** Learns from at least {@value #LEAST_ROWS} rows whose errors are finite and not all 0. */
    DirectLoss(LossRows baseline) {
        this.baseline = baseline;
        this.bins = baseline.bins();
        double[] errors = baseline.errors();
        losses = new double[][] {
            Arrays.stream(errors).map(Math::abs).toArray(),
            Arrays.stream(errors).map(error -> error * error).toArray()
        };
        folds = IntStream.range(0, 2)
                .parallel()
                .mapToObj(half -> new LossFold(
                        bins,
                        IntStream.range(0, errors.length)
                                .filter(row -> row % 2 == half)
                                .toArray(),
                        losses,
                        new SplittableRandom(half)))
                .toList();
        expected = heldOut(errors.length);
        for (int loss = 0; loss < losses.length; loss++) {
            double lost = Arrays.stream(losses[loss]).sum();
            level[loss] = lost / Arrays.stream(expected[loss]).sum();
            double squares = 0;
            double around = 0;
            for (int row = 0; row < errors.length; row++) {
                expected[loss][row] *= level[loss];
                squares += ProbabilityMeasures.square(expected[loss][row]);
                around += ProbabilityMeasures.square(losses[loss][row] - expected[loss][row]);
            }
            dispersion[loss] = around / squares;
        }
    }

    /** Each row by the half that was not fitted on it. */
    private double[][] heldOut(int rows) {
        double[][] values = new double[LossFold.LOSSES][rows];
        IntStream.range(0, rows).parallel().forEach(row -> {
            double[] of = folds.get(1 - row % 2).values(bins, row);
            for (int loss = 0; loss < of.length; loss++) {
                values[loss][row] = of[loss];
            }
        });
        return values;
    }

    /** Why rows cannot be learned from; empty where they can. */
    static String refused(LossRows baseline) {
        double[] errors = baseline.errors();
        if (errors.length < LEAST_ROWS) {
            return "the loss cannot be learned from " + errors.length + " labelled baseline rows: expected "
                    + LEAST_ROWS + " or more";
        }
        double squares = Arrays.stream(errors).map(error -> error * error).sum();
        if (squares > 0 && squares < Double.POSITIVE_INFINITY) {
            return "";
        }
        return squares > 0 ? "the baseline's squared errors have no finite mean" : "the baseline has no error";
    }

    /** Estimates {@code mae} and {@code rmse} of rows, of which there is one or more. */
    Estimation estimate(LossSample current) {
        return estimate(current, false);
    }

    /** The same of a part of the rows that were estimated last, with the share of error that they have from what the baseline lost. */
    Estimation estimatePart(LossSample part) {
        return estimate(part, true);
    }

    private Estimation estimate(LossSample current, boolean part) {
        int[] columns =
                folds.stream().flatMapToInt(LossFold::columns).distinct().toArray();
        double beyond = beyond(current, columns);
        double most = MOST_BEYOND + 2.0 * columns.length / (baseline.errors().length + 1);
        BinnedColumns rows = baseline.cuts().cut(current);
        double[][] values = values(rows);
        if (!part) {
            learned = learned(rows, values);
        }
        if (beyond > most) {
            return Estimation.none(String.format(
                    Locale.ROOT,
                    "%.1f %% of the rows lie where no baseline row does: expected %.0f %% at most",
                    100 * beyond,
                    100 * most));
        }
        double[] mean = new double[LossFold.LOSSES];
        double[] variance = new double[LossFold.LOSSES];
        for (int loss = 0; loss < mean.length; loss++) {
            Means of = Means.of(values[loss]);
            mean[loss] = of.mean();
            double squares = Arrays.stream(values[loss])
                    .map(ProbabilityMeasures::square)
                    .average()
                    .orElseThrow();
            double unseen = 1 - (double) current.size() / current.seen();
            variance[loss] = learned[loss] * ProbabilityMeasures.square(of.mean());
            variance[loss] += dispersion[loss] * squares / current.seen();
            variance[loss] += unseen > 0 ? unseen * ProbabilityMeasures.square(of.error()) : 0;
        }
        double root = Math.sqrt(mean[1]);
        return new Estimation(
                List.of(
                        known("mae", mean[0], Math.sqrt(variance[0])),
                        known("rmse", root, Math.sqrt(variance[1]) / (2 * root))),
                false,
                rests(current));
    }

    private String rests(LossSample current) {
        String sampled =
                current.seen() > current.size() ? ", estimated from " + Words.count(current.size(), "row") : "";
        return "what rows lose is learned from " + Words.count(baseline.errors().length, "baseline row") + sampled
                + "; bias and R² need the truth itself";
    }

    private static Measurement known(String name, double value, double error) {
        return new Measurement(name, value, error, Double.POSITIVE_INFINITY);
    }

    private double[][] values(BinnedColumns rows) {
        double[][] values = new double[LossFold.LOSSES][rows.rows()];
        IntStream.range(0, rows.rows()).parallel().forEach(row -> {
            double[] first = folds.getFirst().values(rows, row);
            double[] second = folds.getLast().values(rows, row);
            for (int loss = 0; loss < first.length; loss++) {
                values[loss][row] = level[loss] * (first[loss] + second[loss]) / 2;
            }
        });
        return values;
    }

    /** The variance that the means of what rows lose have from what the baseline's rows happened to lose, in their squares. */
    private double[] learned(BinnedColumns rows, double[][] values) {
        List<double[][]> weights =
                folds.stream().parallel().map(fold -> fold.weights(rows)).toList();
        double[] variance = new double[LossFold.LOSSES];
        for (int loss = 0; loss < variance.length; loss++) {
            for (int fold = 0; fold < folds.size(); fold++) {
                int[] of = folds.get(fold).rows();
                for (int i = 0; i < of.length; i++) {
                    double around = losses[loss][of[i]] - expected[loss][of[i]];
                    variance[loss] += ProbabilityMeasures.square(
                            level[loss] * weights.get(fold)[loss][i] * around / folds.size());
                }
            }
            variance[loss] /= ProbabilityMeasures.square(Means.of(values[loss]).mean());
        }
        return variance;
    }

    /** The share of rows that have, in what the loss hangs on, what no baseline row has. */
    private double beyond(LossSample current, int[] columns) {
        return (double) IntStream.range(0, current.size())
                        .filter(row -> Arrays.stream(columns)
                                .anyMatch(column -> baseline.cuts().isBeyond(current, column, row)))
                        .count()
                / current.size();
    }
}
