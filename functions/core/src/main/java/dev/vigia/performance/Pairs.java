package dev.vigia.performance;

import java.util.stream.IntStream;

/** Predictions that can be judged, with what came true. */
final class Pairs {
    private final double[] predictions;
    private final double[] truths;

    private Pairs(double[] predictions, double[] truths) {
        this.predictions = predictions;
        this.truths = truths;
    }

    /** Rows with a prediction and a truth that a test accepts. */
    interface Filter {
        boolean accepts(double prediction, double truth);
    }

    /** Those of the rows whose truth is known. */
    static Pairs of(LabelledRows rows) {
        return new Pairs(rows.predictions(), rows.truths()).where((prediction, truth) -> !Double.isNaN(truth));
    }

    double[] predictions() {
        return predictions;
    }

    double[] truths() {
        return truths;
    }

    int size() {
        return truths.length;
    }

    Pairs where(Filter filter) {
        int[] kept = IntStream.range(0, size())
                .filter(row -> filter.accepts(predictions[row], truths[row]))
                .toArray();
        return new Pairs(
                IntStream.of(kept).mapToDouble(row -> predictions[row]).toArray(),
                IntStream.of(kept).mapToDouble(row -> truths[row]).toArray());
    }

    /** 1 where the truth is a label, else 0. */
    double[] outcomes(double positive) {
        double[] outcomes = new double[size()];
        for (int row = 0; row < outcomes.length; row++) {
            outcomes[row] = truths[row] == positive ? 1 : 0;
        }
        return outcomes;
    }
}
