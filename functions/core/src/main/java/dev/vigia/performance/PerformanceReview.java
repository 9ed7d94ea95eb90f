package dev.vigia.performance;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's performance in the baseline and now.
 *
 * @param task what the model predicts; null where it cannot be told
 * @param baseline measures of the baseline's rows; empty where none can be taken
 * @param current measures of the current rows whose truth is known; empty where there are none
 * @param rows how many rows the current measures rest on
 * @param withoutTruth how many current rows have no truth yet
 * @param invalid how many current rows have no prediction, or one that is not of the task, among those looked at
 * @param unknown how many current rows have a label that the baseline never had, or none of its kind, among those looked
 *     at
 * @param estimated what the measures are estimated to be without truth; null where the truth of every row is known
 * @param reason why nothing can be measured; empty where it can
 */
public record PerformanceReview(
        @Nullable Task task,
        List<Measurement> baseline,
        List<Measurement> current,
        long baselineRows,
        long rows,
        long withoutTruth,
        long invalid,
        long unknown,
        @Nullable Estimation estimated,
        String reason) {
    /** Why there is no estimate of classes. */
    static final String OF_CLASSES = "of classes without probabilities nothing is estimated without truth";

    /** Copies the measures. */
    public PerformanceReview {
        baseline = List.copyOf(baseline);
        current = List.copyOf(current);
    }

    /**
     * Measures both.
     *
     * @param textPrediction whether predictions are texts
     * @param textTruth whether the truth is a text
     */
    public static PerformanceReview of(
            LabelledRows baseline, LabelledRows current, boolean textPrediction, boolean textTruth) {
        return of(baseline, current, new Estimator(baseline, Kind.of(baseline, textPrediction, textTruth)));
    }

    /** The same, estimated by what was learned from the baseline. */
    static PerformanceReview of(LabelledRows baseline, LabelledRows current, Estimator estimator) {
        Kind kind = estimator.kind();
        Task task = kind.task();
        if (task == null) {
            return none(current, kind.reason());
        }
        Pairs reference = valid(Pairs.of(baseline), kind);
        Pairs known = Pairs.of(current);
        Pairs valid = valid(known, kind);
        long withoutTruth = current.rows() - current.withTruth();
        return new PerformanceReview(
                task,
                measures(reference, kind),
                valid.size() == 0 ? List.of() : measures(valid, kind),
                reference.size(),
                valid.size(),
                withoutTruth,
                current.withoutPrediction() + count(known, (prediction, _) -> !isValid(prediction, kind)),
                current.malformed() + count(known, (_, truth) -> !kind.isKnown(truth)),
                withoutTruth == 0 ? null : estimate(current, estimator),
                "");
    }

    private static PerformanceReview none(LabelledRows current, String reason) {
        long withoutTruth = current.rows() - current.withTruth();
        return new PerformanceReview(null, List.of(), List.of(), 0, 0, withoutTruth, 0, 0, null, reason);
    }

    private static boolean isValid(double prediction, Kind kind) {
        return kind.task() != Task.PROBABILITY || Kind.isProbability(prediction);
    }

    private static Pairs valid(Pairs pairs, Kind kind) {
        return pairs.where(kind::isJudged);
    }

    private static long count(Pairs pairs, Pairs.Filter filter) {
        return pairs.where(filter).size();
    }

    /** The measures of rows of a kind. */
    static List<Measurement> measured(LabelledRows rows, Kind kind) {
        return measures(valid(Pairs.of(rows), kind), kind);
    }

    private static List<Measurement> measures(Pairs pairs, Kind kind) {
        Task task = kind.task();
        if (task == null) {
            return List.of();
        }
        return switch (task) {
            case PROBABILITY -> ProbabilityMeasures.of(pairs.predictions(), pairs.outcomes(kind.positive()));
            case CLASSES -> ClassMeasures.of(pairs.predictions(), pairs.truths());
            case NUMBERS -> NumberMeasures.of(pairs.predictions(), pairs.truths());
        };
    }

    private static Estimation estimate(LabelledRows current, Estimator estimator) {
        return switch (estimator.kind().known()) {
            case PROBABILITY ->
                estimator.ofScores(Arrays.stream(current.predictions())
                        .filter(Kind::isProbability)
                        .toArray());
            case CLASSES -> Estimation.none(OF_CLASSES);
            case NUMBERS -> estimator.ofRows(current.sample());
        };
    }

    /** A measure by its word, of a list that has it. */
    static Measurement find(List<Measurement> measures, String name) {
        return measures.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
