package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.performance.PerformanceReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the page says of performance, of the whole file and by period. */
final class PerformancePart {
    private static final String LEGEND = "<div class=\"legend\"><span><i style=\"background:var(--now)\"></i>measured,"
            + " with 95 % intervals; labelled rows</span><span><i class=\"guess\"></i>estimated without truth</span>"
            + "<span><i style=\"background:var(--base)\"></i>baseline's value; rows</span></div>";

    private PerformancePart() {}

    static String of(CheckResult result) {
        Optional<PerformanceReview> review = result.performance().review();
        return review.map(of -> measures(result, of)).orElse("")
                + result.performance()
                        .periods()
                        .map(told -> periods(told, review))
                        .orElse("");
    }

    private static String measures(CheckResult result, PerformanceReview review) {
        HtmlTable table = new HtmlTable(
                HtmlTable.word("measure"),
                HtmlTable.number("baseline"),
                HtmlTable.number("current"),
                HtmlTable.number("95 % interval"),
                HtmlTable.unbroken(""));
        PerformanceSection.lines(review).forEach(table::row);
        List<String> words = new ArrayList<>();
        words.add("The truth of " + Words.count(review.rows(), "row") + " is known, of "
                + String.format(Locale.ROOT, "%,d", review.withoutTruth()) + " not yet.");
        result.performance()
                .report()
                .ifPresent(report -> PerformanceSection.notes(report).stream()
                        .map(note -> note + ".")
                        .forEach(words::add));
        words.add(PerformanceSection.rests(review));
        PerformanceSection.risen(result).ifPresent(risen -> words.add("By the rows in their order, " + risen + "."));
        words.removeIf(String::isEmpty);
        return "<h2>Performance</h2>" + table.html() + "<p class=\"soft\">" + Html.text(String.join(" ", words))
                + "</p>\n";
    }

    private static String periods(PeriodsTold told, Optional<PerformanceReview> review) {
        StringBuilder part =
                new StringBuilder("<h2>Performance by " + told.unit().word() + "</h2><p class=\"soft\">"
                        + Html.text(told.words()) + "</p>" + LEGEND + "<div class=\"charts\">\n");
        List<String> measures = told.shown(review);
        for (String measure : measures) {
            part.append("<div class=\"card\"><h3>" + measure + "</h3>"
                    + PeriodChart.of(told, measure, PerformanceSection.baseline(review, measure)) + "</div>\n");
        }
        part.append("<div class=\"card\"><h3>rows</h3>" + PeriodChart.volume(told) + "</div></div>\n");
        return part.append("<div class=\"after\">" + table(told, measures, review) + "</div>")
                .toString();
    }

    private static String table(PeriodsTold told, List<String> measures, Optional<PerformanceReview> review) {
        List<String> head = told.head(measures);
        List<HtmlTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            boolean last = i == head.size() - 1;
            columns.add(
                    i == 0
                            ? HtmlTable.word(head.get(i))
                            : last ? HtmlTable.text(head.get(i)) : HtmlTable.unbroken(head.get(i)));
        }
        HtmlTable table = new HtmlTable(columns);
        told.periods().forEach(period -> table.row(told.cells(period, measures, review)));
        return table.html();
    }
}
