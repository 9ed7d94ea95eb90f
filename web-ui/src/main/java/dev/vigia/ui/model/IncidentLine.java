package dev.vigia.ui.model;

import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.ui.words.Words;
import java.time.Instant;

/**
 * An incident as it is shown.
 *
 * @param stored the state that a change of it is made from
 */
record IncidentLine(Incident stored, Health health, String title, String reason, String state) {
    static IncidentLine of(Incident incident, Instant now) {
        return new IncidentLine(
                incident,
                Health.of(Outcome.BREACHED, incident.severity()),
                Words.capital(incident.family().word()) + " incident",
                Words.sentence(incident.reason()),
                state(incident, now));
    }

    private static String state(Incident incident, Instant now) {
        String by = incident.acknowledgedBy() == null ? "" : " by " + incident.acknowledgedBy();
        return switch (incident.state()) {
            case OPEN -> "open, nobody has taken it";
            case ACKNOWLEDGED -> "acknowledged" + by;
            case SNOOZED -> isOver(incident, now) ? "open again after a snooze" + by : "snoozed" + by;
            case RESOLVED -> "resolved";
        };
    }

    private static boolean isOver(Incident incident, Instant now) {
        Instant until = incident.snoozedUntil();
        return until != null && !now.isBefore(until);
    }

    boolean isOpen() {
        return stored.state() != IncidentState.RESOLVED;
    }

    /** Whether acknowledging it would change anything. */
    boolean canBeAcknowledged() {
        return isOpen() && stored.state() != IncidentState.ACKNOWLEDGED;
    }
}
