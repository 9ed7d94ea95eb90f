package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Dead letters in memory, for tests and trials; they do not survive a crash. Thread-safe. */
public final class InMemoryDeadLetters implements DeadLetters {
    private record Address(InferenceId id, ModelName model) implements Comparable<Address> {
        private static final Comparator<Address> ORDER =
                Comparator.comparing(Address::id).thenComparing(Address::model);

        @Override
        public int compareTo(Address other) {
            return ORDER.compare(this, other);
        }
    }

    private final ConcurrentNavigableMap<Address, LoggedRequest> letters = new ConcurrentSkipListMap<>();

    @Override
    public Appended put(LoggedRequest request) {
        Address address = new Address(request.id(), request.version().model());
        LoggedRequest stored = letters.putIfAbsent(address, request);
        return stored == null ? new Appended.Written() : new Appended.Existing(stored);
    }

    @Override
    public List<LoggedRequest> peek(int most) {
        return letters.values().stream().limit(most).toList();
    }

    @Override
    public List<LoggedRequest> peekAfter(ModelName model, InferenceId id, int most) {
        return letters.tailMap(new Address(id, model), false).values().stream()
                .limit(most)
                .toList();
    }

    @Override
    public void remove(ModelName model, InferenceId id) {
        letters.remove(new Address(id, model));
    }

    @Override
    public long size() {
        return letters.size();
    }
}
