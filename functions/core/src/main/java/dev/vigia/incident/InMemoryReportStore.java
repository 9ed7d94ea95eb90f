package dev.vigia.incident;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports, standings and incidents in memory, for tests and trials. Thread-safe: one change or read at a time. */
public final class InMemoryReportStore implements ReportStore {
    private record Series(ModelVersion version, Family family) {}

    private final Map<Series, TreeMap<Window, Report>> reports = new HashMap<>();
    private final Map<ModelVersion, TreeMap<Family, CheckHealth>> standings = new HashMap<>();
    private final TreeMap<ModelName, FleetEntry> fleet = new TreeMap<>();
    private final TreeMap<String, Incident> incidents = new TreeMap<>();
    private final Map<String, Notification> outbox = new HashMap<>();
    private final Map<ModelName, TreeMap<Window, String>> dirty = new HashMap<>();
    private long marks;

    @Override
    public synchronized void put(Report report) {
        reports.computeIfAbsent(new Series(report.version(), report.family()), series -> new TreeMap<>())
                .merge(report.window(), report, (old, next) -> next.revision() < old.revision() ? old : next);
    }

    @Override
    public synchronized Optional<Report> report(ModelVersion version, Family family, Window window) {
        return Optional.ofNullable(of(version, family).get(window));
    }

    @Override
    public synchronized List<ReportSummary> summaries(
            ModelVersion version, Family family, Duration length, Instant after, Instant until, int most) {
        List<ReportSummary> found = of(version, family).values().stream()
                .filter(report -> report.window().length().equals(length)
                        && report.window().to().isAfter(after)
                        && !report.window().to().isAfter(until))
                .map(ReportSummary::of)
                .toList();
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    private NavigableMap<Window, Report> of(ModelVersion version, Family family) {
        return reports.getOrDefault(new Series(version, family), new TreeMap<>());
    }

    @Override
    public synchronized void put(CheckHealth standing) {
        standings
                .computeIfAbsent(standing.version(), version -> new TreeMap<>())
                .put(standing.family(), standing);
    }

    @Override
    public synchronized List<CheckHealth> standings(ModelVersion version) {
        return List.copyOf(standings.getOrDefault(version, new TreeMap<>()).values());
    }

    @Override
    public synchronized void put(FleetEntry entry) {
        fleet.put(entry.model(), entry);
    }

    @Override
    public synchronized List<FleetEntry> fleet() {
        return List.copyOf(fleet.values());
    }

    @Override
    public synchronized Optional<Incident> openIncident(ModelVersion version, Family family) {
        return incidents.values().stream()
                .filter(incident -> incident.state() != IncidentState.RESOLVED
                        && incident.family() == family
                        && incident.version().equals(version))
                .findFirst();
    }

    @Override
    public synchronized List<Incident> incidents(ModelName model, int most) {
        return incidents.descendingMap().values().stream()
                .filter(incident -> incident.version().model().equals(model))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean advance(Incident next, @Nullable Notification notification) {
        if (!follows(incidents.get(next.id()), next)) {
            return false;
        }
        incidents.put(next.id(), next);
        if (notification != null) {
            outbox.put(notification.id(), notification);
        }
        return true;
    }

    private boolean follows(@Nullable Incident stored, Incident next) {
        if (stored == null) {
            return next.revision() == 1
                    && (next.state() == IncidentState.RESOLVED
                            || openIncident(next.version(), next.family()).isEmpty());
        }
        return stored.state() != IncidentState.RESOLVED && next.revision() == stored.revision() + 1;
    }

    @Override
    public synchronized List<Notification> unsent(int most) {
        return outbox.values().stream()
                .sorted(Comparator.comparing(Notification::saved).thenComparing(Notification::id))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized void markSent(String notificationId) {
        outbox.remove(notificationId);
    }

    @Override
    public synchronized void markDirty(ModelName model, Window bucket) {
        dirty.computeIfAbsent(model, name -> new TreeMap<>()).put(bucket, Long.toString(++marks));
    }

    @Override
    public synchronized List<DirtyBucket> dirty(ModelName model) {
        return dirty.getOrDefault(model, new TreeMap<>()).entrySet().stream()
                .map(entry -> new DirtyBucket(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public synchronized void clean(ModelName model, DirtyBucket bucket) {
        dirty.getOrDefault(model, new TreeMap<>()).remove(bucket.bucket(), bucket.mark());
    }
}
