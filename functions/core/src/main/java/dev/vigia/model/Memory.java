package dev.vigia.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a store, remembered. An answer that is older than a refresh is asked for again, by one thread at a time
 * while the others are given the old one; while the store is down the old one is given until it is too old. Thread-safe.
 */
final class Memory {
    /** So that callers who guess names and keys cannot fill the heap. */
    private static final int MOST_ANSWERS = 10_000;

    /** @param asked when it was last tried to learn the answer anew */
    private record Answer(Optional<?> value, Instant learned, Instant asked) {}

    /** What is known, and whether it is for the caller to ask for it anew. */
    private record Claim(@Nullable Answer known, boolean ask) {}

    private final InstantSource clock;
    private final Duration refresh;
    private final Duration outage;
    private final Map<Object, Answer> answers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Answer> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    Memory(InstantSource clock, Duration refresh, Duration outage) {
        this.clock = clock;
        this.refresh = refresh;
        this.outage = outage;
    }

    /** An answer that may change. */
    Optional<?> get(Object key, Supplier<Optional<?>> load) {
        Instant now = clock.instant();
        Claim claim = claim(key, now);
        Answer known = claim.known();
        if (known != null && !claim.ask()) {
            return known.value();
        }
        try {
            return load(key, load, now);
        } catch (StoreUnavailableException e) {
            // What was not there may be there by now: only what was found is worth keeping through an outage.
            if (known == null || known.value().isEmpty() || tooOld(known, now)) {
                throw e;
            }
            return known.value();
        }
    }

    /** An answer that, once found, never changes. */
    Optional<?> getLasting(Object key, Supplier<Optional<?>> load) {
        Optional<?> known = found(key);
        return known.isPresent() ? known : load(key, load, clock.instant());
    }

    private Optional<?> load(Object key, Supplier<Optional<?>> load, Instant now) {
        Optional<?> value = load.get();
        remember(key, new Answer(value, now, now));
        return value;
    }

    private synchronized Optional<?> found(Object key) {
        Answer known = answers.get(key);
        return known == null ? Optional.empty() : known.value();
    }

    private synchronized Claim claim(Object key, Instant now) {
        Answer known = answers.get(key);
        if (known == null) {
            return new Claim(null, true);
        }
        if (now.isBefore(known.asked().plus(refresh))) {
            return new Claim(known, tooOld(known, now));
        }
        answers.put(key, new Answer(known.value(), known.learned(), now));
        return new Claim(known, true);
    }

    private boolean tooOld(Answer known, Instant now) {
        return known.learned().plus(outage).isBefore(now);
    }

    private synchronized void remember(Object key, Answer answer) {
        answers.put(key, answer);
    }

    synchronized void forget(Object key) {
        answers.remove(key);
    }
}
