package dev.vigia.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a store, remembered. An answer that is older than a refresh is asked for again, by one thread at a time
 * while the others are given the old one; while the store is down the old one is given until it is too old.
 *
 * <p>Who has an old answer waits for a new one for a short while only, and not at all for as long as a refresh after the
 * store failed or kept others waiting: the question goes on by itself, and its answer is there for the next. Thread-safe.
 */
final class Memory {
    /** So that callers who guess names and keys cannot fill the heap. */
    private static final int MOST_ANSWERS = 10_000;

    /** A store's own patience ends long before. */
    private static final Duration UNTIL_IT_ANSWERS = Duration.ofMinutes(5);

    /** @param asked when it was last tried to learn the answer anew */
    private record Answer(Optional<?> value, Instant learned, Instant asked) {}

    /** What is known, and whether it is for the caller to ask for it anew. */
    private record Claim(@Nullable Answer known, boolean ask) {}

    /** A question on its way. */
    private record Question(Instant asked, long number, PendingCall<Optional<?>> answer) {}

    private final InstantSource clock;
    private final Duration refresh;
    private final Duration attempt;
    private final Duration outage;
    private final Map<Object, Question> questions = new HashMap<>();
    private long asked;
    private Instant suspectUntil = Instant.MIN;
    private final Map<Object, Answer> answers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Answer> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    /** @param attempt how long a new answer is waited for by who could do with the old one */
    Memory(InstantSource clock, Duration refresh, Duration attempt, Duration outage) {
        this.clock = clock;
        this.refresh = refresh;
        this.attempt = attempt;
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
        // What was not there may be there by now: only what was found is worth keeping through an outage.
        boolean spare = known != null && known.value().isPresent() && !tooOld(known, now);
        try {
            return ask(key, load, now, spare);
        } catch (StoreUnavailableException e) {
            if (known == null || !spare) {
                throw e;
            }
            return known.value();
        }
    }

    /** An answer that, once found, never changes. */
    Optional<?> getLasting(Object key, Supplier<Optional<?>> load) {
        Optional<?> known = found(key);
        return known.isPresent() ? known : ask(key, load, clock.instant(), false);
    }

    private Optional<?> ask(Object key, Supplier<Optional<?>> load, Instant now, boolean spare) {
        boolean suspect = isSuspect(now);
        PendingCall<Optional<?>> answer = question(key, load, now);
        if (spare) {
            return waited(answer, suspect ? Duration.ZERO : attempt);
        }
        return waited(answer, suspect ? attempt : UNTIL_IT_ANSWERS);
    }

    private Optional<?> waited(PendingCall<Optional<?>> answer, Duration atMost) {
        try {
            return answer.within(atMost);
        } catch (StoreUnavailableException e) {
            if (atMost.isPositive()) {
                suspect();
            }
            throw e;
        }
    }

    /** The one that is on its way, unless that should have been answered long ago, or a new one. */
    private synchronized PendingCall<Optional<?>> question(Object key, Supplier<Optional<?>> load, Instant now) {
        Question running = questions.get(key);
        if (running == null || running.asked().plus(refresh).isBefore(now)) {
            long number = ++asked;
            running = new Question(now, number, PendingCall.start(() -> load(key, number, load, now)));
            questions.put(key, running);
        }
        return running.answer();
    }

    private Optional<?> load(Object key, long number, Supplier<Optional<?>> load, Instant now) {
        Answer answer = null;
        try {
            Optional<?> value = load.get();
            answer = new Answer(value, now, now);
            return value;
        } catch (StoreUnavailableException e) {
            suspect();
            throw e;
        } finally {
            answered(key, number, answer);
        }
    }

    /** Remembers an answer, unless another question came after, or the answer was to be forgotten meanwhile. */
    private synchronized void answered(Object key, long number, @Nullable Answer answer) {
        Question question = questions.get(key);
        if (question != null && question.number() == number) {
            questions.remove(key);
            if (answer != null) {
                answers.put(key, answer);
                suspectUntil = Instant.MIN;
            }
        }
    }

    private synchronized boolean isSuspect(Instant now) {
        return now.isBefore(suspectUntil);
    }

    private synchronized void suspect() {
        suspectUntil = clock.instant().plus(refresh);
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

    synchronized void forget(Object key) {
        answers.remove(key);
        questions.remove(key);
    }
}
