package dev.vigia.local.check;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import dev.vigia.performance.PerformanceReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the text says of performance, of the whole file and of the newest periods. */
final class PerformanceText {
    private static final int MOST_MEASURES = 2;

    private final CheckResult result;
    private final TextLines text;

    private PerformanceText(CheckResult result, TextLines text) {
        this.result = result;
        this.text = text;
    }

    static void write(CheckResult result, TextLines text) {
        PerformanceText performance = new PerformanceText(result, text);
        Optional<Report> report = result.performance().report();
        Optional<PerformanceReview> review = result.performance().review();
        if (report.isPresent() && review.isPresent()) {
            performance.whole(report.get(), review.get());
        } else if (result.options().columns().truth() != null) {
            TextReport.head("performance", result.performance().reason(), text);
        }
        performance.periods();
    }

    private void whole(Report report, PerformanceReview review) {
        TextReport.head("performance", report, text);
        text.table(report.findings().stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED
                        || (finding.outcome() == Outcome.INCONCLUSIVE
                                && !finding.reason().equals(report.reason())))
                .map(finding -> List.of(finding.outcome().word(), finding.reason()))
                .toList());
        PerformanceSection.notes(report).forEach(words -> text.sentence(words, 4));
        PerformanceSection.risen(result).ifPresent(words -> text.sentence(words, 4));
        List<List<String>> lines = PerformanceSection.lines(review);
        if (!lines.isEmpty()) {
            text.table(Stream.concat(Stream.of(List.of("", "baseline", "current", "95 % interval", "")), lines.stream())
                    .toList());
        }
    }

    /** The newest of them. */
    private void periods() {
        result.performance().periods().ifPresent(told -> {
            Optional<PerformanceReview> review = result.performance().review();
            text.line("");
            text.sentence(told.words(), 2);
            int left = Math.max(0, told.periods().size() - TextLines.MOST);
            List<String> measures =
                    told.shown(review).stream().limit(MOST_MEASURES).toList();
            List<List<String>> lines = new ArrayList<>(List.of(told.head(measures)));
            told.periods().stream().skip(left).forEach(period -> lines.add(told.cells(period, measures, review)));
            text.table(lines);
            if (left > 0) {
                text.line("  … and "
                        + Words.count(left, "earlier " + told.unit().word()) + " (--json and --html have all)");
            }
        });
    }
}
