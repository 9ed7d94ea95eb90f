package dev.vigia.performance;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A regression whose noise grows with two of ten numbers and is twice as wide in one of two categories, and a model that is a little off,
 * also by an interaction that it does not know. A twentieth of one number is missing. Under {@link #moved} the true absolute error rises by half.
 */
final class LossTraffic {
    static final int NUMBERS = 10;
    static final Schema SCHEMA = schema();

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final String[] KINDS = {"usual", "odd"};

    private final double[] shift = new double[NUMBERS];
    private double odd = 0.2;

    /** Rows with what is true of them, and what an oracle knows: the expected absolute and squared error. */
    static final class Chunk {
        private final Rows rows;
        private final double[] predictions;
        private final double[] truths;
        private final double oracleMae;
        private final double oracleSquare;

        Chunk(Rows rows, double[] predictions, double[] truths, double oracleMae, double oracleSquare) {
            this.rows = rows;
            this.predictions = predictions;
            this.truths = truths;
            this.oracleMae = oracleMae;
            this.oracleSquare = oracleSquare;
        }

        double oracleMae() {
            return oracleMae;
        }

        double oracleSquare() {
            return oracleSquare;
        }

        double[] predictions() {
            return predictions;
        }

        double[] truths() {
            return truths;
        }

        double mae() {
            return mean(1);
        }

        double rmse() {
            return Math.sqrt(mean(2));
        }

        private double mean(double power) {
            double sum = 0;
            for (int i = 0; i < truths.length; i++) {
                sum += Math.pow(Math.abs(predictions[i] - truths[i]), power);
            }
            return sum / truths.length;
        }

        /** Adds the rows, with their truth or without. */
        LabelledRows to(LabelledRows labelled, boolean known) {
            for (int i = 0; i < truths.length; i++) {
                labelled.add(predictions[i], known ? truths[i] : Double.NaN, rows, i);
            }
            return labelled;
        }
    }

    private static Schema schema() {
        List<Feature> features = new ArrayList<>();
        for (int j = 0; j < NUMBERS; j++) {
            features.add(Feature.of("x" + j, FeatureType.NUMBER, Role.FEATURE));
        }
        features.add(Feature.of("kind", FeatureType.CATEGORY, Role.FEATURE));
        return new Schema(features);
    }

    /** As in the baseline. */
    static LossTraffic usual() {
        return new LossTraffic();
    }

    /** Numbers move by up to .3 deviations, the first by .4 to .6, the second by 0 to .3; the odd category has .3 to .5 of rows. */
    static LossTraffic moved(SplittableRandom random) {
        LossTraffic moved = new LossTraffic();
        for (int j = 0; j < NUMBERS; j++) {
            moved.shift[j] = random.nextDouble(-0.3, 0.3);
        }
        moved.shift[0] = random.nextDouble(0.4, 0.6);
        moved.shift[1] = random.nextDouble(0, 0.3);
        moved.odd = random.nextDouble(0.3, 0.5);
        return moved;
    }

    Chunk draw(int size, SplittableRandom random) {
        double[][] x = new double[NUMBERS][size];
        String[] kinds = new String[size];
        double[] predictions = new double[size];
        double[] truths = new double[size];
        double mae = 0;
        double square = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < NUMBERS; j++) {
                x[j][i] = shift[j] + random.nextGaussian();
            }
            int kind = random.nextDouble() < odd ? 1 : 0;
            kinds[i] = KINDS[kind];
            double truth = 2 * x[0][i] + x[1][i] - x[2][i] + 0.5 * x[3][i] * x[4][i] + kind;
            double sd = Math.exp(0.5 * x[0][i] + 0.25 * x[1][i]) * (1 + kind);
            predictions[i] = 2.05 * x[0][i] + 0.95 * x[1][i] - x[2][i] + 0.8 * kind;
            truths[i] = truth + sd * random.nextGaussian();
            double bias = predictions[i] - truth;
            mae += 2 * sd * NORMAL.density(bias / sd) + bias * (1 - 2 * NORMAL.cumulativeProbability(-bias / sd));
            square += sd * sd + bias * bias;
            if (random.nextDouble() < 0.05) {
                x[5][i] = Double.NaN;
            }
        }
        return new Chunk(rows(x, kinds), predictions, truths, mae / size, square / size);
    }

    private static Rows rows(double[][] x, String[] kinds) {
        List<dev.vigia.inference.Column> columns = new ArrayList<>();
        for (double[] column : x) {
            columns.add(NumberColumn.of(column));
        }
        columns.add(TextColumn.of(kinds));
        return new Rows(SCHEMA, kinds.length, columns, List.of());
    }
}
