package dev.vigia.performance;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a row is wrong, and how many of a baseline's are. Of probabilities one at the wrong side of .5 is, of classes a wrong one, of numbers one that is
 * further off than four in five of the baseline are.
 *
 * @param bound the error beyond which a number is wrong
 * @param wrong how many of the baseline's rows are
 * @param rows of how many that can be judged
 */
record ErrorRule(Kind kind, double bound, long wrong, long rows) {
    private static final double WITHIN = 0.8;

    /** A baseline's; empty where none of its rows can be judged, or it has no error in numbers. */
    static Optional<ErrorRule> of(LabelledRows baseline, boolean textPrediction, boolean textTruth) {
        Kind kind = Kind.of(baseline, textPrediction, textTruth);
        if (kind.task() == null) {
            return Optional.empty();
        }
        Pairs pairs = Pairs.of(baseline).where(kind::isJudged);
        ErrorRule rule = new ErrorRule(kind, kind.task() == Task.NUMBERS ? bound(pairs) : 0, 0, pairs.size());
        return pairs.size() == 0 || !Double.isFinite(rule.bound)
                ? Optional.empty()
                : Optional.of(new ErrorRule(
                        kind, rule.bound, pairs.where(rule::isWrong).size(), pairs.size()));
    }

    /** The error within which four in five are, or the next lower one where none is beyond; NaN without any error. */
    private static double bound(Pairs pairs) {
        double[] errors = new double[pairs.size()];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(pairs.predictions()[row] - pairs.truths()[row]);
        }
        Arrays.sort(errors);
        int last = errors.length - 1;
        if (last < 0 || errors[last] == 0) {
            return Double.NaN;
        }
        int place = (int) (WITHIN * last);
        while (place > 0 && errors[place] == errors[last]) {
            place--;
        }
        return errors[place];
    }

    private boolean isWrong(double prediction, double truth) {
        return switch (kind.known()) {
            case PROBABILITY -> (prediction >= ProbabilityMeasures.THRESHOLD) != (truth == kind.positive());
            case CLASSES -> prediction != truth;
            case NUMBERS -> Math.abs(prediction - truth) > bound;
        };
    }

    /** 1 for a wrong row, 0 for a right one; empty where it is not judged. */
    OptionalDouble loss(double prediction, double truth) {
        return Double.isFinite(prediction) && Double.isFinite(truth) && kind.isJudged(prediction, truth)
                ? OptionalDouble.of(isWrong(prediction, truth) ? 1 : 0)
                : OptionalDouble.empty();
    }

    /** The share of the baseline's rows that are wrong. */
    double mean() {
        return (double) wrong / rows;
    }
}
