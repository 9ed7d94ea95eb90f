package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.profile.OutlyingRow;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the page says of integrity, of rows unlike the baseline and of preprocessing. */
final class FoundPart {
    private static final int MOST_FINDINGS = 100;
    private static final int MOST_ROWS = 8;

    private FoundPart() {}

    static String of(CheckResult result) {
        return integrity(result) + outliers(result) + groups(result) + preprocessing(result);
    }

    private static String integrity(CheckResult result) {
        List<Finding> told = result.integrity().findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .limit(MOST_FINDINGS)
                .toList();
        if (told.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                HtmlTable.outcome(),
                HtmlTable.word("check"),
                HtmlTable.word("feature"),
                HtmlTable.text("what"),
                HtmlTable.labelled("rows"));
        for (Finding finding : told) {
            table.row(
                    finding.outcome().word(),
                    finding.check(),
                    Objects.requireNonNullElse(finding.feature(), ""),
                    finding.reason(),
                    rows(IntegritySection.rows(finding), finding.rowCount()));
        }
        return "<h2>Integrity</h2>" + table.html();
    }

    private static String rows(long[] numbers, long all) {
        String some =
                Arrays.stream(numbers).limit(MOST_ROWS).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return all > MOST_ROWS ? some + ", …" : some;
    }

    private static String outliers(CheckResult result) {
        List<OutlyingRow> rows = OutlierSection.rows(result);
        if (rows.isEmpty()) {
            return "";
        }
        HtmlTable table =
                new HtmlTable(HtmlTable.number("row"), HtmlTable.number("score"), HtmlTable.labelled("because of"));
        for (OutlyingRow row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            table.row(
                    Long.toString(RowNumbers.of(row.row())),
                    Words.number(row.score()),
                    OutlierSection.because(row, Integer.MAX_VALUE));
        }
        return "<h2>Rows most unlike the baseline</h2>" + table.html()
                + "<p class=\"soft\">A row is an outlier above a score of "
                + Words.number(result.baseline().outlierLimit().score()) + ".</p>\n";
    }

    private static String groups(CheckResult result) {
        List<Group> groups = result.outliers().groups();
        if (groups.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                HtmlTable.text("rule"),
                HtmlTable.number("rows"),
                HtmlTable.number("share"),
                HtmlTable.number("precision"),
                HtmlTable.number("recall"),
                HtmlTable.labelled("such as"));
        for (Group group : groups) {
            table.row(
                    group.rule(),
                    Long.toString(group.rows()),
                    Words.percent(group.share()),
                    Words.percent(group.precision()),
                    Words.percent(group.recall()),
                    rows(OutlierSection.examples(group), 0));
        }
        return "<h2>New groups</h2>" + table.html()
                + "<p class=\"soft\">Rows that lie together where the baseline has next to none. Precision is"
                + " the share of a rule's rows that the baseline does not let expect, recall the share of what is unusual that"
                + " the rule holds for.</p>\n";
    }

    private static String preprocessing(CheckResult result) {
        List<Advice> told = PreprocessingSection.changed(result);
        if (told.isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(
                HtmlTable.word("verdict"),
                HtmlTable.word("feature"),
                HtmlTable.text("what"),
                HtmlTable.labelled("proposed values"),
                HtmlTable.labelled("replay"));
        Alike.of(told, Advice::feature, one -> one.proposes() ? one.feature() : PreprocessingSection.reason(one))
                .stream()
                .limit(MOST_FINDINGS)
                .forEach(some -> table.row(
                        some.first().verdict().word(),
                        some.names(),
                        PreprocessingSection.reason(some.first()),
                        String.join("; ", ProposedValues.of(result.baseline(), some.first())),
                        PreprocessingSection.replay(some.first()).orElse("")));
        return "<h2>Preprocessing</h2>" + table.html()
                + PreprocessingSection.together(result)
                        .map(words -> "<p class=\"soft\">" + Html.text("Replay: " + words + ".") + "</p>\n")
                        .orElse("")
                + PreprocessingSection.withoutQuartiles(result)
                        .map(words -> "<p class=\"soft\">" + Html.text(words) + ".</p>\n")
                        .orElse("");
    }
}
