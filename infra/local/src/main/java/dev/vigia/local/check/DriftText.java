package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the text says of drift: of each feature that moved, of those that did not, and of rows as wholes. */
final class DriftText {
    private static final int MOST_PAIRS = 5;

    private final CheckResult result;
    private final TextLines text;

    private DriftText(CheckResult result, TextLines text) {
        this.result = result;
        this.text = text;
    }

    static void write(CheckResult result, TextLines text) {
        DriftText drift = new DriftText(result, text);
        drift.features();
        drift.still();
        drift.joint();
    }

    private void features() {
        TextReport.head("drift", result.drift(), text);
        List<Finding> told = result.drift().findings().stream()
                .filter(finding -> finding.feature() != null && finding.outcome() != Outcome.PASSED)
                .toList();
        List<Alike<Finding>> alike = Alike.of(
                told,
                finding -> Objects.requireNonNullElse(finding.feature(), ""),
                finding -> finding.effect() == null ? finding.reason() : finding.toString());
        List<Alike<Finding>> shown = alike.stream().limit(TextLines.MOST).toList();
        text.table(shown.stream().map(this::line).toList());
        text.more(Alike.count(alike) - Alike.count(shown), "feature");
        if (told.stream().anyMatch(finding -> finding.effect() != null)) {
            text.sentence("(" + Glossary.line(result) + ")", 2);
        }
    }

    private List<String> line(Alike<Finding> some) {
        Finding finding = some.first();
        return List.of(
                finding.outcome().word(),
                some.names(),
                number("effect", finding.effect()),
                number("p", finding.adjustedPValue()),
                Dependence.reason(result, finding));
    }

    private static String number(String word, @Nullable Double value) {
        return value == null ? "" : word + " " + Words.number(value);
    }

    private void still() {
        List<Finding> passed = result.drift().findings().stream()
                .filter(finding -> finding.feature() != null
                        && finding.outcome() == Outcome.PASSED
                        && DriftSection.feature(result, finding.feature()).type() != FeatureType.TIMESTAMP)
                .toList();
        if (!passed.isEmpty()) {
            double most = passed.stream()
                    .map(Finding::smallestDetectable)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NaN);
            text.line("  " + Words.count(passed.size(), "feature") + " did not drift"
                    + (Double.isNaN(most) ? "" : "; an effect of " + Words.number(most) + " would have been seen")
                    + timestamps());
        }
    }

    private String timestamps() {
        long times = result.current().columns().stream()
                .filter(column -> column.feature().type() == FeatureType.TIMESTAMP)
                .count();
        return times == 0 ? "" : "; " + Words.count(times, "timestamp") + " not compared";
    }

    private void joint() {
        text.table(JointSection.told(result).stream()
                .map(finding -> List.of(finding.outcome().word(), finding.check(), Dependence.reason(result, finding)))
                .toList());
        JointSection.changed(result).stream().skip(1).limit(MOST_PAIRS).forEach(pair -> text.line("    " + pair));
        JointSection.still(result).ifPresent(words -> text.sentence(words, 4));
    }
}
