package dev.vigia.monitor;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Truth;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.profile.Window;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Ground truth that arrived in a window, with what had been predicted. Each label's request is looked up in the log: of more than
 * {@value #MOST_REQUESTS} requests those that their ids choose, a uniform sample of requests.
 */
final class LabelledWindows {
    static final int MOST_REQUESTS = 4_000;

    private static final int AT_ONCE = 32;

    private final GroundTruth truths;
    private final InferenceLog log;

    LabelledWindows(GroundTruth truths, InferenceLog log) {
        this.truths = truths;
        this.log = log;
    }

    /** What arrived in a window, of each row the newest. */
    Collection<Truth> arrived(ModelName model, Window window) {
        Map<RowId, Truth> newest = new LinkedHashMap<>();
        truths.arrived(model, window.from(), window.to()).forEach(truth -> newest.put(truth.row(), truth));
        return newest.values();
    }

    /**
     * Looks up what a version predicted, and adds it. Requests that are not in the log, or that another version answered, are
     * left out.
     *
     * @return how it went
     */
    Looked read(ModelVersion version, Collection<Truth> arrived, LabelledInferences to) {
        int found = 0;
        Map<InferenceId, List<Truth>> byRequest = arrived.stream()
                .collect(Collectors.groupingBy(truth -> truth.row().inference()));
        List<InferenceId> chosen = byRequest.keySet().stream()
                .sorted(Comparator.comparingDouble(InferenceId::position))
                .limit(MOST_REQUESTS)
                .sorted()
                .toList();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < chosen.size(); from += AT_ONCE) {
                List<InferenceId> ids = chosen.subList(from, Math.min(chosen.size(), from + AT_ONCE));
                for (LoggedRequest request : find(version.model(), ids, executor)) {
                    found++;
                    if (request.version().equals(version)) {
                        byRequest.getOrDefault(request.id(), List.of()).forEach(label -> to.add(request.rows(), label));
                    }
                }
            }
        }
        return new Looked(chosen.size(), found);
    }

    /**
     * What became of the requests that labels are of.
     *
     * @param requests how many were looked up
     * @param found how many of them are in the log, whoever answered
     */
    record Looked(int requests, int found) {}

    /** Those of the requests that are there, in their order. */
    private List<LoggedRequest> find(ModelName model, List<InferenceId> ids, ExecutorService executor) {
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
}
