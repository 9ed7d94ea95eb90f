package dev.vigia.ui.model;

import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.inference.RowId;
import dev.vigia.ui.words.Durations;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is shown.
 *
 * @param health the health that its outcome speaks for
 * @param subject the feature, or the whole model
 * @param origin check, family and window length
 * @param numbers by their names, ready to read
 * @param examples inferences that show why
 * @param rowCount how many rows are concerned
 */
record FindingLine(
        Health health,
        Outcome outcome,
        String subject,
        @Nullable String feature,
        String origin,
        String reason,
        Map<String, String> numbers,
        List<RowId> examples,
        long rowCount,
        Instant until) {
    FindingLine {
        examples = List.copyOf(examples);
    }

    static FindingLine of(Report report, Finding finding) {
        String feature = finding.feature();
        return new FindingLine(
                Health.of(finding.outcome(), finding.severity()),
                finding.outcome(),
                feature == null ? "whole model" : feature,
                feature,
                finding.check() + " · " + report.family().word() + ", window of "
                        + Durations.words(report.window().length()),
                Words.sentence(finding.reason()),
                numbers(finding),
                finding.rows(),
                finding.rowCount(),
                report.window().to());
    }

    /** A group of rows that the baseline does not have. */
    static FindingLine of(Report report, Group group) {
        Map<String, String> numbers = new LinkedHashMap<>();
        add(numbers, "rows", (double) group.rows());
        add(numbers, "share", group.share());
        add(numbers, "precision", group.precision());
        add(numbers, "recall", group.recall());
        String since = group.since().equals(report.window().from()) ? "" : " since " + group.since();
        return new FindingLine(
                Health.WARNING,
                Outcome.BREACHED,
                "New group: " + group.name(),
                null,
                "new group · " + report.family().word() + ", window of "
                        + Durations.words(report.window().length()),
                Words.sentence(group.rule() + ": " + Numbers.percent(group.share()) + " of the rows" + since),
                numbers,
                group.examples(),
                group.rows(),
                report.window().to());
    }

    /** A report that could not decide has no findings, and says why itself. */
    static FindingLine of(Report report) {
        return new FindingLine(
                report.health(),
                report.outcome(),
                "whole model",
                null,
                report.family().word() + ", window of "
                        + Durations.words(report.window().length()),
                Words.sentence(report.reason()),
                Map.of(),
                List.of(),
                0,
                report.window().to());
    }

    /** The reports' findings: worst first, in each the order of the reports. */
    static List<FindingLine> of(List<Report> reports) {
        List<FindingLine> lines = new ArrayList<>();
        for (Report report : reports) {
            report.findings().forEach(finding -> lines.add(of(report, finding)));
            report.groups().forEach(group -> lines.add(of(report, group)));
            if (report.findings().isEmpty() && report.outcome() != Outcome.PASSED) {
                lines.add(of(report));
            }
        }
        lines.sort(java.util.Comparator.comparing(FindingLine::health).reversed());
        return List.copyOf(lines);
    }

    private static Map<String, String> numbers(Finding finding) {
        Map<String, String> numbers = new LinkedHashMap<>();
        add(numbers, "observed", finding.observed());
        add(numbers, "expected", finding.expected());
        add(numbers, "limit", finding.limit());
        add(numbers, "p", finding.pValue());
        add(numbers, "p, adjusted", finding.adjustedPValue());
        add(numbers, "effect", finding.effect());
        add(numbers, "smallest detectable", finding.smallestDetectable());
        finding.measures().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(measure -> add(numbers, measure.getKey(), measure.getValue()));
        return numbers;
    }

    private static void add(Map<String, String> numbers, String name, @Nullable Double value) {
        if (value != null) {
            numbers.put(name, Numbers.number(value));
        }
    }
}
