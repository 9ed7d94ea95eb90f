package dev.vigia.aws;

import dev.vigia.model.CachingModelRegistry;
import java.time.Duration;

/**
 * How long a store is waited for.
 *
 * @param attempt one try of a call
 * @param call all tries of it
 * @param refresh an answer that is known already and is only to be learned anew
 * @param object a call that may carry a model of some hundred megabytes, and is tried again within that time
 */
public record Patience(Duration attempt, Duration call, Duration refresh, Duration object) {
    /** Of a function that somebody waits for: there must be time left to do something else. */
    public static final Patience OF_CALLERS = new Patience(
            Duration.ofMillis(1500), Duration.ofSeconds(3), CachingModelRegistry.ATTEMPT, Duration.ofSeconds(15));

    /** Of scheduled functions and back-filling, for which late is better than not at all. */
    public static final Patience OF_JOBS = new Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    public Patience {
        if (!attempt.isPositive() || call.compareTo(attempt) < 0) {
            throw new IllegalArgumentException("patience of " + attempt + " for an attempt and " + call
                    + " for a call: expected more than nothing, and at least an attempt");
        }
    }

    Patience ofObjects() {
        return new Patience(object, object, refresh, object);
    }
}
