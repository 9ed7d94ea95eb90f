package dev.vigia.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the baseline shows that the model predicts.
 *
 * @param task null where nothing can be measured
 * @param labels the truth's values, in order; those of {@link Task#PROBABILITY} are one or two
 * @param positive the label whose probability is predicted: 1 of 0 and 1 (or −1 and 1), the last of two texts in order of
 *     characters, as scikit-learn has it; NaN for other tasks
 * @param reason why nothing can be measured; empty where it can
 */
record Kind(@Nullable Task task, List<Double> labels, double positive, String reason) {
    private static final int MOST_CLASSES = 20;

    Kind {
        labels = List.copyOf(labels);
    }

    /** The share of predictions that must be probabilities for the model to be one that predicts them. */
    private static final double MOST = 0.9;

    static Kind of(LabelledRows rows, boolean textPrediction, boolean textTruth) {
        Pairs pairs = Pairs.of(rows);
        double[] labels = Arrays.stream(pairs.truths()).sorted().distinct().toArray();
        if (labels.length == 0) {
            return none(labels, "the baseline has no row with a prediction and a truth");
        }
        if (textPrediction) {
            return textTruth
                    ? new Kind(Task.CLASSES, list(labels), Double.NaN, "")
                    : none(labels, "predictions are texts and the truth is a number: expected the same labels");
        }
        if (areClasses(pairs.predictions(), labels) && !textTruth) {
            return new Kind(Task.CLASSES, list(labels), Double.NaN, "");
        }
        if (labels.length <= 2 && (textTruth || areBits(labels))) {
            return probability(rows, pairs, labels, textTruth);
        }
        return textTruth
                ? none(labels, "predictions are numbers and the truth has more than two labels: expected a class")
                : new Kind(Task.NUMBERS, list(labels), Double.NaN, "");
    }

    private static List<Double> list(double[] labels) {
        return Arrays.stream(labels).boxed().toList();
    }

    private static Kind none(double[] labels, String reason) {
        return new Kind(null, list(labels), Double.NaN, reason);
    }

    private static Kind probability(LabelledRows rows, Pairs pairs, double[] labels, boolean text) {
        long valid =
                Arrays.stream(pairs.predictions()).filter(Kind::isProbability).count();
        if (valid < MOST * pairs.size()) {
            return none(labels, "predictions of two labels lie outside [0, 1]: expected probabilities");
        }
        if (text && labels.length < 2) {
            return none(labels, "the baseline's truth has one label only: expected two");
        }
        return new Kind(Task.PROBABILITY, list(labels), text ? rows.labels().last(labels) : 1, "");
    }

    /** Whether every prediction is one of a few labels. */
    private static boolean areClasses(double[] predictions, double[] labels) {
        return labels.length > 1
                && labels.length <= MOST_CLASSES
                && Arrays.stream(predictions).allMatch(one -> Arrays.binarySearch(labels, one) >= 0);
    }

    private static boolean areBits(double[] labels) {
        if (labels.length == 1) {
            return labels[0] == 0 || labels[0] == 1;
        }
        return labels[1] == 1 && (labels[0] == 0 || labels[0] == -1);
    }

    static boolean isProbability(double prediction) {
        return prediction >= 0 && prediction <= 1;
    }

    /** The task of a model that can be judged. */
    Task known() {
        return Objects.requireNonNull(task, reason);
    }

    /** Whether a prediction is one of its kind, and the truth one of a probability's labels. */
    boolean isJudged(double prediction, double truth) {
        return task != Task.PROBABILITY || (isProbability(prediction) && isKnown(truth));
    }

    /** Whether the truth is of the baseline's labels, where labels are what is true. */
    boolean isKnown(double truth) {
        return task == Task.NUMBERS || labels.contains(truth);
    }
}
