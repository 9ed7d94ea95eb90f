package dev.vigia.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.check.Family;
import dev.vigia.check.Severity;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IncidentTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void acknowledgingNamesWhoTookItAndEndsASnooze() {
        Incident snoozed = incident(IncidentState.OPEN, null).snoozed(NOW.plusSeconds(60), "ann", NOW);
        Incident next = snoozed.acknowledged("bob", NOW.plusSeconds(1));

        assertThat(next.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(next.acknowledgedBy()).isEqualTo("bob");
        assertThat(next.snoozedUntil()).isNull();
        assertThat(next.revision()).isEqualTo(3);
        assertThat(next.updated()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void snoozingKeepsWhatIsKnown() {
        Incident open = incident(IncidentState.OPEN, null);
        Incident next = open.snoozed(NOW.plusSeconds(60), "ann", NOW);

        assertThat(next.state()).isEqualTo(IncidentState.SNOOZED);
        assertThat(next.snoozedUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(next.reason()).isEqualTo(open.reason());
        assertThat(next.firstBreach()).isEqualTo(open.firstBreach());
    }

    @Test
    void whatIsResolvedIsNotTaken() {
        Incident resolved = incident(IncidentState.RESOLVED, NOW);

        assertThatThrownBy(() -> resolved.acknowledged("ann", NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is resolved");
    }

    private static Incident incident(IncidentState state, @Nullable Instant resolved) {
        return new Incident(
                "id",
                new ModelVersion(new ModelName("flights"), 1),
                Family.DRIFT,
                state,
                Severity.WARNING,
                NOW.minusSeconds(60),
                NOW.minusSeconds(90),
                NOW.minusSeconds(30),
                NOW.minusSeconds(60),
                resolved,
                "delay moved",
                List.of(),
                null,
                null,
                1);
    }
}
