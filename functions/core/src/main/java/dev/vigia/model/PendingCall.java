package dev.vigia.model;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call that goes on beside its callers, in a thread of its own: each waits no longer than it can afford, and what the
 * call does in the end it does also if nobody waits any more. Thread-safe.
 */
public final class PendingCall<T> {
    private final CompletableFuture<T> answer;

    private PendingCall(CompletableFuture<T> answer) {
        this.answer = answer;
    }

    /** Begins a call of a store, which mostly waits. */
    public static <T> PendingCall<T> start(Supplier<T> call) {
        return new PendingCall<>(CompletableFuture.supplyAsync(call, Thread.ofVirtual()::start));
    }

    /** Begins a call that computes, in native code too: it must not hold a thread that others share. */
    public static <T> PendingCall<T> startComputing(Supplier<T> call) {
        return new PendingCall<>(CompletableFuture.supplyAsync(
                call, task -> Thread.ofPlatform().daemon().start(task)));
    }

    public boolean isRunning() {
        return !answer.isDone();
    }

    /**
     * The answer, or the exception that the call ended with.
     *
     * @param atMost how long it is waited for; nothing and less: only if it is there
     *
     * @throws StoreUnavailableException also if it is not there in time, or the thread is interrupted
     */
    public T within(Duration atMost) {
        try {
            return answer.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StoreUnavailableException("no answer within " + Math.max(0, atMost.toMillis()) + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for an answer", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException failure -> failure;
                case Error error -> throw error;
                case null, default -> new IllegalStateException(e.getCause());
            };
        }
    }
}
