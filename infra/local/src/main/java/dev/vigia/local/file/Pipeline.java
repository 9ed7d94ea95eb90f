package dev.vigia.local.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads a file's blocks in this thread and works on them in others, few at a time, so that memory does not grow with the
 * file. Results come in order of the blocks.
 *
 * @param <W> what one thread works with
 * @param <R> what comes of a block
 */
final class Pipeline<W, R> {
    private static final int AHEAD = 2;

    private final int threads;
    private final Supplier<W> workers;
    private final BiFunction<W, Block, R> work;
    private final Consumer<R> results;
    private final List<W> made = new ArrayList<>();
    private final BlockingQueue<W> idle = new LinkedBlockingQueue<>();
    private final Deque<Future<R>> underWay = new ArrayDeque<>();

    Pipeline(int threads, Supplier<W> workers, BiFunction<W, Block, R> work, Consumer<R> results) {
        this.threads = threads;
        this.workers = workers;
        this.work = work;
        this.results = results;
    }

    /** Runs through the file; returns the workers, which hold what they collected. */
    List<W> run(RowFile file, Progress progress) throws IOException {
        for (int i = 0; i < threads; i++) {
            made.add(workers.get());
        }
        idle.addAll(made);
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("vigia-rows-", 0).factory());
        try {
            read(file, progress, pool);
        } finally {
            pool.shutdownNow();
        }
        return made;
    }

    private void read(RowFile file, Progress progress, ExecutorService pool) throws IOException {
        try {
            file.read(progress, block -> submit(pool, block));
        } catch (BadInputException later) {
            finish(); // what is wrong in an earlier block comes first
            throw later;
        }
        finish();
    }

    private void finish() {
        while (!underWay.isEmpty()) {
            results.accept(await(underWay.remove()));
        }
    }

    private void submit(ExecutorService pool, Block block) {
        if (underWay.size() == threads * AHEAD) {
            results.accept(await(underWay.remove()));
        }
        underWay.add(pool.submit(() -> {
            W worker = idle.take();
            try {
                return work.apply(worker, block);
            } finally {
                idle.add(worker);
            }
        }));
    }

    private R await(Future<R> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            underWay.clear(); // what comes after does not matter any more
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
