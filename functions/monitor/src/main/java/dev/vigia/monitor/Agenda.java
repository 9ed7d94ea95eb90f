package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which windows of a model version a check family has still to look at. */
final class Agenda {
    /** A version whose baseline has no date has windows from this long back at its first run. */
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    private final InferenceLog log;
    private final ReportStore reports;

    Agenda(InferenceLog log, ReportStore reports) {
        this.log = log;
        this.reports = reports;
    }

    /** The closed windows without a report, in order of their end. Empty ones of an announced pause are left out. */
    List<Window> due(Model model, RegisteredVersion version, Family family, Instant now) {
        List<Window> due = new DueWindows(model.cadence(), cadence -> MonitoredWindows.of(family, cadence))
                .at(now, start(model, version, now), length -> checked(version, family, length, now));
        return withoutPause(model, due);
    }

    private static Instant start(Model model, RegisteredVersion version, Instant now) {
        Instant from = Optional.ofNullable(model.baselines().get(version.id().number()))
                .map(dated -> dated.entries().getFirst().from())
                .orElse(version.registeredAt());
        return from.equals(Instant.EPOCH) ? now.minus(FIRST_LOOK) : from;
    }

    private Optional<Instant> checked(RegisteredVersion version, Family family, Duration length, Instant now) {
        return reports.summaries(version.id(), family, length, Instant.EPOCH, now, 1).stream()
                .map(summary -> summary.window().to())
                .findFirst();
    }

    /** What a pause leaves out is looked up in the log, not taken from its end: the settings that tell of it may be old. */
    private List<Window> withoutPause(Model model, List<Window> due) {
        Instant until = model.pausedUntil();
        List<Window> paused =
                due.stream().filter(window -> window.from().isBefore(until)).toList();
        if (paused.isEmpty()) {
            return due;
        }
        Set<Window> occupied = occupied(model, paused);
        return due.stream()
                .filter(window -> !window.from().isBefore(until) || occupied.contains(window))
                .toList();
    }

    /** Those that hold rows: from the newest row backwards, a look-up for each of the shortest windows that hold one. */
    private Set<Window> occupied(Model model, List<Window> windows) {
        Instant first = windows.stream()
                .map(Window::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant before =
                windows.stream().map(Window::to).max(Comparator.naturalOrder()).orElseThrow();
        Set<Window> occupied = new HashSet<>();
        Optional<Instant> row = newest(model, first, before);
        while (row.isPresent()) {
            Instant time = row.get();
            List<Window> holding =
                    windows.stream().filter(window -> window.contains(time)).toList();
            occupied.addAll(holding);
            before = holding.stream()
                    .map(Window::from)
                    .max(Comparator.naturalOrder())
                    .orElse(time);
            row = newest(model, first, before);
        }
        return occupied;
    }

    private Optional<Instant> newest(Model model, Instant since, Instant before) {
        return log.newest(model.name(), since, before, 1).stream()
                .map(request -> request.id().time())
                .findFirst();
    }
}
