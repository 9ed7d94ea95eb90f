package dev.vigia.local.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one instance: events wait here until its runtime asks for the next, and answers come back.
 *
 * <p>Events are kept by request id, not in one place, so that a runtime that asks for several at once (Lambda's
 * multi-concurrency) needs only a pool that hands it several. Thread-safe.
 */
final class RuntimeSession {
    /** One event on its way. The answer is empty if the instance ended without having taken it. */
    record Delivery(
            String requestId,
            Payload event,
            String traceId,
            Instant deadline,
            CompletableFuture<Optional<InvocationResult>> answer) {}

    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final Map<String, Delivery> taken = new HashMap<>();
    private final CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
    private @Nullable String ended;
    private boolean gone;

    /** Completes when the runtime first asks for an event, or with the reason why it never will. */
    CompletableFuture<Optional<String>> ready() {
        return ready;
    }

    /** Leaves an event for the instance to take. */
    synchronized Delivery submit(Payload event, String traceId, Instant now, Duration timeout) {
        var delivery = new Delivery(
                UUID.randomUUID().toString(), event, traceId, now.plus(timeout), new CompletableFuture<>());
        if (ended == null) {
            waiting.add(delivery);
            notifyAll();
        } else {
            delivery.answer().complete(Optional.empty());
        }
        return delivery;
    }

    /** Waits for the next event; empty when nobody is there to take it. */
    synchronized Optional<Delivery> next() throws InterruptedException {
        ready.complete(Optional.empty());
        while (waiting.isEmpty() && !gone) {
            wait();
        }
        if (gone) {
            return Optional.empty();
        }
        Delivery delivery = waiting.remove();
        taken.put(delivery.requestId(), delivery);
        return Optional.of(delivery);
    }

    /** Hands an answer to who waits for it; false if no such request is open. */
    boolean answer(String requestId, InvocationResult result) {
        Delivery delivery;
        synchronized (this) {
            delivery = taken.remove(requestId);
        }
        return delivery != null && delivery.answer().complete(Optional.of(result));
    }

    /** The runtime could not load the function. */
    void failInit(String reason) {
        ready.complete(Optional.of(reason));
    }

    /** Whether the instance is gone. */
    synchronized boolean isOver() {
        return ended != null;
    }

    /** The process has ended: nobody waits for an event any more. */
    synchronized void leave() {
        gone = true;
        notifyAll();
    }

    /**
     * Ends the conversation: what was taken is lost, what was not can go elsewhere. Only the first call counts. A
     * runtime that waits for an event is left waiting until its process is stopped: it would log any answer as an error.
     */
    void end(String reason) {
        List<Delivery> lost;
        List<Delivery> untouched;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = reason;
            lost = List.copyOf(taken.values());
            untouched = new ArrayList<>(waiting);
            taken.clear();
            waiting.clear();
        }
        failInit(reason);
        lost.forEach(delivery -> delivery.answer().complete(Optional.of(new InvocationResult.Crashed(reason))));
        untouched.forEach(delivery -> delivery.answer().complete(Optional.empty()));
    }
}
