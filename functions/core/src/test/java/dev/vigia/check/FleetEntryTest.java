package dev.vigia.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetEntryTest {
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void isBelievedUntilItIsLate() {
        FleetEntry entry = entry(Health.HEALTHY, "all checks passed");

        assertThat(entry.at(UNTIL)).isEqualTo(entry);
    }

    @Test
    void isUnknownOnceItIsLate() {
        FleetEntry late = entry(Health.HEALTHY, "all checks passed").at(UNTIL.plusMillis(1));

        assertThat(late.health()).isEqualTo(Health.UNKNOWN);
        assertThat(late.since()).isEqualTo(UNTIL);
        assertThat(late.reason()).contains("late").doesNotContain("passed");
    }

    @Test
    void saysWhatWasBreachedBeforeItWasLate() {
        FleetEntry late = entry(Health.CRITICAL, "12 % missing").at(UNTIL.plusMillis(1));

        assertThat(late.health()).isEqualTo(Health.UNKNOWN);
        assertThat(late.reason()).contains("12 % missing");
    }

    private static FleetEntry entry(Health health, String reason) {
        return new FleetEntry(
                new ModelName("flights"), 1, health, reason, UNTIL.minusSeconds(900), UNTIL, List.of(health), 690);
    }
}
