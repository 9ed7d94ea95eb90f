package dev.vigia.performance;

import java.util.List;
import java.util.SplittableRandom;

/** Simulated rows of a model whose probabilities are true ones: what it predicted, and 1 where a row came out positive. */
final class ScoredRows {
    private final double[] scores;
    private final double[] outcomes;

    private ScoredRows(double[] scores, double[] outcomes) {
        this.scores = scores;
        this.outcomes = outcomes;
    }

    /** Rows whose log odds are normal. */
    static ScoredRows of(int rows, double center, double spread, SplittableRandom random) {
        double[] scores = new double[rows];
        double[] outcomes = new double[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = sigmoid(center + spread * random.nextGaussian());
            outcomes[i] = random.nextDouble() < scores[i] ? 1 : 0;
        }
        return new ScoredRows(scores, outcomes);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    double[] scores() {
        return scores;
    }

    double[] outcomes() {
        return outcomes;
    }

    List<Measurement> measures() {
        return ProbabilityMeasures.of(scores, outcomes);
    }
}
