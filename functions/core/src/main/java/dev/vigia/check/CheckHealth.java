package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;

/**
 * The standing of one check family of one model version; written by that family's function only.
 *
 * @param since since when it has been in this health
 * @param asOf the end of the newest window it rests on
 * @param validFor how long after {@code asOf} it may be believed; after that it is unknown, because the check is late
 */
public record CheckHealth(
        ModelVersion version,
        Family family,
        Health health,
        String reason,
        Instant since,
        Instant asOf,
        Duration validFor) {
    /** This standing as it must be read at an instant: unknown once it is too old, never green by lack of evidence. */
    public CheckHealth at(Instant now) {
        Instant until = asOf.plus(validFor);
        if (!now.isAfter(until) || health == Health.UNKNOWN) {
            return this;
        }
        String late = "the " + family.word() + " check is late: its newest window ended at " + asOf
                + (health == Health.HEALTHY ? "" : "; then: " + reason);
        return new CheckHealth(version, family, Health.UNKNOWN, late, until, asOf, validFor);
    }
}
