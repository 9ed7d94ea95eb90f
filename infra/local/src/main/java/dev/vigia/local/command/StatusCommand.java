package dev.vigia.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.check.FleetEntry;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.ReportStore;
import dev.vigia.local.system.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Tell each model's health.")
final class StatusCommand implements Callable<Integer> {
    private static final int MOST_INCIDENTS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private final StoresOption where = new StoresOption();

    @Option(names = "--json", description = "One JSON object on standard output, nothing else.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Stores stores = where.stores();
        Instant now = InstantSource.system().instant();
        List<FleetEntry> fleet =
                stores.reports().fleet().stream().map(entry -> entry.at(now)).toList();
        System.out.println(json ? json(fleet, stores.reports()) : text(fleet, stores.reports(), now));
        return 0;
    }

    private static List<Incident> open(FleetEntry entry, ReportStore reports) {
        return reports.incidents(entry.model(), MOST_INCIDENTS).stream()
                .filter(incident -> incident.state() != IncidentState.RESOLVED)
                .toList();
    }

    static String json(List<FleetEntry> fleet, ReportStore reports) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode models = root.putArray("models");
        for (FleetEntry entry : fleet) {
            ArrayNode incidents = models.addObject()
                    .put("model", entry.model().value())
                    .put("version", entry.version())
                    .put("health", entry.health().word())
                    .put("reason", entry.reason())
                    .put("since", entry.sinceWhen().map(Instant::toString).orElse(null))
                    .putArray("incidents");
            for (Incident incident : open(entry, reports)) {
                incidents
                        .addObject()
                        .put("id", incident.id())
                        .put("check", incident.family().word())
                        .put("severity", incident.severity().word())
                        .put("state", incident.state().word())
                        .put("since", incident.firstBreach().toString())
                        .put("reason", incident.reason());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    static String text(List<FleetEntry> fleet, ReportStore reports, Instant now) {
        if (fleet.isEmpty()) {
            return "no models are registered";
        }
        StringBuilder text = new StringBuilder();
        for (FleetEntry entry : fleet) {
            text.append(String.format(
                    "%-9s %s version %d%s: %s%n",
                    entry.health().word().toUpperCase(Locale.ROOT),
                    entry.model(),
                    entry.version(),
                    entry.sinceWhen().map(since -> ", for " + ago(since, now)).orElse(""),
                    entry.reason()));
            for (Incident incident : open(entry, reports)) {
                text.append(String.format(
                        "          %s incident of %s, %s, for %s: %s%n",
                        incident.state().word(),
                        incident.family().word(),
                        incident.severity().word(),
                        ago(incident.firstBreach(), now),
                        incident.reason()));
            }
        }
        return text.toString().stripTrailing();
    }

    /** The largest unit that fits, so that a line stays short. */
    private static String ago(Instant since, Instant now) {
        Duration span = Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS);
        if (span.toDays() >= 2) {
            return span.toDays() + " days";
        }
        if (span.toHours() >= 2) {
            return span.toHours() + " hours";
        }
        return span.toMinutes() >= 2 ? span.toMinutes() + " minutes" : span.toSeconds() + " s";
    }
}
