package dev.vigia.inference.function;

import dev.vigia.model.PendingCall;
import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries again while a store is not there, for as long as a budget lasts, which bounds the wait for a silent one too. After
 * a budget was spent in vain, a store is left alone for a while: else each call would wait as long, and all instances
 * would be busy waiting. Then one call at a time probes it, until one succeeds; a call that was given up and succeeds late
 * is as good. Thread-safe.
 */
final class Retry {
    static final Duration WARY = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private final InstantSource clock;
    private final Duration budget;
    private final Consumer<Duration> sleep;
    private @Nullable Instant nextProbe;
    private @Nullable PendingCall<?> givenUp;

    /** @param sleep waits; a test's may advance its clock instead */
    Retry(InstantSource clock, Duration budget, Consumer<Duration> sleep) {
        this.clock = clock;
        this.budget = budget;
        this.sleep = sleep;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Calls a store.
     *
     * @throws StoreUnavailableException when the budget is spent, the last one; at once where the store is left alone
     */
    <T> T call(Supplier<T> store) {
        Instant start = now();
        boolean probe = enter(start);
        Instant end = start.plus(budget);
        for (Duration pause = FIRST_PAUSE; ; pause = pause.multipliedBy(2)) {
            PendingCall<T> call = PendingCall.start(() -> answered(store.get()));
            try {
                return call.within(Duration.between(now(), end));
            } catch (StoreUnavailableException e) {
                if (probe || call.isRunning() || now().plus(pause).isAfter(end)) {
                    giveUp(call);
                    throw e;
                }
                sleep.accept(pause);
            }
        }
    }

    /** Whether a call is a probe. */
    private synchronized boolean enter(Instant now) {
        if (nextProbe == null) {
            return false;
        }
        if (now.isBefore(nextProbe) || (givenUp != null && givenUp.isRunning())) {
            throw new StoreUnavailableException("the store did not answer a moment ago, and is left alone for "
                    + WARY.toSeconds() + " s after that");
        }
        nextProbe = now.plus(WARY);
        return true;
    }

    private synchronized <T> T answered(T answer) {
        nextProbe = null;
        return answer;
    }

    private synchronized void giveUp(PendingCall<?> call) {
        nextProbe = now().plus(WARY);
        givenUp = call;
    }
}
