package dev.vigia.monitor;

import dev.vigia.check.Family;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    private List<Window> withoutPause(Model model, List<Window> due) {
        Instant until = model.pausedUntil();
        if (due.isEmpty() || !due.getFirst().from().isBefore(until)) {
            return due;
        }
        Instant last = log.newest(model.name(), due.getFirst().from(), until, 1).stream()
                .map(LoggedRequest::id)
                .map(id -> id.time())
                .findFirst()
                .orElse(Instant.EPOCH);
        return due.stream()
                .filter(window ->
                        !window.from().isBefore(until) || !window.from().isAfter(last))
                .toList();
    }
}
