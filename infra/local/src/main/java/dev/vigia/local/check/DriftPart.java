package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the page says of drift: charts of what moved most, every feature, and rows as wholes. */
final class DriftPart {
    private static final int MOST_FEATURES = 300;
    private static final int MOST_CHARTS = 30;
    private static final int LEAST_CHARTS = 6;

    private final CheckResult result;
    private final List<Finding> findings;

    private DriftPart(CheckResult result) {
        this.result = result;
        findings = result.drift().findings().stream()
                .filter(finding -> finding.feature() != null)
                .toList();
    }

    static String of(CheckResult result) {
        DriftPart part = new DriftPart(result);
        return part.charts() + part.features() + part.joint();
    }

    private static String name(Finding finding) {
        return Objects.requireNonNullElse(finding.feature(), "");
    }

    /** Of what drifted; where little did, of what moved most besides. */
    private String charts() {
        long breached = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .count();
        StringBuilder charts =
                new StringBuilder("<h2>Drift</h2><div class=\"legend\"><span><i style=\"background:var(--base)\"></i>"
                        + "baseline</span><span><i style=\"background:var(--now)\"></i>current</span></div>"
                        + "<div class=\"charts\">\n");
        findings.stream()
                .limit(Math.min(MOST_CHARTS, Math.max(LEAST_CHARTS, breached)))
                .forEach(finding -> charts.append("<div class=\"card "
                        + finding.outcome().word() + "\"><h3>" + Html.text(name(finding)) + " "
                        + Html.outcome(finding.outcome().word()) + "</h3><p class=\"soft\">"
                        + Html.text(Dependence.reason(result, finding)) + "</p>" + chart(name(finding)) + "</div>\n"));
        return charts.append("</div>\n").toString();
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

    private String features() {
        HtmlTable table = new HtmlTable(
                HtmlTable.word("feature"),
                HtmlTable.word("type"),
                HtmlTable.outcome(),
                HtmlTable.number("effect"),
                HtmlTable.number("adjusted p"),
                HtmlTable.number("PSI"),
                HtmlTable.text("what moved most"));
        for (Finding finding : findings.subList(0, Math.min(MOST_FEATURES, findings.size()))) {
            table.row(
                    name(finding),
                    DriftSection.feature(result, name(finding)).type().word(),
                    finding.outcome().word(),
                    number(finding.effect()),
                    number(finding.adjustedPValue()),
                    number(finding.measures().get("psi")),
                    Dependence.reason(result, finding));
        }
        int left = findings.size() - MOST_FEATURES;
        return "<h2>All features</h2>" + table.html()
                + (left > 0
                        ? "<p class=\"soft\">and " + Words.count(left, "more feature") + ": --json has all</p>\n"
                        : "");
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Words.number(value);
    }

    private String joint() {
        List<Finding> told = JointSection.told(result);
        if (told.isEmpty()) {
            return JointSection.still(result)
                    .map(words -> "<p class=\"soft\">" + Html.text(words) + "</p>\n")
                    .orElse("");
        }
        HtmlTable table = new HtmlTable(HtmlTable.outcome(), HtmlTable.word("by"), HtmlTable.text("what"));
        told.forEach(
                finding -> table.row(finding.outcome().word(), finding.check(), Dependence.reason(result, finding)));
        JointSection.changed(result).forEach(pair -> table.row("", "", pair));
        return "<h2>Rows as a whole</h2>" + table.html();
    }
}
