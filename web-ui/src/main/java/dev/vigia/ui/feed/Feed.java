package dev.vigia.ui.feed;

import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads something in the background, one attempt at a time, so that no browser waits for a slow store. Used by one page,
 * under its lock.
 */
public final class Feed<T> {
    private static final Logger LOG = Logger.getLogger(Feed.class);

    private final Supplier<T> source;
    private final Executor executor;
    private Answer<T> newest = new Answer.Waiting<>();
    private CompletableFuture<Answer<T>> underway = CompletableFuture.completedFuture(newest);

    public Feed(Supplier<T> source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** Starts an attempt unless one is underway, and tells what is known after waiting for it no longer than this. */
    public Answer<T> next(Duration patience) {
        if (underway.isDone()) {
            take(Duration.ZERO);
            underway = CompletableFuture.supplyAsync(this::attempt, executor);
        }
        take(patience);
        return newest;
    }

    private void take(Duration patience) {
        try {
            newest = underway.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("still reading");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            underway = CompletableFuture.completedFuture(newest);
            throw new IllegalStateException("cannot read what the page shows", e.getCause());
        }
    }

    private Answer<T> attempt() {
        try {
            return new Answer.Known<>(source.get());
        } catch (StoreUnavailableException e) {
            LOG.warnf("a store cannot be reached: %s", e.getMessage());
            return new Answer.Unavailable<>();
        }
    }
}
