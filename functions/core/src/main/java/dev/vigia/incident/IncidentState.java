package dev.vigia.incident;

import java.util.Locale;

/** Where an incident stands. */
public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    RESOLVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
