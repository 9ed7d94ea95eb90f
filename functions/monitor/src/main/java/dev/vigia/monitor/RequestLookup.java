package dev.vigia.monitor;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.ModelName;
import dev.vigia.model.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks requests up in the log by their ids, {@value #AT_ONCE} at once. Thread-safe until closed. */
final class RequestLookup implements AutoCloseable {
    /** So many are in memory at once. */
    static final int AT_ONCE = 32;

    private final InferenceLog log;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    RequestLookup(InferenceLog log) {
        this.log = log;
    }

    /**
     * Those that are there, in the order of the ids.
     *
     * @param ids at most {@value #AT_ONCE}, or more are in memory
     * @throws StoreUnavailableException if the log cannot be read
     */
    List<LoggedRequest> find(ModelName model, List<InferenceId> ids) {
        List<Future<Optional<LoggedRequest>>> found = ids.stream()
                .map(id -> executor.submit(() -> log.find(model, id)))
                .toList();
        return found.stream().flatMap(future -> get(future).stream()).toList();
    }

    private static Optional<LoggedRequest> get(Future<Optional<LoggedRequest>> found) {
        try {
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while predictions were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new StoreUnavailableException("a prediction could not be read", e);
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
