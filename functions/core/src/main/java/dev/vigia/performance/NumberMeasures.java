package dev.vigia.performance;

import java.util.Arrays;
import java.util.List;

/**
 * Measures of a predicted number against the one that came true: {@code mae}, {@code rmse}, {@code r2} (1 − the squared errors
 * over the squared deviations of the truth; NaN where the truth is constant) and {@code bias}, the mean of prediction − truth.
 * Errors of {@code rmse} and {@code r2} are by the delta method.
 */
final class NumberMeasures {
    private NumberMeasures() {}

    /** Measures rows of finite numbers. */
    static List<Measurement> of(double[] predicted, double[] truth) {
        int rows = truth.length;
        double[] differences = new double[rows];
        double[] squares = new double[rows];
        double[] spread = new double[rows];
        double center = Means.of(truth).mean();
        for (int i = 0; i < rows; i++) {
            differences[i] = predicted[i] - truth[i];
            squares[i] = ProbabilityMeasures.square(differences[i]);
            spread[i] = ProbabilityMeasures.square(truth[i] - center);
        }
        Means squared = Means.of(squares);
        double root = Math.sqrt(squared.mean());
        return List.of(
                Means.of(Arrays.stream(differences).map(Math::abs).toArray()).as("mae"),
                new Measurement("rmse", root, root > 0 ? squared.error() / (2 * root) : squared.error(), rows - 1.0),
                explained(squares, spread),
                Means.of(differences).as("bias"));
    }

    private static Measurement explained(double[] squares, double[] spread) {
        double variance = Means.of(spread).mean();
        if (!(variance > 0)) {
            return Measurement.of("r2", Double.NaN);
        }
        double lost = Means.of(squares).mean() / variance;
        double[] influence = new double[squares.length];
        for (int i = 0; i < squares.length; i++) {
            influence[i] = (squares[i] - lost * spread[i]) / variance;
        }
        return new Measurement("r2", 1 - lost, Means.of(influence).error(), squares.length - 1.0);
    }
}
