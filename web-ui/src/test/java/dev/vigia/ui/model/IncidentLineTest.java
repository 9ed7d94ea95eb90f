package dev.vigia.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.Severity;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IncidentLineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Incident open = new Incident(
            "id",
            new ModelVersion(new ModelName("flights"), 1),
            Family.DRIFT,
            IncidentState.OPEN,
            Severity.CRITICAL,
            NOW,
            NOW,
            NOW,
            NOW,
            null,
            "delay moved",
            List.of(),
            null,
            null,
            1);

    @Test
    void saysWhereItStands() {
        IncidentLine line = IncidentLine.of(open, NOW);

        assertThat(line.health()).isEqualTo(Health.CRITICAL);
        assertThat(line.title()).isEqualTo("Drift incident");
        assertThat(line.state()).isEqualTo("open, nobody has taken it");
        assertThat(line.canBeAcknowledged()).isTrue();
    }

    @Test
    void whatIsAcknowledgedCannotBeAgain() {
        IncidentLine line = IncidentLine.of(open.acknowledged("ann", NOW), NOW);

        assertThat(line.state()).isEqualTo("acknowledged by ann");
        assertThat(line.canBeAcknowledged()).isFalse();
    }

    @Test
    void aSnoozeEnds() {
        Incident snoozed = open.snoozed(NOW.plusSeconds(60), "ann", NOW);

        assertThat(IncidentLine.of(snoozed, NOW).state()).isEqualTo("snoozed by ann");
        assertThat(IncidentLine.of(snoozed, NOW.plusSeconds(60)).state()).isEqualTo("open again after a snooze by ann");
    }
}
