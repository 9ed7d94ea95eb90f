package dev.vigia.ui.models;

import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.ui.words.Numbers;
import dev.vigia.ui.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model as the list shows it.
 *
 * @param since since when it is in this health; null if it never was in another, so that no time can be told
 */
record ModelLine(
        String name,
        String version,
        Health health,
        String reason,
        @Nullable Instant since,
        List<Health> sparkline,
        String traffic) {
    ModelLine {
        sparkline = List.copyOf(sparkline);
    }

    /** What is stored, as it must be read now: late checks are unknown. */
    static ModelLine of(FleetEntry stored, Instant now) {
        FleetEntry entry = stored.at(now);
        return new ModelLine(
                entry.model().value(),
                "version " + entry.version(),
                entry.health(),
                Words.sentence(entry.reason()),
                entry.sinceWhen().orElse(null),
                entry.sparkline(),
                Numbers.traffic(entry.rowsPerHour()));
    }

    Optional<Instant> sinceWhen() {
        return Optional.ofNullable(since);
    }
}
