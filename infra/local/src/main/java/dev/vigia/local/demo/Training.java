package dev.vigia.local.demo;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.tribuo.ONNXExportable;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.StochasticGradientOptimiser;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Trains the demo's models with Tribuo: logistic regression and least squares over standardised numbers and one-hot
 * categories, by AdaGrad. Seeded and on one thread, so the same rows give the same ONNX bytes.
 */
final class Training {
    /** Tribuo's name of the only output. */
    static final String ONNX_OUTPUT = "output";

    private static final int MOST_MINUTES_ON_TIME = 15;
    private static final Label LATE = new Label("late");
    private static final Label ON_TIME = new Label("on-time");
    private static final int EPOCHS = 4;
    private static final int NO_LOGGING = -1;
    private static final int ROWS_PER_STEP = 16;
    private static final double LEARNING_RATE = 0.1;
    private static final double EPSILON = 0.1;
    private static final long SEED = 2001;

    private final List<WinterRows.Row> rows;

    /** Takes the rows that every model is trained on. */
    Training(List<WinterRows.Row> rows) {
        this.rows = List.copyOf(rows);
    }

    TrainedModel train(DemoModel model) {
        Encoder encoder = Encoder.fit(
                model.features(), rows.stream().map(WinterRows.Row::row).toList());
        return switch (model) {
            case LATE_ARRIVAL -> lateArrival(encoder);
            case RETURN_DELAY -> returnDelay(encoder);
        };
    }

    /** Whether a flight counts as late, as the US Department of Transportation counts: 15 minutes are on time. */
    static boolean isLate(int delay) {
        return delay > MOST_MINUTES_ON_TIME;
    }

    private TrainedModel lateArrival(Encoder encoder) {
        var trainer = new org.tribuo.classification.sgd.linear.LinearSGDTrainer(
                new LogMulticlass(), optimiser(), EPOCHS, NO_LOGGING, ROWS_PER_STEP, SEED);
        var trained = Tribuo.train(
                trainer,
                new LabelFactory(),
                rows,
                row -> isLate(row.delay()) ? LATE : ON_TIME,
                row -> encoder.encode(row.row()));
        ToDoubleFunction<float[]> predictor = matrixRow -> score(trained.predict(Tribuo.example(ON_TIME, matrixRow)));
        int column = trained.getOutputIDInfo().getID(LATE);
        return new TrainedModel(
                DemoModel.LATE_ARRIVAL, encoder, predictor, Tribuo.onnx((ONNXExportable) trained), column);
    }

    private static double score(Prediction<Label> prediction) {
        return Objects.requireNonNull(
                        prediction.getOutputScores().get(LATE.getLabel()), "both labels occur in training")
                .getScore();
    }

    private TrainedModel returnDelay(Encoder encoder) {
        Regressor none = new Regressor(DemoModel.RETURN_DELAY.prediction(), 0);
        var trainer = new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                new SquaredLoss(), optimiser(), EPOCHS, NO_LOGGING, ROWS_PER_STEP, SEED);
        var trained = Tribuo.train(
                trainer,
                new RegressionFactory(),
                rows.stream().filter(row -> row.returnDelay().isPresent()).toList(),
                row -> new Regressor(
                        DemoModel.RETURN_DELAY.prediction(), row.returnDelay().orElseThrow()),
                row -> encoder.encode(row.row()));
        ToDoubleFunction<float[]> predictor = matrixRow ->
                trained.predict(Tribuo.example(none, matrixRow)).getOutput().getValues()[0];
        return new TrainedModel(DemoModel.RETURN_DELAY, encoder, predictor, Tribuo.onnx((ONNXExportable) trained), 0);
    }

    private static StochasticGradientOptimiser optimiser() {
        return new AdaGrad(LEARNING_RATE, EPSILON);
    }
}
