package dev.vigia.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting that changes over time and whose past values stay known: each entry holds from its instant on.
 *
 * @param entries from oldest to newest, the first at {@link Instant#MIN}-like beginnings by convention {@code EPOCH}
 */
public record Dated<T>(List<Entry<T>> entries) {
    /** A value and the instant from which it holds. */
    public record Entry<T>(Instant from, T value) {}

    public Dated {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("dated setting without entries: expected one or more");
        }
        for (int i = 1; i < entries.size(); i++) {
            if (!entries.get(i).from().isAfter(entries.get(i - 1).from())) {
                throw new IllegalArgumentException(
                        "dated setting out of order at " + entries.get(i).from());
            }
        }
    }

    /** One value since the epoch. */
    public static <T> Dated<T> always(T value) {
        return new Dated<>(List.of(new Entry<>(Instant.EPOCH, value)));
    }

    /** The value that holds at an instant; before the first entry, the first. */
    public T at(Instant when) {
        T value = entries.getFirst().value();
        for (Entry<T> entry : entries) {
            if (entry.from().isAfter(when)) {
                break;
            }
            value = entry.value();
        }
        return value;
    }

    /** The value that holds last. */
    public T latest() {
        return entries.getLast().value();
    }

    /** A copy in which {@code value} holds from an instant after the last entry's. */
    public Dated<T> with(Instant from, T value) {
        List<Entry<T>> next = new ArrayList<>(entries);
        next.add(new Entry<>(from, value));
        return new Dated<>(next);
    }
}
