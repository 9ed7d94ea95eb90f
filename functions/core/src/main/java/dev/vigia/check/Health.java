package dev.vigia.check;

import java.util.Collection;
import java.util.Locale;

/** A model's health, or one check family's share of it. */
public enum Health {
    HEALTHY,
    UNKNOWN,
    WARNING,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Of several parts: critical or warning if any part is breached, else unknown if evidence is missing anywhere or
     * there are no parts, else healthy.
     */
    public static Health of(Collection<Health> parts) {
        return parts.stream().max(Health::compareTo).orElse(UNKNOWN);
    }

    /** The health that an outcome alone speaks for. */
    public static Health of(Outcome outcome, Severity severity) {
        return switch (outcome) {
            case PASSED -> HEALTHY;
            case INCONCLUSIVE -> UNKNOWN;
            case BREACHED ->
                switch (severity) {
                    case WARNING -> WARNING;
                    case CRITICAL -> CRITICAL;
                };
        };
    }
}
