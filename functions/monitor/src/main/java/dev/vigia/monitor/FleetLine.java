package dev.vigia.monitor;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes a model's line in the list of models, from what is stored of its checks. */
final class FleetLine {
    private static final int MOST_POINTS = 48;
    private static final Duration HOUR = Duration.ofHours(1);

    private final ReportStore reports;

    FleetLine(ReportStore reports) {
        this.reports = reports;
    }

    void write(Model model, Instant now) {
        ModelVersion version = model.liveVersion();
        List<CheckHealth> standings = reports.standings(version);
        ModelHealth health = ModelHealth.of(version, standings, now);
        List<ReportSummary> volumes =
                newest(version, Family.INTEGRITY, model.cadence().at(now), now);
        reports.put(new FleetEntry(
                model.name(),
                version.number(),
                health.health(),
                health.reason(),
                health.since(),
                validUntil(standings, now),
                sparkline(model, version, volumes, now),
                rowsPerHour(volumes)));
    }

    private static Instant validUntil(List<CheckHealth> standings, Instant now) {
        return standings.stream()
                .map(standing -> standing.asOf().plus(standing.validFor()))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /** The health of each integrity window: the worst of all families' windows that reach into it. */
    private List<Health> sparkline(Model model, ModelVersion version, List<ReportSummary> volumes, Instant now) {
        List<ReportSummary> others =
                new ArrayList<>(newest(version, Family.OUTLIERS, model.cadence().at(now), now));
        others.addAll(newest(version, Family.DRIFT, model.cadence().at(now), now));
        return volumes.stream().map(point -> worst(point, others)).toList();
    }

    private static Health worst(ReportSummary point, List<ReportSummary> others) {
        List<Health> healths = new ArrayList<>();
        healths.add(point.health());
        others.stream()
                .filter(other -> overlap(other.window(), point.window()))
                .forEach(other -> healths.add(other.health()));
        return Health.of(healths);
    }

    private static boolean overlap(Window a, Window b) {
        return a.from().isBefore(b.to()) && b.from().isBefore(a.to());
    }

    private List<ReportSummary> newest(ModelVersion version, Family family, Cadence cadence, Instant now) {
        Duration length = MonitoredWindows.of(family, cadence).getFirst();
        Instant since = now.minus(cadence.bucket().multipliedBy(MOST_POINTS)).minus(length);
        return reports.summaries(version, family, length, since, now, MOST_POINTS);
    }

    private static double rowsPerHour(List<ReportSummary> volumes) {
        if (volumes.isEmpty()) {
            return 0;
        }
        long rows = volumes.stream().mapToLong(ReportSummary::rows).sum();
        Duration span = Duration.between(
                volumes.getFirst().window().from(), volumes.getLast().window().to());
        return (double) rows * HOUR.toMillis() / span.toMillis();
    }
}
