package dev.vigia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetPageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void sortsWorstFirstThenByName() {
        FleetPage page = FleetPage.of(
                List.of(
                        entry("b", Health.HEALTHY),
                        entry("c", Health.CRITICAL),
                        entry("d", Health.UNKNOWN),
                        entry("a", Health.HEALTHY),
                        entry("e", Health.WARNING)),
                NOW);

        assertThat(page.lines()).extracting(ModelLine::name).containsExactly("c", "e", "d", "a", "b");
    }

    @Test
    void countsEachHealthInWords() {
        FleetPage page = FleetPage.of(
                List.of(entry("a", Health.HEALTHY), entry("b", Health.CRITICAL), entry("c", Health.HEALTHY)), NOW);

        assertThat(page.summary()).isEqualTo("3 models: 1 critical, 2 healthy");
        assertThat(page.title()).isEqualTo("(1) Models · Vigia");
    }

    @Test
    void titleIsQuietWithoutTrouble() {
        FleetPage page = FleetPage.of(List.of(entry("a", Health.UNKNOWN)), NOW);

        assertThat(page.title()).isEqualTo("Models · Vigia");
        assertThat(page.summary()).isEqualTo("1 model: 1 unknown");
    }

    @Test
    void aLateLineIsUnknownHoweverGreenItWas() {
        FleetPage page = FleetPage.of(List.of(entry("a", Health.HEALTHY)), NOW.plusSeconds(61));

        ModelLine line = page.lines().getFirst();
        assertThat(line.health()).isEqualTo(Health.UNKNOWN);
        assertThat(line.reason()).startsWith("the checks are late").endsWith(".");
    }

    @Test
    void aModelThatNeverWasOtherwiseTellsNoTime() {
        FleetEntry never = new FleetEntry(
                new ModelName("a"), 3, Health.UNKNOWN, "no drift check has run yet", Instant.EPOCH, NOW, List.of(), 0);

        ModelLine line = ModelLine.of(never, NOW);
        assertThat(line.sinceWhen()).isEmpty();
        assertThat(line.version()).isEqualTo("version 3");
        assertThat(line.traffic()).isEqualTo("no traffic");
    }

    private static FleetEntry entry(String name, Health health) {
        return new FleetEntry(
                new ModelName(name), 1, health, "why", NOW.minusSeconds(60), NOW.plusSeconds(60), List.of(health), 690);
    }
}
