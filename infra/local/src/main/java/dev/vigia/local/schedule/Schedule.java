package dev.vigia.local.schedule;

import dev.vigia.local.lambda.Function;
import java.time.Duration;
import java.time.Instant;

/**
 * A function to be invoked at a fixed rate.
 *
 * @param name the schedule's name
 * @param rate from one invocation to the next, in whole seconds; times are its multiples since the epoch
 * @param function the function
 */
public record Schedule(String name, Duration rate, Function function) {
    /** Validates. */
    public Schedule {
        if (rate.toSeconds() < 1 || rate.toNanosPart() != 0) {
            throw new IllegalArgumentException("rate is " + rate + "; expected whole seconds, at least one");
        }
    }

    /** The last scheduled time at or before an instant. */
    Instant lastAtOrBefore(Instant now) {
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), rate.toSeconds()) * rate.toSeconds());
    }

    /** How many scheduled times lie after one and at or before another. */
    long timesBetween(Instant after, Instant until) {
        return Duration.between(after, until).toSeconds() / rate.toSeconds();
    }
}
