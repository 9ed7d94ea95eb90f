package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.profile.OutlyingRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the text says of integrity, of rows unlike the baseline, of new groups and of preprocessing. */
final class FoundText {
    private static final int MOST_ROWS = 5;
    private static final int INDENT = 4;

    private final CheckResult result;
    private final TextLines text;

    private FoundText(CheckResult result, TextLines text) {
        this.result = result;
        this.text = text;
    }

    static void write(CheckResult result, TextLines text) {
        FoundText found = new FoundText(result, text);
        found.integrity();
        found.outliers();
        found.preprocessing();
    }

    private void integrity() {
        TextReport.head("integrity", result.integrity(), text);
        List<Finding> told = result.integrity().findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .toList();
        text.table(told.stream()
                .limit(TextLines.MOST)
                .map(finding -> List.of(
                        finding.outcome().word(),
                        finding.check(),
                        Objects.requireNonNullElse(finding.feature(), ""),
                        finding.reason() + rows(finding)))
                .toList());
        text.more(told.size() - TextLines.MOST, "finding");
    }

    private static String rows(Finding finding) {
        return finding.rows().isEmpty()
                ? ""
                : (finding.rowCount() == 1 ? "; row " : "; rows ")
                        + numbers(IntegritySection.rows(finding))
                        + (finding.rowCount() > MOST_ROWS ? ", …" : "");
    }

    private static String numbers(long[] rows) {
        return Arrays.stream(rows).limit(MOST_ROWS).mapToObj(Long::toString).collect(Collectors.joining(", "));
    }

    private void outliers() {
        TextReport.head("outliers", result.outliers(), text);
        Finding rate = result.outliers().findings().getFirst();
        if (rate.outcome() != Outcome.INCONCLUSIVE) {
            text.sentence(rate.reason(), INDENT);
        }
        List<List<String>> lines = new ArrayList<>();
        for (OutlyingRow row :
                OutlierSection.rows(result).stream().limit(MOST_ROWS).toList()) {
            lines.add(List.of(
                    "row " + RowNumbers.of(row.row()),
                    "score " + Words.number(row.score()),
                    OutlierSection.because(row, 3)));
        }
        text.table(lines);
        groups();
    }

    private void groups() {
        for (Group group : result.outliers().groups()) {
            String rule = "new group: " + group.rule() + "  " + Words.percent(group.share()) + " of the rows";
            text.sentence(rule, INDENT);
            text.sentence(
                    "  " + Words.count(group.rows(), "row") + ", such as " + numbers(OutlierSection.examples(group))
                            + "; precision " + Words.percent(group.precision()) + ", recall "
                            + Words.percent(group.recall()),
                    INDENT);
        }
        if (!result.outliers().groups().isEmpty()) {
            text.sentence(
                    "(precision: how much of what a rule holds for is new; recall: how much of what is unusual it explains)",
                    INDENT);
        }
    }

    private void preprocessing() {
        List<Advice> told = PreprocessingSection.changed(result);
        if (told.isEmpty()) {
            return;
        }
        TextReport.head("preprocessing", "", text);
        List<Alike<Advice>> alike = Alike.of(
                told, Advice::feature, one -> one.proposes() ? one.feature() : PreprocessingSection.reason(one));
        List<Alike<Advice>> shown = alike.stream().limit(TextLines.MOST).toList();
        text.table(
                shown.stream()
                        .map(some -> List.of(
                                some.first().verdict().word(), some.names(), PreprocessingSection.reason(some.first())))
                        .toList(),
                i -> below(shown.get(i).first()));
        text.more(Alike.count(alike) - Alike.count(shown), "feature");
        PreprocessingSection.together(result).ifPresent(words -> text.sentence(words, INDENT));
        PreprocessingSection.withoutQuartiles(result).ifPresent(words -> text.sentence(words, INDENT));
    }

    private void below(Advice advice) {
        text.items(ProposedValues.of(result.baseline(), advice), INDENT);
        PreprocessingSection.replay(advice).ifPresent(replay -> text.sentence("  replay: " + replay, INDENT));
    }
}
