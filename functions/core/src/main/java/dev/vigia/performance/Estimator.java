package dev.vigia.performance;

import dev.vigia.stats.Calibration;
import dev.vigia.stats.IsotonicRegression;
import dev.vigia.stats.TestResult;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Estimates without truth what a baseline's labelled rows let expect of others: a probability's measures by its calibration, what
 * numbers lose by {@link DirectLoss}. It learns once, when it is first asked. Not thread-safe.
 */
public final class Estimator {
    /** The level below which probabilities count as not calibrated. */
    private static final double LEVEL = 0.01;

    private static final int LEAST_OF_A_CLASS = 100;

    private final LabelledRows baseline;
    private final Kind kind;
    private @Nullable Calibrated calibrated;
    private @Nullable Learned learned;

    Estimator(LabelledRows baseline, Kind kind) {
        this.baseline = baseline;
        this.kind = kind;
    }

    /** @param map null: probabilities are taken as they are */
    private record Calibrated(@Nullable IsotonicRegression map, boolean usable, String reason) {}

    /** @param loss null: for the reason */
    private record Learned(@Nullable DirectLoss loss, String reason) {}

    /** What a model predicts. */
    Kind kind() {
        return kind;
    }

    /**
     * Estimates a classifier's performance. Its calibration is tested on the baseline ({@link Calibration#test}, 1 %); if that
     * fails, a map is fitted on nine tenths of the baseline's rows and tested on the others; if that fails too, there is no
     * estimate.
     *
     * @param current the probabilities to be judged, in [0, 1]
     */
    Estimation ofScores(double[] current) {
        if (calibrated == null) {
            Pairs pairs = Pairs.of(baseline).where(kind::isJudged);
            calibrated = calibrate(pairs.predictions(), pairs.outcomes(kind.positive()));
        }
        Calibrated by = calibrated;
        if (!by.usable()) {
            return Estimation.none(by.reason());
        }
        if (current.length == 0) {
            return Estimation.none("no predictions to estimate from");
        }
        IsotonicRegression map = by.map();
        double[] positive =
                map == null ? current : Arrays.stream(current).map(map::value).toArray();
        return new Estimation(ExpectedMeasures.of(current, positive), map != null, by.reason());
    }

    private static Calibrated calibrate(double[] scores, double[] outcomes) {
        double positives = Arrays.stream(outcomes).sum();
        if (Math.min(positives, outcomes.length - positives) < LEAST_OF_A_CLASS) {
            return new Calibrated(
                    null,
                    false,
                    "calibration cannot be told from fewer than " + LEAST_OF_A_CLASS
                            + " baseline rows of either label");
        }
        if (isCalibrated(scores, outcomes)) {
            return new Calibrated(null, true, "the baseline's probabilities are calibrated");
        }
        IsotonicRegression most = IsotonicRegression.fit(part(scores, false), part(outcomes, false));
        double[] judged = Arrays.stream(part(scores, true)).map(most::value).toArray();
        return isCalibrated(judged, part(outcomes, true))
                ? new Calibrated(
                        IsotonicRegression.fit(scores, outcomes),
                        true,
                        "the baseline's probabilities are not calibrated, so isotonic regression on its truth maps them")
                : new Calibrated(
                        null, false, "the baseline's probabilities are not calibrated, nor after isotonic regression");
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

    /** Estimates what rows with their features lose; empty where they are kept without. */
    Estimation ofRows(Optional<LossSample> current) {
        return loss(current, false);
    }

    /**
     * The same of a part of the rows that {@link #ofRows} was asked for. What the baseline's rows happened to lose is as uncertain
     * there, in proportion, as in all of them: to go through the fit again for each part would cost more than all else.
     */
    Estimation ofPart(Optional<LossSample> part) {
        return loss(part, true);
    }

    /** Why what numbers lose cannot be estimated of any rows; empty where it can. */
    String refused() {
        if (learned == null) {
            learned = learn();
        }
        return learned.reason();
    }

    private Estimation loss(Optional<LossSample> current, boolean part) {
        if (learned == null) {
            learned = learn();
        }
        DirectLoss loss = learned.loss();
        if (loss == null) {
            return Estimation.none(learned.reason());
        }
        if (current.isEmpty() || current.get().size() == 0) {
            return Estimation.none("no predictions to estimate from");
        }
        return part ? loss.estimatePart(current.get()) : loss.estimate(current.get());
    }

    private Learned learn() {
        Optional<LossRows> rows = baseline.learned();
        if (rows.isEmpty()) {
            return new Learned(
                    null,
                    "the baseline's labelled rows were kept without their features: expected a baseline that was written"
                            + " anew");
        }
        String refused = DirectLoss.refused(rows.get());
        return refused.isEmpty() ? new Learned(new DirectLoss(rows.get()), "") : new Learned(null, refused);
    }
}
