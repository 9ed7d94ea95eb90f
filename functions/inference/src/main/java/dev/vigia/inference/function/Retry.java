package dev.vigia.inference.function;

import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries again while a store is not there, for as long as a budget lasts. After a budget was spent in vain, calls try
 * once only for a while: else each of them would wait as long, and all instances would be busy waiting. Thread-safe.
 */
final class Retry {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration WARY = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Duration budget;
    private final Consumer<Duration> sleep;
    private final AtomicReference<Instant> waryUntil = new AtomicReference<>(Instant.MIN);

    /** @param sleep waits; a test's may advance its clock instead */
    Retry(InstantSource clock, Duration budget, Consumer<Duration> sleep) {
        this.clock = clock;
        this.budget = budget;
        this.sleep = sleep;
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws StoreUnavailableException the last one, when the budget is spent */
    <T> T call(Supplier<T> store) {
        Instant start = now();
        boolean wary = start.isBefore(waryUntil.get());
        Instant end = wary ? start : start.plus(budget);
        for (Duration pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            try {
                T result = store.get();
                waryUntil.set(Instant.MIN);
                return result;
            } catch (StoreUnavailableException e) {
                if (now().plus(pause).isAfter(end)) {
                    waryUntil.set(now().plus(WARY));
                    throw e;
                }
                sleep.accept(pause);
            }
        }
    }
}
