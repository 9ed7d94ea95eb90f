package dev.vigia.performance;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/** Logistic regression, by Newton's method: weights, and the constant last. */
final class LogisticLine {
    private static final int STEPS = 12;

    private LogisticLine() {}

    static double[] fit(double[][] rows, double[] outcomes) {
        int size = rows[0].length + 1;
        double[] line = new double[size];
        for (int step = 0; step < STEPS; step++) {
            double[][] curvature = new double[size][size];
            double[] slope = new double[size];
            double[] probabilities = probabilities(line, rows);
            for (int i = 0; i < rows.length; i++) {
                double[] row = Arrays.copyOf(rows[i], size);
                row[size - 1] = 1;
                double p = probabilities[i];
                for (int j = 0; j < size; j++) {
                    slope[j] += (outcomes[i] - p) * row[j];
                    for (int k = 0; k < size; k++) {
                        curvature[j][k] += p * (1 - p) * row[j] * row[k];
                    }
                }
            }
            line = new LUDecomposition(new Array2DRowRealMatrix(curvature, false))
                    .getSolver()
                    .solve(new ArrayRealVector(slope, false))
                    .add(new ArrayRealVector(line, false))
                    .toArray();
        }
        return line;
    }

    static double[] probabilities(double[] line, double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> {
                    double odds = line[row.length];
                    for (int j = 0; j < row.length; j++) {
                        odds += line[j] * row[j];
                    }
                    return ScoredRows.sigmoid(odds);
                })
                .toArray();
    }

    /** Outcomes of rows whose log odds are the line. */
    static double[] draw(double[] line, double[][] rows, SplittableRandom random) {
        return Arrays.stream(probabilities(line, rows))
                .map(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
    }
}
