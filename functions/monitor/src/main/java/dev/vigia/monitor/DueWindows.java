package dev.vigia.monitor;

import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which windows are closed and not checked yet. Periods start at multiples of their length since the epoch; a window
 * that reaches over a change of cadence is never due, since half of it has other buckets.
 */
final class DueWindows {
    private static final Comparator<Window> BY_END =
            Comparator.comparing(Window::to).thenComparing(Window::length);

    private final Dated<Cadence> cadence;
    private final Function<Cadence, List<Duration>> lengths;

    /** @param lengths the lengths of window that a check family has under a cadence */
    DueWindows(Dated<Cadence> cadence, Function<Cadence, List<Duration>> lengths) {
        this.cadence = cadence;
        this.lengths = lengths;
    }

    /**
     * The due windows in order of their end.
     *
     * @param start no window that begins before is due
     * @param checked the end of the newest window of a length that was checked
     */
    List<Window> at(Instant now, Instant start, Function<Duration, Optional<Instant>> checked) {
        List<Window> due = new ArrayList<>();
        List<Dated.Entry<Cadence>> entries = cadence.entries();
        for (int i = 0; i < entries.size(); i++) {
            Instant end = i + 1 < entries.size() ? entries.get(i + 1).from() : Instant.MAX;
            Cadence held = entries.get(i).value();
            Instant closed = earlier(end, now.minus(held.grace()));
            for (Duration length : lengths.apply(held)) {
                Instant from = later(
                        later(entries.get(i).from(), start),
                        checked.apply(length).orElse(Instant.EPOCH));
                addWhole(due, from, closed, length);
            }
        }
        due.sort(BY_END);
        return due;
    }

    private static void addWhole(List<Window> due, Instant from, Instant closed, Duration length) {
        Window window = Window.containing(from, length);
        if (window.from().isBefore(from)) {
            window = window.next();
        }
        for (; !window.to().isAfter(closed); window = window.next()) {
            due.add(window);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
