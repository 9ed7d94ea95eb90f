package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import dev.vigia.performance.PerformancePeriod;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.OutlyingRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The result as one HTML page that needs nothing else: no script, no font, no address. Its size does not depend on rows, and
 * features beyond the first {@value #MOST_FEATURES} are left to the JSON.
 */
public final class HtmlReport {
    private static final int MOST_FEATURES = 300;
    private static final int MOST_CHARTS = 30;
    private static final int LEAST_CHARTS = 6;
    private static final int MOST_FINDINGS = 100;
    private static final int MOST_ROWS = 8;
    private static final String PERIOD_LEGEND =
            "<div class=\"legend\"><span><i style=\"background:var(--now)\"></i>measured,"
                    + " with 95 % intervals; labelled rows</span><span><i class=\"guess\"></i>estimated without truth</span>"
                    + "<span><i style=\"background:var(--base)\"></i>baseline's value; rows</span></div>";

    private final CheckResult result;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(CheckResult result) {
        this.result = result;
    }

    /** The text of the page. */
    public static String of(CheckResult result) {
        return new HtmlReport(result).write();
    }

    private String write() {
        String title = "Vigia: " + result.options().current().getFileName();
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + Html.text(title) + "</title><style>" + style()
                + "</style></head><body><main>\n");
        head();
        integrity();
        outliers();
        groups();
        preprocessing();
        charts();
        features();
        joint();
        performance();
        periods();
        page.append("<p class=\"soft\">vigia " + Version.TEXT + "</p></main></body></html>\n");
        return page.toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css of this program cannot be read", e);
        }
    }

    private static String word(Outcome outcome) {
        return "<span class=\"word " + outcome.word() + "\">" + outcome.word() + "</span>";
    }

    private void head() {
        page.append("<h1>" + Html.text(result.options().current().getFileName() + ": ") + word(result.outcome())
                + "</h1><p class=\"soft\">" + Words.count(result.current().rows(), "row") + " against "
                + Words.count(result.baseline().seen(), "row") + " of "
                + Html.text(String.valueOf(result.options().baseline().getFileName()))
                + ". Each family is breached by chance in " + Words.percent(result.level())
                + " of windows in which nothing changed.</p>");
        for (String note : result.notes()) {
            page.append("<p class=\"soft\">" + Html.text(note) + ".</p>");
        }
        page.append("<div class=\"families\">");
        for (Report report : result.reports()) {
            page.append("<div class=\"card " + report.outcome().word() + "\"><h3>"
                    + report.family().word() + " " + word(report.outcome()) + "</h3><p>" + Html.text(report.reason())
                    + "</p></div>");
        }
        page.append("</div>\n");
    }

    private void integrity() {
        List<Finding> told = result.integrity().findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .limit(MOST_FINDINGS)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        table("Integrity", "<th></th><th>check</th><th>feature</th><th>what</th><th>rows</th>");
        for (Finding finding : told) {
            page.append("<tr><td>" + word(finding.outcome()) + "</td>" + Html.cell(finding.check())
                    + Html.cell(or(finding.feature())) + Html.cell(finding.reason()) + Html.cell(rows(finding))
                    + "</tr>");
        }
        page.append("</table></div>\n");
    }

    private static String or(@Nullable String feature) {
        return feature == null ? "" : feature;
    }

    private static String rows(Finding finding) {
        String numbers = Arrays.stream(IntegritySection.rows(finding))
                .limit(MOST_ROWS)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
        return finding.rowCount() > MOST_ROWS ? numbers + ", …" : numbers;
    }

    private void preprocessing() {
        List<Advice> told = PreprocessingSection.changed(result);
        if (told.isEmpty()) {
            return;
        }
        table("Preprocessing", "<th>verdict</th><th>feature</th><th>what</th>");
        for (Advice one : told.subList(0, Math.min(MOST_FINDINGS, told.size()))) {
            page.append("<tr>" + Html.cell(one.verdict().word()) + Html.cell(one.feature())
                    + Html.cell(PreprocessingSection.sentence(one)) + "</tr>");
        }
        page.append("</table></div>\n");
        PreprocessingSection.together(result)
                .ifPresent(words -> page.append("<p class=\"soft\">" + Html.text("Replay: " + words + ".") + "</p>\n"));
    }

    private void groups() {
        List<Group> groups = result.outliers().groups();
        if (groups.isEmpty()) {
            return;
        }
        table(
                "New groups",
                "<th>rule</th><th class=\"number\">rows</th><th class=\"number\">share</th>"
                        + "<th class=\"number\">precision</th><th>such as</th>");
        for (Group group : groups) {
            String examples = Arrays.stream(OutlierSection.examples(group))
                    .limit(MOST_ROWS)
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", "));
            page.append("<tr>" + Html.cell(group.rule()) + Html.number(Long.toString(group.rows()))
                    + Html.number(Words.percent(group.share())) + Html.number(Words.percent(group.precision()))
                    + Html.cell(examples) + "</tr>");
        }
        page.append(
                "</table></div><p class=\"soft\">Rows that lie together where the baseline has next to none. Precision is"
                        + " the share of a rule's rows that the baseline does not let expect.</p>\n");
    }

    private void outliers() {
        List<OutlyingRow> rows = OutlierSection.rows(result);
        if (rows.isEmpty()) {
            return;
        }
        table(
                "Rows most unlike the baseline",
                "<th class=\"number\">row</th><th class=\"number\">score</th><th>because of</th>");
        for (OutlyingRow row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            String reasons = row.shares().stream()
                    .map(share -> share.feature() + " " + Words.percent(share.share()))
                    .collect(Collectors.joining(", "));
            page.append("<tr>" + Html.number(Long.toString(RowNumbers.of(row.row())))
                    + Html.number(Words.number(row.score())) + Html.cell(reasons) + "</tr>");
        }
        page.append("</table></div><p class=\"soft\">A row is an outlier above a score of "
                + Words.number(result.baseline().outlierLimit().score()) + ".</p>\n");
    }

    private void table(String title, String head) {
        page.append("<h2>" + title + "</h2><div class=\"scroll\"><table><tr>" + head + "</tr>\n");
    }

    private List<Finding> drift() {
        return result.drift().findings().stream()
                .filter(finding -> finding.feature() != null)
                .toList();
    }

    /** Of what drifted; where little did, of what moved most besides. */
    private void charts() {
        long breached = drift().stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .count();
        List<Finding> shown = drift().stream()
                .limit(Math.min(MOST_CHARTS, Math.max(LEAST_CHARTS, breached)))
                .toList();
        page.append("<h2>Drift</h2><div class=\"legend\"><span><i style=\"background:var(--base)\"></i>baseline</span>"
                + "<span><i style=\"background:var(--now)\"></i>current</span></div><div class=\"charts\">\n");
        for (Finding finding : shown) {
            page.append("<div class=\"card " + finding.outcome().word() + "\"><h3>"
                    + Html.text(or(finding.feature())) + " " + word(finding.outcome()) + "</h3><p class=\"soft\">"
                    + Html.text(finding.reason()) + "</p>" + chart(or(finding.feature())) + "</div>\n");
        }
        page.append("</div>\n");
    }

    private String chart(String feature) {
        ColumnProfile window = result.current().column(feature).orElseThrow();
        ColumnProfile baseline = result.baseline().profile().column(feature).orElseThrow();
        return switch (window) {
            case NumberProfile now -> chart((NumberProfile) baseline, now);
            case CategoryProfile now -> CategoryChart.of((CategoryProfile) baseline, now);
        };
    }

    private static String chart(NumberProfile baseline, NumberProfile now) {
        boolean flags = now.feature().type() == FeatureType.BOOLEAN
                && baseline.mean().isPresent()
                && now.mean().isPresent();
        return flags
                ? CategoryChart.ofFlags(
                        baseline.mean().getAsDouble(), now.mean().getAsDouble())
                : NumberChart.of(baseline, now);
    }

    private void features() {
        table(
                "All features",
                "<th>feature</th><th>type</th><th></th><th class=\"number\">effect</th><th class=\"number\">adjusted p</th>"
                        + "<th class=\"number\">PSI</th><th>what moved most</th>");
        List<Finding> all = drift();
        for (Finding finding : all.subList(0, Math.min(MOST_FEATURES, all.size()))) {
            String name = or(finding.feature());
            page.append("<tr>" + Html.cell(name)
                    + Html.cell(DriftSection.feature(result, name).type().word()) + "<td>" + word(finding.outcome())
                    + "</td>" + Html.number(number(finding.effect())) + Html.number(number(finding.adjustedPValue()))
                    + Html.number(number(finding.measures().get("psi"))) + Html.cell(finding.reason()) + "</tr>\n");
        }
        page.append("</table></div>\n");
        if (all.size() > MOST_FEATURES) {
            page.append("<p class=\"soft\">and " + Words.count(all.size() - MOST_FEATURES, "more feature")
                    + ": --json has all</p>\n");
        }
    }

    private void joint() {
        List<Finding> told = JointSection.told(result);
        if (told.isEmpty()) {
            JointSection.still(result)
                    .ifPresent(words -> page.append("<p class=\"soft\">" + Html.text(words) + "</p>\n"));
            return;
        }
        table("Rows as a whole", "<th></th><th>by</th><th>what</th>");
        for (Finding finding : told) {
            page.append("<tr><td>" + word(finding.outcome()) + "</td>" + Html.cell(finding.check())
                    + Html.cell(finding.reason()) + "</tr>");
        }
        for (String pair : JointSection.changed(result)) {
            page.append("<tr><td></td><td></td>" + Html.cell(pair) + "</tr>");
        }
        page.append("</table></div>\n");
    }

    private void performance() {
        result.performance().review().ifPresent(review -> {
            table(
                    "Performance",
                    "<th>measure</th><th class=\"number\">baseline</th><th class=\"number\">current</th>"
                            + "<th class=\"number\">95 % interval</th><th></th>");
            for (List<String> line : PerformanceSection.lines(review)) {
                page.append("<tr>" + Html.cell(line.getFirst()) + Html.number(line.get(1)) + Html.number(line.get(2))
                        + Html.number(line.get(3)) + Html.unbroken(line.getLast()) + "</tr>");
            }
            page.append("</table></div><p class=\"soft\">"
                    + Html.text("The truth of " + Words.count(review.rows(), "row") + " is known, of "
                            + String.format(Locale.ROOT, "%,d", review.withoutTruth()) + " not yet. "
                            + PerformanceSection.rests(review)
                            + PerformanceSection.risen(result)
                                    .map(words -> " By the rows in their order, " + words + ".")
                                    .orElse(""))
                    + "</p>\n");
        });
    }

    private void periods() {
        result.performance().periods().ifPresent(told -> {
            Optional<PerformanceReview> review = result.performance().review();
            page.append("<h2>Performance by " + told.unit().word() + "</h2><p class=\"soft\">" + Html.text(told.words())
                    + "</p>" + PERIOD_LEGEND + "<div class=\"charts\">\n");
            List<String> measures = told.shown(review);
            for (String measure : measures) {
                page.append("<div class=\"card\"><h3>" + measure + "</h3>"
                        + PeriodChart.of(told, measure, PerformanceSection.baseline(review, measure)) + "</div>\n");
            }
            page.append("<div class=\"card\"><h3>rows</h3>" + PeriodChart.volume(told) + "</div></div>\n");
            page.append("<div class=\"scroll after\"><table><tr>");
            told.head(measures).forEach(cell -> page.append("<th>" + cell + "</th>"));
            page.append("</tr>\n");
            for (PerformancePeriod period : told.periods()) {
                page.append("<tr>");
                List<String> cells = told.cells(period, measures, review);
                cells.subList(0, cells.size() - 1).forEach(cell -> page.append(Html.unbroken(cell)));
                page.append(Html.cell(cells.getLast()));
                page.append("</tr>\n");
            }
            page.append("</table></div>\n");
        });
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Words.number(value);
    }
}
