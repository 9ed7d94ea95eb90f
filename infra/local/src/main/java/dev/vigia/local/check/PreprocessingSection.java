package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.outlier.PreprocessingReview;
import dev.vigia.outlier.RangeProposal;
import dev.vigia.outlier.Reevaluation;
import dev.vigia.outlier.Verdict;
import dev.vigia.outlier.VocabularyAdvice;
import dev.vigia.outlier.VocabularyReview;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the statistics that preprocessing was fitted with still hold. Advice: it decides no outcome. */
final class PreprocessingSection implements JsonReport.Section {
    /** A verdict with its feature. */
    record Advice(String feature, Verdict verdict, String reason) {}

    @Override
    public String name() {
        return "preprocessing";
    }

    /** A list, where other sections are objects. */
    @Override
    public void writeTo(CheckResult result, JsonOut out) throws IOException {
        out.list(name(), list -> write(result, list));
    }

    @Override
    public void write(CheckResult result, JsonOut list) throws IOException {
        for (Reevaluation found : PreprocessingReview.of(result.baseline(), List.of(result.current()))) {
            list.element(of -> number(result, found, of));
        }
        for (VocabularyAdvice found : VocabularyReview.of(result.baseline(), result.current())) {
            list.element(of -> vocabulary(found, of));
        }
    }

    /** What is not to be kept, numbers first. */
    static List<Advice> changed(CheckResult result) {
        List<Advice> all = new ArrayList<>();
        for (Reevaluation found : PreprocessingReview.of(result.baseline(), List.of(result.current()))) {
            all.add(new Advice(found.feature(), found.verdict(), found.reason()));
        }
        for (VocabularyAdvice found : VocabularyReview.of(result.baseline(), result.current())) {
            String replay = found.added().isEmpty()
                    ? ""
                    : "; unknown " + Words.percent(found.unknown()) + ", " + Words.percent(found.unknownAfter())
                            + " with these taken up";
            all.add(new Advice(found.feature(), found.verdict(), found.reason() + replay));
        }
        return all.stream().filter(advice -> advice.verdict() != Verdict.KEEP).toList();
    }

    private static void number(CheckResult result, Reevaluation found, JsonOut out) throws IOException {
        NumberProfile reference = column(result.baseline().profile(), found.feature());
        NumberProfile window = column(result.current(), found.feature());
        head(found.feature(), found.verdict(), found.reason(), out);
        out.object("baseline", of -> statistics(reference, of)).object("current", of -> statistics(window, of));
        Map<String, Map<String, Double>> proposed = new LinkedHashMap<>(found.proposed());
        Optional<RangeProposal> range = proposed.isEmpty() ? Optional.empty() : RangeProposal.of(reference, window);
        range.ifPresent(some -> proposed.putAll(some.attributes()));
        if (!proposed.isEmpty()) {
            out.object("proposed", of -> scalers(proposed, of));
        }
        out.object("replay", of -> {
            of.object("beyondRange", shares -> {
                shares.number("old", RangeProposal.beyond(reference, window));
                if (range.isPresent()) {
                    shares.count("proposed", 0);
                }
            });
        });
    }

    private static NumberProfile column(Profile profile, String feature) {
        return (NumberProfile) profile.column(feature).orElseThrow();
    }

    private static void head(String feature, Verdict verdict, String reason, JsonOut out) throws IOException {
        out.text("feature", feature).text("verdict", verdict.word()).text("reason", reason);
    }

    private static void statistics(NumberProfile column, JsonOut out) throws IOException {
        out.number("mean", column.mean())
                .number("std", column.deviation())
                .number("min", column.min())
                .number("max", column.max())
                .number("median", column.quantile(.5))
                .number("q1", column.quantile(.25))
                .number("q3", column.quantile(.75));
    }

    private static void scalers(Map<String, Map<String, Double>> proposed, JsonOut out) throws IOException {
        for (Map.Entry<String, Map<String, Double>> scaler : proposed.entrySet()) {
            out.object(scaler.getKey(), of -> {
                for (Map.Entry<String, Double> attribute : scaler.getValue().entrySet()) {
                    of.number(attribute.getKey(), attribute.getValue());
                }
            });
        }
    }

    private static void vocabulary(VocabularyAdvice found, JsonOut out) throws IOException {
        head(found.feature(), found.verdict(), found.reason(), out);
        if (!found.added().isEmpty()) {
            out.texts("added", found.added());
        }
        if (!found.categories().isEmpty() || found.mostFrequent().isPresent()) {
            out.object("proposed", of -> proposed(found, of));
        }
        out.object(
                "replay",
                of -> of.object(
                        "unknown",
                        shares -> shares.number("old", found.unknown()).number("proposed", found.unknownAfter())));
    }

    private static void proposed(VocabularyAdvice found, JsonOut out) throws IOException {
        if (!found.categories().isEmpty()) {
            out.object("OneHotEncoder", of -> of.texts("categories_", found.categories()));
        }
        if (found.mostFrequent().isPresent()) {
            out.object(
                    "SimpleImputer",
                    of -> of.text("statistics_", found.mostFrequent().get()));
        }
    }
}
