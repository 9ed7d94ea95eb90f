package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The log in memory, for tests and trials. Thread-safe; it has no parts, so none is ever incomplete. */
public final class InMemoryInferenceLog implements InferenceLog {
    private static final int MOST_BY_CALLER = 100;

    private final Map<ModelName, ConcurrentNavigableMap<InferenceId, LoggedRequest>> requests =
            new ConcurrentHashMap<>();

    @Override
    public Appended append(LoggedRequest request) {
        LoggedRequest stored = of(request.version().model()).putIfAbsent(request.id(), request);
        return stored == null ? new Appended.Written() : new Appended.Existing(stored);
    }

    @Override
    public Optional<LoggedRequest> find(ModelName model, InferenceId id) {
        return Optional.ofNullable(of(model).get(id));
    }

    @Override
    public List<InferenceId> findByCaller(ModelName model, String callerId) {
        return of(model).descendingMap().values().stream()
                .filter(request -> callerId.equals(request.caller()))
                .limit(MOST_BY_CALLER)
                .map(LoggedRequest::id)
                .toList();
    }

    @Override
    public long read(ModelName model, Instant from, Instant to, Consumer<LoggedRequest> reader) {
        between(model, from, to).values().forEach(reader);
        return 0;
    }

    @Override
    public List<LoggedRequest> newest(ModelName model, Instant since, Instant before, int most) {
        return between(model, since, before).descendingMap().values().stream()
                .limit(most)
                .toList();
    }

    @Override
    public boolean addPredictions(ModelName model, InferenceId id, List<Column> predictions) {
        AtomicBoolean added = new AtomicBoolean();
        of(model).computeIfPresent(id, (same, request) -> {
            Optional<LoggedRequest> complete = Completion.complete(request, predictions);
            added.set(complete.isPresent());
            return complete.orElse(request);
        });
        return added.get();
    }

    @Override
    public boolean erase(ModelName model, RowId row) {
        LoggedRequest kept = of(model)
                .computeIfPresent(
                        row.inference(),
                        (id, request) -> row.index() < request.rows().size() ? request.erased(row.index()) : request);
        return kept != null && row.index() < kept.rows().size();
    }

    private NavigableMap<InferenceId, LoggedRequest> between(ModelName model, Instant from, Instant to) {
        InferenceId first = InferenceId.lowest(from);
        InferenceId end = InferenceId.lowest(to);
        return first.compareTo(end) < 0 ? of(model).subMap(first, true, end, false) : new ConcurrentSkipListMap<>();
    }

    private ConcurrentNavigableMap<InferenceId, LoggedRequest> of(ModelName model) {
        return requests.computeIfAbsent(model, name -> new ConcurrentSkipListMap<>());
    }
}
