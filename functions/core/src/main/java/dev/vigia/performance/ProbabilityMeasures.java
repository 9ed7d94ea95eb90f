package dev.vigia.performance;

import dev.vigia.stats.Calibration;
import dev.vigia.stats.WeightedRoc;
import java.util.List;

/**
 * Measures of a probability against what came true: {@code auc}, {@code gini} (2 · AUC − 1), {@code ks}, {@code log-loss}
 * (natural logarithm; probabilities clipped to within 2⁻⁵² of 0 and 1, as scikit-learn does), {@code brier},
 * {@code calibration-error} ({@link Calibration#expectedError}), and at a threshold of .5 {@code accuracy}, {@code precision},
 * {@code recall} and {@code f1}. What is not defined, such as the area with one class only, is NaN.
 */
final class ProbabilityMeasures {
    static final double THRESHOLD = 0.5;

    private static final double LEAST = Math.ulp(1.0);

    private ProbabilityMeasures() {}

    /**
     * Measures rows.
     *
     * @param probabilities in [0, 1]
     * @param outcomes 1 where the row was positive, else 0
     */
    static List<Measurement> of(double[] probabilities, double[] outcomes) {
        WeightedRoc roc = WeightedRoc.of(probabilities, outcomes);
        double[] logs = new double[outcomes.length];
        double[] squares = new double[outcomes.length];
        for (int i = 0; i < outcomes.length; i++) {
            logs[i] = logLoss(probabilities[i], outcomes[i]);
            squares[i] = square(probabilities[i] - outcomes[i]);
        }
        Confusion confusion = Confusion.of(probabilities, outcomes, THRESHOLD);
        double degrees = Math.min(confusion.positives(), outcomes.length - confusion.positives()) - 1;
        return List.of(
                new Measurement("auc", roc.auc(), roc.error(), degrees),
                new Measurement("gini", 2 * roc.auc() - 1, 2 * roc.error(), degrees),
                Measurement.of("ks", roc.ks()),
                Means.of(logs).as("log-loss"),
                Means.of(squares).as("brier"),
                Measurement.of("calibration-error", Calibration.expectedError(probabilities, outcomes)),
                confusion.accuracy(),
                confusion.precision(),
                confusion.recall(),
                confusion.f1());
    }

    /** The loss of a row that is positive with a probability of its own. */
    static double logLoss(double probability, double positive) {
        double clipped = Math.clamp(probability, LEAST, 1 - LEAST);
        return -positive * Math.log(clipped) - (1 - positive) * Math.log1p(-clipped);
    }

    static double square(double x) {
        return x * x;
    }
}
