package dev.vigia.inference;

import dev.vigia.model.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Asks a store many things, some at a time, since each answer is mostly waited for. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * What becomes of each item, in their order.
     *
     * @param atOnce how many are in work at a time, from 1
     * @param work is called by several threads; the first failure, in order of the items, is thrown when all have ended
     * @throws StoreUnavailableException if the thread that waits is interrupted
     */
    public static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
        Semaphore free = new Semaphore(atOnce);
        List<Future<R>> futures = new ArrayList<>(items.size());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                futures.add(executor.submit(() -> {
                    free.acquire();
                    try {
                        return work.apply(item);
                    } finally {
                        free.release();
                    }
                }));
            }
        }
        return futures.stream().map(SideBySide::result).toList();
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a store could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while stores were asked", e);
        }
    }
}
