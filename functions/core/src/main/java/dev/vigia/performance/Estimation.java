package dev.vigia.performance;

import dev.vigia.stats.Calibration;
import dev.vigia.stats.IsotonicRegression;
import dev.vigia.stats.TestResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Performance that is estimated without truth, or the reason why it cannot be.
 *
 * @param measures by the words of {@link ExpectedMeasures}, of numbers {@code mae} and {@code rmse} ({@link DirectLoss}); empty where there is no estimate
 * @param recalibrated whether the model's probabilities were not calibrated on the baseline, and were mapped by an isotonic
 *     regression on its truth
 * @param reason what the estimate rests on, or why there is none
 */
public record Estimation(List<Measurement> measures, boolean recalibrated, String reason) {
    /** The level below which probabilities count as not calibrated. */
    private static final double LEVEL = 0.01;

    private static final int LEAST_OF_A_CLASS = 100;

    /** Copies the measures. */
    public Estimation {
        measures = List.copyOf(measures);
    }

    static Estimation none(String reason) {
        return new Estimation(List.of(), false, reason);
    }

    /**
     * Estimates a classifier's performance. Its calibration is tested on the baseline ({@link Calibration#test}, 1 %); if that
     * fails, a map is fitted on nine tenths of the baseline's rows and tested on the others; if that fails too, there is no
     * estimate.
     *
     * @param scores the baseline's probabilities, in [0, 1]
     * @param outcomes 1 where the baseline's row was positive, else 0
     * @param current the probabilities to be judged, in [0, 1]
     */
    static Estimation of(double[] scores, double[] outcomes, double[] current) {
        double positives = Arrays.stream(outcomes).sum();
        if (Math.min(positives, outcomes.length - positives) < LEAST_OF_A_CLASS) {
            return none("calibration cannot be told from fewer than " + LEAST_OF_A_CLASS
                    + " baseline rows of either label");
        }
        if (current.length == 0) {
            return none("no predictions to estimate from");
        }
        if (isCalibrated(scores, outcomes)) {
            return new Estimation(
                    ExpectedMeasures.of(current, current), false, "the baseline's probabilities are calibrated");
        }
        IsotonicRegression most = IsotonicRegression.fit(part(scores, false), part(outcomes, false));
        double[] judged = Arrays.stream(part(scores, true)).map(most::value).toArray();
        if (!isCalibrated(judged, part(outcomes, true))) {
            return none("the baseline's probabilities are not calibrated, nor after isotonic regression");
        }
        IsotonicRegression whole = IsotonicRegression.fit(scores, outcomes);
        double[] calibrated = Arrays.stream(current).map(whole::value).toArray();
        return new Estimation(
                ExpectedMeasures.of(current, calibrated),
                true,
                "the baseline's probabilities are not calibrated, so isotonic regression on its truth maps them");
    }

    /** The same with errors times a factor, where the measures are of a thinned sample of the rows. */
    Estimation narrowed(double factor) {
        return new Estimation(
                measures.stream()
                        .map(one -> new Measurement(one.name(), one.value(), factor * one.error(), one.degrees()))
                        .toList(),
                recalibrated,
                reason);
    }

    private static boolean isCalibrated(double[] probabilities, double[] outcomes) {
        return switch (Calibration.test(probabilities, outcomes)) {
            case TestResult.Defined test -> !test.reject(LEVEL);
            case TestResult.Undefined _ -> false;
        };
    }

    /** Every tenth row, or all others. A map that rests on as few rows as it is judged by would fail for its own noise. */
    private static double[] part(double[] values, boolean tenth) {
        return IntStream.range(0, values.length)
                .filter(row -> (row % 10 == 9) == tenth)
                .mapToDouble(row -> values[row])
                .toArray();
    }
}
