package dev.vigia.performance;

import dev.vigia.check.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param newLabels the most frequent of those labels in words, most frequent first, at most {@value #MOST_NAMED} and how many more there are
 * @param baselineLabels how many different labels, or true numbers, the baseline has
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
        List<String> newLabels,
        int baselineLabels,
        @Nullable Estimation estimated,
        String reason) {
    /** Why there is no estimate of classes. */
    static final String OF_CLASSES = "of classes without probabilities nothing is estimated without truth";

    private static final int MOST_NAMED = 3;
    private static final int LONGEST_NAME = 30;

    /** Copies the measures. */
    public PerformanceReview {
        baseline = List.copyOf(baseline);
        current = List.copyOf(current);
        newLabels = List.copyOf(newLabels);
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
        Set<Double> both = both(reference, valid);
        Pairs unknown = known.where((_, truth) -> !kind.isKnown(truth));
        return new PerformanceReview(
                task,
                measures(reference, kind, both),
                valid.size() == 0 ? List.of() : measures(valid, kind, both),
                reference.size(),
                valid.size(),
                withoutTruth,
                current.withoutPrediction() + count(known, (prediction, _) -> !isValid(prediction, kind)),
                current.malformed() + unknown.size(),
                names(unknown.truths(), current.labels().texts()),
                kind.labels().size(),
                withoutTruth == 0 ? null : estimate(current, estimator),
                "");
    }

    private static PerformanceReview none(LabelledRows current, String reason) {
        long withoutTruth = current.rows() - current.withTruth();
        return new PerformanceReview(null, List.of(), List.of(), 0, 0, withoutTruth, 0, 0, List.of(), 0, null, reason);
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

    /** The classes of the baseline that these rows have too; all of the baseline's where there are no rows. */
    private static Set<Double> both(Pairs baseline, Pairs current) {
        Set<Double> both = ClassMeasures.classes(baseline.predictions(), baseline.truths());
        if (current.size() > 0) {
            both.retainAll(ClassMeasures.classes(current.predictions(), current.truths()));
        }
        return both;
    }

    private static List<String> names(double[] labels, List<String> texts) {
        Map<Double, Long> counts = Arrays.stream(labels)
                .boxed()
                .collect(Collectors.groupingBy(label -> label, TreeMap::new, Collectors.counting()));
        List<String> names = counts.entrySet().stream()
                .sorted(Map.Entry.<Double, Long>comparingByValue().reversed())
                .limit(MOST_NAMED)
                .map(entry -> name(entry.getKey(), texts))
                .collect(Collectors.toCollection(ArrayList::new));
        if (counts.size() > MOST_NAMED) {
            names.add((counts.size() - MOST_NAMED) + " more");
        }
        return names;
    }

    private static String name(double label, List<String> texts) {
        if (texts.isEmpty()) {
            return Words.number(label);
        }
        String name = label >= 0 && label < texts.size() ? texts.get((int) label) : "a text";
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    /** The measures of rows of a kind, by themselves. */
    static List<Measurement> measured(LabelledRows rows, Kind kind) {
        Pairs valid = valid(Pairs.of(rows), kind);
        return measures(valid, kind, both(valid, valid));
    }

    private static List<Measurement> measures(Pairs pairs, Kind kind, Set<Double> classes) {
        Task task = kind.task();
        if (task == null) {
            return List.of();
        }
        return switch (task) {
            case PROBABILITY -> ProbabilityMeasures.of(pairs.predictions(), pairs.outcomes(kind.positive()));
            case CLASSES -> ClassMeasures.of(pairs.predictions(), pairs.truths(), classes);
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
