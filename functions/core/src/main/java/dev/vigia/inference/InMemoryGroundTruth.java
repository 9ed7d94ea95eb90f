package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Ground truth in memory, for tests and trials. Thread-safe. */
public final class InMemoryGroundTruth implements GroundTruth {
    private record Place(Instant arrived, RowId row) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::arrived).thenComparing(Place::row);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Kept {
        private final TreeMap<Place, Truth> byArrival = new TreeMap<>();
        private final Map<RowId, Truth> newest = new ConcurrentHashMap<>();

        private synchronized void put(List<Truth> batch) {
            for (Truth truth : batch) {
                byArrival.put(new Place(truth.arrived(), truth.row()), truth);
                newest.merge(truth.row(), truth, (old, next) -> next.arrived().isBefore(old.arrived()) ? old : next);
            }
        }

        private synchronized void erase(RowId row) {
            byArrival.keySet().removeIf(place -> place.row().equals(row));
            newest.remove(row);
        }

        private synchronized List<Truth> arrived(Instant from, Instant to) {
            return byArrival.values().stream()
                    .filter(truth ->
                            !truth.arrived().isBefore(from) && truth.arrived().isBefore(to))
                    .toList();
        }
    }

    private final Map<ModelName, Kept> models = new ConcurrentHashMap<>();

    @Override
    public void put(ModelName model, List<Truth> batch) {
        of(model).put(batch);
    }

    @Override
    public void read(ModelName model, Instant from, Instant to, Consumer<Truth> reader) {
        of(model).arrived(from, to).forEach(reader);
    }

    @Override
    public Optional<Truth> find(ModelName model, RowId row) {
        return Optional.ofNullable(of(model).newest.get(row));
    }

    @Override
    public void erase(ModelName model, RowId row) {
        of(model).erase(row);
    }

    private Kept of(ModelName model) {
        return models.computeIfAbsent(model, name -> new Kept());
    }
}
