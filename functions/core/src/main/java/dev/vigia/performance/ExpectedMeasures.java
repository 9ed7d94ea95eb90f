package dev.vigia.performance;

import dev.vigia.stats.WeightedRoc;
import java.util.List;

/**
 * What a probability's measures are expected to be where nobody knows the truth yet, if every row is positive with its
 * calibrated probability: confidence-based performance estimation. Each error is the standard deviation of what the rows will
 * show around that (the delta method over independent rows). It says nothing of a changed relation between features
 * and truth, which cannot be seen without truth, nor of what calibration itself does not know.
 */
final class ExpectedMeasures {
    private ExpectedMeasures() {}

    /**
     * Estimates.
     *
     * @param scores what the model predicted, in [0, 1]
     * @param calibrated the probability that the row is positive, in [0, 1]
     */
    static List<Measurement> of(double[] scores, double[] calibrated) {
        WeightedRoc roc = WeightedRoc.of(scores, calibrated);
        Confusion confusion = Confusion.of(scores, calibrated, ProbabilityMeasures.THRESHOLD);
        double recall = confusion.recall().value();
        double f1 = confusion.f1().value();
        return List.of(
                known("auc", roc.auc(), roc.spread()),
                loss("log-loss", scores, calibrated, ProbabilityMeasures::logLoss),
                loss("brier", scores, calibrated, ExpectedMeasures::brier),
                known(
                        "accuracy",
                        confusion.accuracy().value(),
                        spread(scores, calibrated, confusion.rows(), (alarm, _) -> 2 * alarm - 1)),
                known(
                        "precision",
                        confusion.precision().value(),
                        spread(scores, calibrated, confusion.alarms(), (alarm, _) -> alarm)),
                known(
                        "recall",
                        recall,
                        spread(scores, calibrated, confusion.positives(), (alarm, _) -> alarm - recall)),
                known(
                        "f1",
                        f1,
                        spread(
                                scores,
                                calibrated,
                                confusion.alarms() + confusion.positives(),
                                (alarm, _) -> 2 * alarm - f1)));
    }

    private static Measurement known(String name, double value, double spread) {
        return new Measurement(name, value, spread, Double.POSITIVE_INFINITY);
    }

    /** By how much a sum grows if a row is positive. */
    private interface Slope {
        double of(double alarm, double score);
    }

    /** A row's loss if it is positive with a probability. */
    private interface Loss {
        double of(double score, double positive);
    }

    private static double brier(double score, double positive) {
        return positive * (1 - score) * (1 - score) + (1 - positive) * score * score;
    }

    private static Measurement loss(String name, double[] scores, double[] calibrated, Loss loss) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += loss.of(scores[i], calibrated[i]);
        }
        Slope slope = (_, score) -> loss.of(score, 1) - loss.of(score, 0);
        return known(name, sum / scores.length, spread(scores, calibrated, scores.length, slope));
    }

    private static double spread(double[] scores, double[] calibrated, double over, Slope slope) {
        double variance = 0;
        for (int i = 0; i < scores.length; i++) {
            double alarm = scores[i] >= ProbabilityMeasures.THRESHOLD ? 1 : 0;
            double step = slope.of(alarm, scores[i]);
            variance += calibrated[i] * (1 - calibrated[i]) * step * step;
        }
        return Math.sqrt(variance) / over;
    }
}
