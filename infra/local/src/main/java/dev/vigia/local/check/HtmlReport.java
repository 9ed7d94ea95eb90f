package dev.vigia.local.check;

import dev.vigia.check.Report;
import dev.vigia.check.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The result as one HTML page that needs nothing else: no script, no font, no address. Its size does not depend on rows, and
 * features beyond the first 300 are left to the JSON.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /** The text of the page. */
    public static String of(CheckResult result) {
        String title = "Vigia: " + result.options().current().getFileName();
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + Html.text(title) + "</title><style>" + style()
                + "</style></head><body><main>\n" + head(result) + FoundPart.of(result) + DriftPart.of(result)
                + PerformancePart.of(result) + Glossary.html(result) + "<p class=\"soft\">vigia " + Version.TEXT
                + "</p></main></body></html>\n";
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("report.css of this program cannot be read", e);
        }
    }

    private static String head(CheckResult result) {
        StringBuilder head = new StringBuilder();
        head.append("<h1>" + Html.text(result.options().current().getFileName() + ": ")
                + Html.outcome(result.outcome().word()) + "</h1><p class=\"soft\">"
                + Words.count(result.current().rows(), "row") + " against "
                + Words.count(result.baseline().seen(), "row") + " of "
                + Html.text(String.valueOf(result.options().baseline().getFileName()))
                + ". Each family is breached by chance in " + Words.percent(result.level())
                + " of windows in which nothing changed. "
                + Html.text(Dependence.words(result)) + ".</p>");
        for (String note : result.notes()) {
            head.append("<p class=\"soft\">" + Html.text(note) + ".</p>");
        }
        head.append("<div class=\"families\">");
        for (Report report : result.reports()) {
            head.append("<div class=\"card " + report.outcome().word() + "\"><h3>"
                    + report.family().word() + " "
                    + Html.outcome(report.outcome().word()) + "</h3><p>"
                    + Html.text(Dependence.reason(result, report.reason())) + "</p></div>");
        }
        return head.append("</div>\n").toString();
    }
}
