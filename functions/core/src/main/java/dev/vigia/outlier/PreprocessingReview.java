package dev.vigia.outlier;

import dev.vigia.check.Advice;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.model.Role;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the statistics that a model's preprocessing was fitted with still hold: means, scales and ranges of numeric
 * features, vocabularies of categorical ones. Reads counts and sums only, so it costs the same for any number of rows.
 * A new tendency must be seen in more windows than one; where one window is given, that is one window's word, and the
 * reason says so.
 */
public final class PreprocessingReview {
    private final List<Profile> windows;

    private PreprocessingReview(List<Profile> windows) {
        this.windows = windows;
    }

    /**
     * Looks at every feature of the baseline; predictions, identifiers and free text apart.
     *
     * @param windows consecutive windows under that baseline, oldest first, one or more
     * @return what is new first, else in the order of the features
     * @throws IllegalArgumentException if there are no windows, or one is of another baseline
     */
    public static List<Advice> of(Baseline baseline, List<Profile> windows) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no windows: expected one or more");
        }
        for (Profile window : windows) {
            if (!window.baseline().equals(baseline.id())) {
                throw new IllegalArgumentException(
                        "profile of baseline '" + window.baseline() + "': expected one of '" + baseline.id() + "'");
            }
        }
        PreprocessingReview review = new PreprocessingReview(windows);
        List<Advice> all = new ArrayList<>();
        for (ColumnProfile column : baseline.profile().columns()) {
            if (column.feature().role() == Role.FEATURE) {
                review.of(column).ifPresent(all::add);
            }
        }
        return sorted(all);
    }

    /** What is new first, else as it was. */
    static List<Advice> sorted(List<Advice> advice) {
        return advice.stream()
                .sorted(Comparator.comparingInt(one -> place(one.verdict())))
                .toList();
    }

    private static int place(Verdict verdict) {
        return switch (verdict) {
            case NEW_TENDENCY -> 0;
            case OUTLIER_BURST -> 1;
            case INCONCLUSIVE -> 2;
            case KEEP -> 3;
        };
    }

    private Optional<Advice> of(ColumnProfile column) {
        ColumnProfile window = windows.getLast().column(column.feature().name()).orElseThrow();
        if (column instanceof NumberProfile reference && window instanceof NumberProfile now) {
            return Optional.of(number(reference, now));
        }
        return column instanceof CategoryProfile reference && !reference.open() && window instanceof CategoryProfile
                ? Optional.of(category(reference))
                : Optional.empty();
    }

    private static Reevaluation review(NumberProfile reference, NumberProfile window) {
        Reevaluation found = NumberReview.of(reference, window);
        return Statistics.of(window).lacksQuartiles() && !FlagReview.isFor(reference)
                ? found.noting("quartiles beyond the baseline's bins are not known")
                : found;
    }

    private Advice number(NumberProfile reference, NumberProfile now) {
        String name = reference.feature().name();
        OverTime<Reevaluation> told = OverTime.of(
                windows,
                window -> review(reference, (NumberProfile) window.column(name).orElseThrow()));
        Map<String, Map<String, Double>> scalers =
                told.isTooNew() ? Map.of() : told.found().proposed();
        Optional<RangeProposal> range = scalers.isEmpty() ? Optional.empty() : RangeProposal.of(reference, now);
        Map<String, Map<String, Double>> proposed = new LinkedHashMap<>(scalers);
        range.ifPresent(some -> proposed.putAll(some.attributes()));
        OptionalDouble beyond = RangeProposal.beyond(reference, now);
        Statistics current = Statistics.of(now);
        return new Advice(
                name,
                told.verdict(),
                told.reason(),
                Statistics.of(reference),
                current,
                proposed,
                told.isTooNew() ? List.of() : told.found().quantiles(),
                List.of(),
                List.of(),
                null,
                beyond.isPresent() ? (Double) beyond.getAsDouble() : null,
                range.isPresent() ? (Double) 0.0 : null);
    }

    private Advice category(CategoryProfile reference) {
        String name = reference.feature().name();
        OverTime<VocabularyAdvice> told = OverTime.of(
                windows,
                window -> VocabularyReview.of(
                        reference, (CategoryProfile) window.column(name).orElseThrow()));
        VocabularyAdvice found = told.found();
        boolean stays = !told.isTooNew();
        return new Advice(
                name,
                told.verdict(),
                told.reason(),
                null,
                null,
                Map.of(),
                List.of(),
                stays ? found.added() : List.of(),
                stays ? found.categories() : List.of(),
                stays ? found.mostFrequent().orElse(null) : null,
                found.unknown(),
                stays ? (Double) found.unknownAfter() : null);
    }
}
