package dev.vigia.monitor;

import dev.vigia.check.Budget;
import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Group;
import dev.vigia.check.History;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.check.Volume;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks one window of one model version: its profile, the family's checks, the stored report. */
final class WindowCheck {
    private static final String NO_BASELINE = "there is no baseline yet: one is learned from the first rows";

    private final Baselines baselines;
    private final WindowProfiles profiles;
    private final ReportStore reports;
    private final VolumeHistory volumes;
    private final HourHistory hours;
    private final Advising advising;
    private final Grouping grouping;
    private final RowSampling sampling;
    private final Function<Family, List<Check>> checks;
    private final PerformanceWindows performance;
    private final IncidentPolicy policy;

    WindowCheck(
            Baselines baselines,
            WindowProfiles profiles,
            HourHistory hours,
            Advising advising,
            Grouping grouping,
            RowSampling sampling,
            ReportStore reports,
            Function<Family, List<Check>> checks,
            PerformanceWindows performance,
            IncidentPolicy policy) {
        this.baselines = baselines;
        this.profiles = profiles;
        this.hours = hours;
        this.advising = advising;
        this.grouping = grouping;
        this.sampling = sampling;
        this.reports = reports;
        this.volumes = new VolumeHistory(reports);
        this.checks = checks;
        this.performance = performance;
        this.policy = policy;
    }

    /**
     * Makes and stores the report of a closed window, as a first or a later revision.
     *
     * @param known groups of rows that were found before
     */
    Report check(
            Model model,
            RegisteredVersion version,
            Family family,
            Window window,
            int revision,
            List<Group> known,
            Instant now) {
        Report report = family == Family.PERFORMANCE
                ? performance.report(
                        model, version, window, level(model, version, family, window, false), revision, now)
                : ofRows(model, version, family, window, revision, known, now);
        reports.put(report);
        if (family == Family.INTEGRITY) {
            volumes.counted(version.id(), window, report.rows());
        }
        return report;
    }

    private Report ofRows(
            Model model,
            RegisteredVersion version,
            Family family,
            Window window,
            int revision,
            List<Group> known,
            Instant now) {
        Optional<Baseline> baseline = baselines.at(model, version, window.from());
        return baseline.isPresent()
                ? report(version, family, input(model, version, family, window, baseline.get()), revision, known, now)
                : Reports.inconclusive(version.id(), family, window, 0, NO_BASELINE, revision, now);
    }

    private Report report(
            RegisteredVersion version, Family family, CheckInput input, int revision, List<Group> known, Instant now) {
        List<Check> asked = family == Family.DRIFT
                ? sampling.shown(checks.apply(family), input, version, now)
                : checks.apply(family);
        Report report = Reports.of(family, asked, input, revision, now);
        return family == Family.OUTLIERS ? grouping.group(advising.advise(report, input), input, known) : report;
    }

    private CheckInput input(Model model, RegisteredVersion version, Family family, Window window, Baseline baseline) {
        List<Volume> volumesBefore =
                family == Family.INTEGRITY ? volumes.before(model, version.id(), window) : List.of();
        History history = hours.of(model, version, family, baseline, window, volumesBefore);
        return new CheckInput(
                baseline,
                window,
                profiles.of(model, version.id(), baseline, window),
                history,
                model,
                level(model, version, family, window, !history.hours().isEmpty()));
    }

    /**
     * M of N windows open an incident, which lets each be breached more often: but not where a window is judged with the
     * hours before it. These are breached together, so one window has the level of an incident.
     */
    private double level(Model model, RegisteredVersion version, Family family, Window window, boolean together) {
        return Budget.level(
                model.budget(),
                model.cadence().at(window.from()),
                family,
                window.length(),
                1,
                together ? 1 : policy.breached(),
                together ? 1 : policy.of(),
                performance.isJudged(version.id()));
    }
}
