package dev.vigia.inference.function;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets at most so many rejected requests a minute into the log, for each model. Thread-safe. */
final class RejectedRate {
    private record Minute(long number, int count) {}

    private final int most;
    private final Map<ModelName, Minute> minutes = new HashMap<>();

    RejectedRate(int most) {
        this.most = most;
    }

    /** Counts one; whether it may be logged. */
    synchronized boolean admits(ModelName model, Instant now) {
        long number = Math.floorDiv(now.getEpochSecond(), 60);
        Minute minute = minutes.merge(
                model,
                new Minute(number, 1),
                (old, first) -> old.number() == number ? new Minute(number, old.count() + 1) : first);
        return minute.count() <= most;
    }
}
