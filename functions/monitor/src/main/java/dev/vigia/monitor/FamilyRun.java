package dev.vigia.monitor;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Group;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Evidence;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.IncidentRules;
import dev.vigia.incident.ReportStore;
import dev.vigia.incident.Step;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from a window's report: the family's standing, and a step of its incident. Both are functions of what is
 * stored, so that running again, or twice at once, changes nothing.
 */
final class FamilyRun {
    private final WindowCheck windowCheck;
    private final ReportStore reports;
    private final IncidentRules rules;
    private final IncidentPolicy policy;
    private final Outbox outbox;

    FamilyRun(WindowCheck windowCheck, ReportStore reports, IncidentRules rules, IncidentPolicy policy, Outbox outbox) {
        this.windowCheck = windowCheck;
        this.reports = reports;
        this.rules = rules;
        this.policy = policy;
        this.outbox = outbox;
    }

    /** Checks windows for the first time, in their order, until a deadline. Returns how many. */
    int check(
            Model model,
            RegisteredVersion version,
            Family family,
            List<Window> windows,
            Instant now,
            Deadline deadline) {
        FamilyState state = new FamilyState(reports, version.id(), family, policy);
        int done = 0;
        try {
            for (Window window : windows) {
                if (deadline.passed()) {
                    break;
                }
                conclude(model, windowCheck.check(model, version, family, window, 1, known(state), now), state, now);
                done++;
            }
        } finally {
            state.save();
        }
        return done;
    }

    /** Checks those windows again that hold a bucket and were checked before its rows changed; those of labels hold none. */
    void recheck(Model model, RegisteredVersion version, Window bucket, Instant now) {
        Cadence cadence = model.cadence().at(bucket.from());
        for (Family family : EnumSet.complementOf(EnumSet.of(Family.PERFORMANCE))) {
            for (Duration length : MonitoredWindows.of(family, cadence)) {
                recheck(model, version, family, Window.containing(bucket.from(), length), now);
            }
        }
    }

    private void recheck(Model model, RegisteredVersion version, Family family, Window window, Instant now) {
        Optional<Report> before = reports.report(version.id(), family, window);
        before.ifPresent(report -> {
            FamilyState state = new FamilyState(reports, version.id(), family, policy);
            int revision = report.revision() + 1;
            conclude(model, windowCheck.check(model, version, family, window, revision, known(state), now), state, now);
            state.save();
        });
    }

    private void conclude(Model model, Report report, FamilyState state, Instant now) {
        Cadence cadence = model.cadence().at(report.window().from());
        Map<Duration, List<ReportSummary>> windows = state.add(report, cadence);
        List<ReportSummary> newest =
                windows.values().stream().map(List::getLast).toList();
        state.stand(Standings.of(report.version(), report.family(), cadence, newest, state.standing())
                .remembering(report.groups(), known(state)));
        rules.next(state.incident(report.outcome()), new Evidence(report, windows), now)
                .ifPresent(step -> take(step, state));
    }

    private static List<Group> known(FamilyState state) {
        return state.standing().map(CheckHealth::groups).orElse(List.of());
    }

    private void take(Step step, FamilyState state) {
        boolean advanced = reports.advance(step.next(), step.notification());
        state.step(step.next(), advanced);
        if (advanced && step.notification() != null) {
            outbox.send(step.notification());
        }
    }
}
