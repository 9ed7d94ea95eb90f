package dev.vigia.check;

import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the list of models.
 *
 * @param version the live version
 * @param since since when it is in this health; the epoch if it never was in another, so that no time can be told
 * @param validUntil until when it may be believed: the earliest instant at which one of its checks is late
 * @param sparkline health of the newest windows, oldest first, at most 48
 * @param rowsPerHour recent traffic
 */
public record FleetEntry(
        ModelName model,
        int version,
        Health health,
        String reason,
        Instant since,
        Instant validUntil,
        List<Health> sparkline,
        double rowsPerHour) {
    public FleetEntry {
        sparkline = List.copyOf(sparkline);
    }

    /** The line of a model that nothing is known of yet. */
    public static FleetEntry ofNew(ModelVersion version, Instant now) {
        return new FleetEntry(
                version.model(), version.number(), Health.UNKNOWN, "no check has run yet", now, now, List.of(), 0);
    }

    /** Since when it is in this health; empty if it never was in another. */
    public Optional<Instant> sinceWhen() {
        return Optional.of(since).filter(when -> !when.equals(Instant.EPOCH));
    }

    /** This line as it must be read at an instant: unknown once it is too old, never green by lack of evidence. */
    public FleetEntry at(Instant now) {
        if (!now.isAfter(validUntil) || health == Health.UNKNOWN) {
            return this;
        }
        String late = "the checks are late: nothing newer since " + validUntil
                + (health == Health.HEALTHY ? "" : "; then: " + reason);
        return new FleetEntry(model, version, Health.UNKNOWN, late, validUntil, validUntil, sparkline, rowsPerHour);
    }
}
