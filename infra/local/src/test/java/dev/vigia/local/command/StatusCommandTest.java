package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.check.Condition;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Group;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Severity;
import dev.vigia.incident.Evidence;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.IncidentRules;
import dev.vigia.incident.NotificationText;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatusCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("late-arrival"), 1);

    private final InMemoryReportStore reports = new InMemoryReportStore();

    @Test
    void tellsHowLongItHasBeenSo() throws IOException {
        FleetEntry entry = entry(Health.CRITICAL, "12 % missing", NOW.minusSeconds(300));
        assertThat(StatusCommand.text(List.of(entry), reports, NOW))
                .isEqualTo("CRITICAL  late-arrival version 1, for 5 minutes: 12 % missing");
        assertThat(json(entry).path("since").textValue()).isEqualTo("2026-11-26T11:55:00Z");
    }

    @Test
    void tellsNoTimeBeforeTheFirstCheck() throws IOException {
        ModelHealth unseen = ModelHealth.of(VERSION, List.of(), NOW);
        FleetEntry entry = entry(unseen.health(), unseen.reason(), unseen.since());
        assertThat(StatusCommand.text(List.of(entry), reports, NOW))
                .isEqualTo("UNKNOWN   late-arrival version 1: no integrity check has run yet");
        assertThat(json(entry).has("since")).isTrue();
        assertThat(json(entry).path("since").isNull()).isTrue();
    }

    @Test
    void namesANewGroupByItsRule() throws IOException {
        Window window = new Window(NOW.minusSeconds(900), NOW);
        Group group = new Group(
                "origin = ANC",
                List.of(
                        new Condition("origin", null, null, List.of("ANC")),
                        new Condition("distance", 2400.0, null, List.of())),
                60,
                .06,
                1,
                1,
                NOW,
                List.of());
        Report report = new Report(
                        VERSION,
                        Family.OUTLIERS,
                        window,
                        1,
                        "b",
                        1000,
                        Outcome.BREACHED,
                        Severity.CRITICAL,
                        "6.4 % of the rows are unlike the baseline",
                        List.of(),
                        NOW)
                .grouping(List.of(group));
        new IncidentRules(new IncidentPolicy(1, 1), new NotificationText(""))
                .next(null, new Evidence(report, Map.of(window.length(), List.of(ReportSummary.of(report)))), NOW)
                .ifPresent(step -> reports.advance(step.next(), step.notification()));
        FleetEntry entry = entry(Health.CRITICAL, report.reason(), NOW);
        String words =
                "6.4 % of the rows are unlike the baseline; new group: origin = ANC and distance > 2400, 6.0 % of the rows";
        assertThat(StatusCommand.text(List.of(entry), reports, NOW).lines())
                .containsExactly(
                        "CRITICAL  late-arrival version 1, for 0 s: " + words,
                        "          open incident of outliers, critical, for 15 minutes: " + words);
        assertThat(json(entry).path("incidents").path(0).path("reason").textValue())
                .isEqualTo(words);
    }

    private JsonNode json(FleetEntry entry) throws IOException {
        return new ObjectMapper()
                .readTree(StatusCommand.json(List.of(entry), reports))
                .path("models")
                .path(0);
    }

    private static FleetEntry entry(Health health, String reason, Instant since) {
        return new FleetEntry(VERSION.model(), 1, health, reason, since, NOW, List.of(), 0);
    }
}
