package dev.vigia.monitor;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Evidence;
import dev.vigia.incident.Incident;
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
import java.util.ArrayList;
import java.util.HashMap;
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

    /** Checks a window for the first time. */
    void check(Model model, RegisteredVersion version, Family family, Window window, Instant now) {
        conclude(model, windowCheck.check(model, version, family, window, 1, now), now);
    }

    /** Checks those windows again that hold a bucket and were checked before its rows changed. */
    void recheck(Model model, RegisteredVersion version, Window bucket, Instant now) {
        Cadence cadence = model.cadence().at(bucket.from());
        for (Family family : Family.values()) {
            for (Duration length : MonitoredWindows.of(family, cadence)) {
                recheck(model, version, family, Window.containing(bucket.from(), length), now);
            }
        }
    }

    private void recheck(Model model, RegisteredVersion version, Family family, Window window, Instant now) {
        Optional<Report> before = reports.report(version.id(), family, window);
        before.ifPresent(report ->
                conclude(model, windowCheck.check(model, version, family, window, report.revision() + 1, now), now));
    }

    private void conclude(Model model, Report report, Instant now) {
        Map<Duration, List<ReportSummary>> windows = newest(model, report);
        stand(model, report, windows);
        Evidence evidence = new Evidence(report, windows);
        Incident open = reports.openIncident(report.version(), report.family()).orElse(null);
        rules.next(open, evidence, now).ifPresent(this::take);
    }

    private void take(Step step) {
        if (reports.advance(step.next(), step.notification()) && step.notification() != null) {
            outbox.send(step.notification());
        }
    }

    private Map<Duration, List<ReportSummary>> newest(Model model, Report report) {
        Map<Duration, List<ReportSummary>> windows = new HashMap<>();
        Instant until = report.window().to();
        for (Duration length : MonitoredWindows.of(
                report.family(), model.cadence().at(report.window().from()))) {
            Instant after = until.minus(length.multipliedBy(policy.of() + 1L));
            List<ReportSummary> summaries =
                    reports.summaries(report.version(), report.family(), length, after, until, policy.of());
            if (!summaries.isEmpty()) {
                windows.put(length, summaries);
            }
        }
        return windows;
    }

    private void stand(Model model, Report report, Map<Duration, List<ReportSummary>> windows) {
        List<ReportSummary> newest = new ArrayList<>();
        windows.values().forEach(summaries -> newest.add(summaries.getLast()));
        Optional<CheckHealth> before = reports.standings(report.version()).stream()
                .filter(standing -> standing.family() == report.family())
                .findFirst();
        CheckHealth standing = Standings.of(
                report.version(),
                report.family(),
                model.cadence().at(report.window().from()),
                newest,
                before);
        if (before.isEmpty() || !standing.asOf().isBefore(before.get().asOf())) {
            reports.put(standing);
        }
    }
}
