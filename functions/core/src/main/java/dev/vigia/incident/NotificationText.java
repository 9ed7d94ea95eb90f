package dev.vigia.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.ErrorWatch;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Performance;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts an incident into the words and the JSON that subscribers get; never a feature value of a row. */
public final class NotificationText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SUBJECT = 100;
    /** Scalers whose attributes are of many rows each. */
    private static final Set<String> OF_MANY_ROWS = Set.of("StandardScaler", "RobustScaler");

    private final String uiUrl;

    /** @param uiUrl the web UI's base URL, which links begin with; empty: no links */
    public NotificationText(String uiUrl) {
        this.uiUrl = uiUrl.endsWith("/") ? uiUrl.substring(0, uiUrl.length() - 1) : uiUrl;
    }

    /** What a notification tells of. */
    enum Event {
        OPENED,
        WORSENED,
        RESOLVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Notification notification(Incident incident, Event event, Report report, Instant now) {
        String id = incident.id() + "." + incident.revision();
        return new Notification(
                id,
                incident.version(),
                incident.family(),
                incident.severity(),
                incident.state(),
                event.word(),
                subject(incident, event),
                body(incident, event, report),
                json(id, incident, event, report),
                now);
    }

    /** SNS takes at most 100 printable ASCII characters. */
    private static String subject(Incident incident, Event event) {
        String subject = "[Vigia] "
                + switch (event) {
                    case OPENED, WORSENED -> incident.severity().word().toUpperCase(Locale.ROOT);
                    case RESOLVED -> "RESOLVED";
                }
                + " " + incident.version() + ": " + incident.family().word() + " " + event.word();
        String ascii = subject.replaceAll("[^ -~]", "?");
        return ascii.length() <= LONGEST_SUBJECT ? ascii : ascii.substring(0, LONGEST_SUBJECT);
    }

    private String body(Incident incident, Event event, Report report) {
        StringBuilder body = new StringBuilder()
                .append(incident.version())
                .append(": ")
                .append(incident.family().word())
                .append(' ')
                .append(event.word())
                .append(", ")
                .append(incident.severity().word())
                .append(".\n");
        switch (event) {
            case OPENED, WORSENED -> {
                findings(body, incident);
                errors(body, report);
                groups(body, report);
                advice(body, report);
            }
            case RESOLVED -> body.append("It was: ").append(incident.reason()).append('\n');
        }
        body.append("Since ")
                .append(incident.firstBreach())
                .append("; window ")
                .append(report.window().from())
                .append(" to ")
                .append(report.window().to())
                .append(", ")
                .append(report.rows())
                .append(" inferences.\n");
        if (!uiUrl.isEmpty()) {
            body.append(link(incident)).append('\n');
        }
        return body.toString();
    }

    private static void findings(StringBuilder body, Incident incident) {
        for (Finding finding : incident.top()) {
            body.append("- ");
            if (finding.feature() != null) {
                body.append(finding.feature()).append(": ");
            }
            body.append(finding.reason()).append(" (").append(finding.check()).append(")\n");
        }
    }

    private static void errors(StringBuilder body, Report report) {
        Performance performance = report.performance();
        ErrorWatch errors = performance == null ? null : performance.errors();
        if (errors != null) {
            errors.risen().ifPresent(words -> body.append("- ").append(words).append(" (concept drift)\n"));
        }
    }

    private static void groups(StringBuilder body, Report report) {
        for (Group group : report.groups()) {
            body.append("- new group: ")
                    .append(group.words())
                    .append(" since ")
                    .append(group.since())
                    .append(group.name().equals(group.rule()) ? "" : " (first seen as " + group.name() + ")")
                    .append('\n');
        }
    }

    private static void advice(StringBuilder body, Report report) {
        List<Advice> news = news(report);
        if (!news.isEmpty()) {
            body.append("Preprocessing:\n");
        }
        for (Advice advice : news) {
            body.append("- ")
                    .append(advice.feature())
                    .append(": ")
                    .append(advice.verdict().word())
                    .append(", ")
                    .append(advice.reason())
                    .append('\n');
            scalers(advice)
                    .forEach((scaler, attributes) -> body.append("  ")
                            .append(scaler)
                            .append(": ")
                            .append(attributes.entrySet().stream()
                                    .map(one -> one.getKey() + " " + Words.number(one.getValue()))
                                    .collect(Collectors.joining(", ")))
                            .append('\n'));
            OutlierRates rates = advice.outliers();
            if (rates != null) {
                body.append("  outliers: ")
                        .append(Words.percent(rates.old()))
                        .append(" of the rows, ")
                        .append(Words.percent(rates.proposed()))
                        .append(" as proposed, ")
                        .append(Words.percent(rates.together()))
                        .append(" with all that is proposed\n");
            }
        }
    }

    private static List<Advice> news(Report report) {
        return report.advice().stream()
                .filter(Advice::tellsOfChange)
                .limit(Incident.MOST_FINDINGS)
                .toList();
    }

    /** What is proposed, but for the ends of ranges, which are values of rows. */
    private static Map<String, Map<String, Double>> scalers(Advice advice) {
        Map<String, Map<String, Double>> told = advice.scalers();
        told.keySet().retainAll(OF_MANY_ROWS);
        return told;
    }

    private String link(Incident incident) {
        return uiUrl + "/models/" + incident.version().model();
    }

    private String json(String id, Incident incident, Event event, Report report) {
        ObjectNode node = JSON.createObjectNode()
                .put("notification", 1)
                .put("id", id)
                .put("model", incident.version().model().value())
                .put("version", incident.version().number())
                .put("check", incident.family().word())
                .put("severity", incident.severity().word())
                .put("state", incident.state().word())
                .put("event", event.word())
                .put("incident", incident.id())
                .put("since", incident.firstBreach().toString())
                .put("windowStart", report.window().from().toString())
                .put("windowEnd", report.window().to().toString())
                .put("rows", report.rows())
                .put("reason", incident.reason());
        if (!uiUrl.isEmpty()) {
            node.put("link", link(incident));
        }
        ArrayNode findings = node.putArray("findings");
        incident.top().forEach(finding -> findings.add(json(finding)));
        if (event != Event.RESOLVED) {
            ArrayNode advice = node.putArray("preprocessing");
            news(report).forEach(one -> advice.add(json(one)));
            ArrayNode groups = node.putArray("groups");
            report.groups().forEach(group -> groups.add(json(group)));
        }
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers could not be written", e);
        }
    }

    private static ObjectNode json(Finding finding) {
        return JSON.createObjectNode()
                .put("check", finding.check())
                .put("feature", finding.feature())
                .put("severity", finding.severity().word())
                .put("observed", finding.observed())
                .put("expected", finding.expected())
                .put("limit", finding.limit())
                .put("pValue", finding.pValue())
                .put("effect", finding.effect())
                .put("rowCount", finding.rowCount())
                .put("reason", finding.reason());
    }

    private static ObjectNode json(Advice advice) {
        ObjectNode node = JSON.createObjectNode()
                .put("feature", advice.feature())
                .put("verdict", advice.verdict().word())
                .put("reason", advice.reason());
        ObjectNode proposed = JSON.createObjectNode();
        scalers(advice).forEach((scaler, attributes) -> attributes.forEach(proposed.withObjectProperty(scaler)::put));
        if (!proposed.isEmpty()) {
            node.set("proposed", proposed);
        }
        if (!advice.added().isEmpty()) {
            advice.added().forEach(node.putArray("added")::add);
        }
        OutlierRates rates = advice.outliers();
        if (rates != null) {
            node.putObject("outlierRate")
                    .put("old", rates.old())
                    .put("proposed", rates.proposed())
                    .put("allProposed", rates.together());
        }
        return node;
    }

    private static ObjectNode json(Group group) {
        return JSON.createObjectNode()
                .put("name", group.name())
                .put("rule", group.rule())
                .put("rows", group.rows())
                .put("share", group.share())
                .put("precision", group.precision())
                .put("recall", group.recall())
                .put("since", group.since().toString());
    }
}
