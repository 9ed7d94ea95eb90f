package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Whether the statistics that preprocessing was fitted with still hold. Advice: it decides no outcome. */
final class PreprocessingSection implements JsonReport.Section {
    /** How core says it of one feature. */
    private static final String NO_QUARTILES = "; quartiles beyond the baseline's bins are not known";

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
        for (Advice advice : result.outliers().advice()) {
            list.element(of -> write(advice, of));
        }
    }

    /** What is not to be kept. */
    static List<Advice> changed(CheckResult result) {
        return result.outliers().advice().stream()
                .filter(advice -> advice.verdict() != Verdict.KEEP)
                .toList();
    }

    /** Why, without what {@link #withoutQuartiles} says of all of them. */
    static String reason(Advice advice) {
        return advice.reason().replace(NO_QUARTILES, "");
    }

    /** What the proposal would do; empty where nothing is proposed, or it could not be tried. */
    static Optional<String> replay(Advice advice) {
        if (!advice.proposes()) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>();
        Double before = advice.outside();
        Double after = advice.outsideAfter();
        if (before != null) {
            told.add((advice.baseline() == null ? "of unknown categories " : "beyond the range ")
                    + Words.percent(before)
                    + (after == null ? " now" : " → " + Words.percent(after)));
        }
        OutlierRates rates = advice.outliers();
        if (rates != null) {
            told.add("outliers " + Words.percent(rates.old()) + " → " + Words.percent(rates.proposed())
                    + " of the rows");
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    /** Whose quartiles in these rows are not known; empty if all are. */
    static Optional<String> withoutQuartiles(CheckResult result) {
        List<String> features = changed(result).stream()
                .filter(advice -> advice.reason().contains(NO_QUARTILES))
                .map(Advice::feature)
                .toList();
        return features.isEmpty()
                ? Optional.empty()
                : Optional.of("current quartiles of " + new Alike<>("", features).names()
                        + " lie beyond the baseline's bins and are not known");
    }

    /** What all proposals together would do to the outlier rate; empty unless there are several that it could tell. */
    static Optional<String> together(CheckResult result) {
        List<OutlierRates> rates = result.outliers().advice().stream()
                .map(Advice::outliers)
                .filter(Objects::nonNull)
                .toList();
        return rates.size() < 2
                ? Optional.empty()
                : Optional.of("with all that is proposed, "
                        + Words.percent(rates.getFirst().together())
                        + " of the rows would be outliers, now "
                        + Words.percent(rates.getFirst().old()));
    }

    private static void write(Advice advice, JsonOut out) throws IOException {
        out.text("feature", advice.feature())
                .text("verdict", advice.verdict().word())
                .text("reason", advice.reason());
        Statistics baseline = advice.baseline();
        Statistics current = advice.current();
        boolean isNumber = baseline != null && current != null;
        if (baseline != null && current != null) {
            out.object("baseline", of -> write(baseline, of)).object("current", of -> write(current, of));
        }
        if (!advice.added().isEmpty()) {
            out.texts("added", advice.added());
        }
        if (advice.proposes()) {
            out.object("proposed", of -> proposed(advice, of));
        }
        out.object("replay", of -> {
            of.object(isNumber ? "beyondRange" : "unknown", shares -> {
                shares.number("old", advice.outside());
                if (advice.outsideAfter() != null) {
                    shares.number("proposed", advice.outsideAfter());
                }
            });
            OutlierRates rates = advice.outliers();
            if (rates != null) {
                of.object(
                        "outlierRate",
                        shares -> shares.number("old", rates.old())
                                .number("proposed", rates.proposed())
                                .number("allProposed", rates.together()));
            }
        });
    }

    private static void write(Statistics statistics, JsonOut out) throws IOException {
        out.number("mean", statistics.mean())
                .number("std", statistics.deviation())
                .number("min", statistics.min())
                .number("max", statistics.max())
                .number("median", statistics.median())
                .number("q1", statistics.q1())
                .number("q3", statistics.q3());
    }

    private static void proposed(Advice advice, JsonOut out) throws IOException {
        for (Map.Entry<String, Map<String, Double>> scaler : advice.scalers().entrySet()) {
            out.object(scaler.getKey(), of -> {
                for (Map.Entry<String, Double> attribute : scaler.getValue().entrySet()) {
                    of.number(attribute.getKey(), attribute.getValue());
                }
            });
        }
        if (!advice.quantiles().isEmpty()) {
            out.object("QuantileTransformer", of -> of.numbers("quantiles_", advice.quantiles()));
        }
        if (!advice.categories().isEmpty()) {
            out.object("OneHotEncoder", of -> of.texts("categories_", advice.categories()));
        }
        String mostFrequent = advice.mostFrequent();
        if (mostFrequent != null) {
            out.object("SimpleImputer", of -> of.text("statistics_", mostFrequent));
        }
    }
}
