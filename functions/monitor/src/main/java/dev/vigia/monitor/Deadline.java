package dev.vigia.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when a run may take on further work; what it leaves is due again next time. */
record Deadline(InstantSource clock, Instant until) {
    static Deadline in(InstantSource clock, Duration budget) {
        return new Deadline(clock, clock.instant().plus(budget));
    }

    boolean passed() {
        return clock.instant().isAfter(until);
    }
}
