package dev.vigia.profile;

import java.time.Duration;
import java.time.Instant;

/** A period [from, to). */
public record Window(Instant from, Instant to) implements Comparable<Window> {
    public Window {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "window from " + from + " to " + to + ": expected an end after its start");
        }
    }

    /** The window of a length, starting at a multiple of it since the epoch, that holds an instant. */
    public static Window containing(Instant when, Duration length) {
        long millis = length.toMillis();
        Instant from = Instant.ofEpochMilli(Math.floorDiv(when.toEpochMilli(), millis) * millis);
        return new Window(from, from.plus(length));
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant when) {
        return !when.isBefore(from) && when.isBefore(to);
    }

    public Window previous() {
        return new Window(from.minus(length()), from);
    }

    public Window next() {
        return new Window(to, to.plus(length()));
    }

    /** By start, then by end. */
    @Override
    public int compareTo(Window other) {
        int order = from.compareTo(other.from);
        return order != 0 ? order : to.compareTo(other.to);
    }
}
