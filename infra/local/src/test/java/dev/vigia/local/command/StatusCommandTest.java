package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
