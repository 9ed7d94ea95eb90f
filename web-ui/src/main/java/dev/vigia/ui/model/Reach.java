package dev.vigia.ui.model;

import dev.vigia.model.Cadence;
import java.time.Duration;

/** How much of the past the outcomes over time show. */
enum Reach {
    HOUR(Duration.ofHours(1), "Last hour"),
    SIX_HOURS(Duration.ofHours(6), "Last 6 hours"),
    DAY(Duration.ofDays(1), "Last day"),
    TWO_WEEKS(Duration.ofDays(14), "Last 14 days");

    private static final Duration SHORT_BUCKET = Duration.ofMinutes(1);

    private final Duration length;
    private final String label;

    Reach(Duration length, String label) {
        this.length = length;
        this.label = label;
    }

    Duration length() {
        return length;
    }

    String label() {
        return label;
    }

    /** An hour where buckets are seconds long, else a day. */
    static Reach of(Cadence cadence) {
        return cadence.bucket().compareTo(SHORT_BUCKET) < 0 ? HOUR : DAY;
    }
}
