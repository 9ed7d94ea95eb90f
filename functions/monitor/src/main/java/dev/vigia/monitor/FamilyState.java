package dev.vigia.monitor;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Cadence;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows of a check family: its newest windows, its standing and its open incident. Read from the store when
 * first asked for, and carried on from one window to the next, so that a backlog of many windows is not read again for
 * each. Windows come in order of their end. Not thread-safe.
 */
final class FamilyState {
    /** Of all families. Behind more of them, the incident before is not found, and the next begins as if it were the first. */
    private static final int MOST_INCIDENTS = 50;

    private final ReportStore reports;
    private final ModelVersion version;
    private final Family family;
    private final IncidentPolicy policy;
    private final Map<Duration, List<ReportSummary>> newest = new HashMap<>();
    private @Nullable CheckHealth standing;
    private boolean standingChanged;
    private @Nullable Incident open;
    private @Nullable Incident resolved;
    private boolean isResolvedRead;
    private boolean isRead;

    FamilyState(ReportStore reports, ModelVersion version, Family family, IncidentPolicy policy) {
        this.reports = reports;
        this.version = version;
        this.family = family;
        this.policy = policy;
    }

    /** Takes note of a stored report. Returns the newest windows up to it, by length, those of a length oldest first. */
    Map<Duration, List<ReportSummary>> add(Report report, Cadence cadence) {
        Map<Duration, List<ReportSummary>> windows = new HashMap<>();
        for (Duration length : MonitoredWindows.of(family, cadence)) {
            List<ReportSummary> ofLength = upTo(report, length);
            newest.put(length, ofLength);
            if (!ofLength.isEmpty()) {
                windows.put(length, List.copyOf(ofLength));
            }
        }
        return windows;
    }

    /** The newest of a length that end with the report's window or not long before it. */
    private List<ReportSummary> upTo(Report report, Duration length) {
        Instant until = report.window().to();
        Instant after = until.minus(length.multipliedBy(policy.of() + 1L));
        List<ReportSummary> known = newest.get(length);
        if (known == null) {
            return new ArrayList<>(reports.summaries(version, family, length, after, until, policy.of()));
        }
        List<ReportSummary> kept = new ArrayList<>(known);
        Window window = report.window();
        if (window.length().equals(length)) {
            kept.removeIf(summary -> summary.window().equals(window));
            kept.add(ReportSummary.of(report));
        }
        kept.removeIf(summary -> !summary.window().to().isAfter(after));
        return new ArrayList<>(kept.subList(Math.max(0, kept.size() - policy.of()), kept.size()));
    }

    Optional<CheckHealth> standing() {
        read();
        return Optional.ofNullable(standing);
    }

    /** Replaces the standing, if the other is not older; stored by {@link #save}. */
    void stand(CheckHealth next) {
        read();
        if (standing == null || !next.asOf().isBefore(standing.asOf())) {
            standing = next;
            standingChanged = true;
        }
    }

    /**
     * The open incident; where there is none, and a window is breached, which may open one, the newest that was resolved.
     * Null if there is neither.
     */
    @Nullable Incident incident(Outcome outcome) {
        read();
        if (open != null || outcome != Outcome.BREACHED) {
            return open;
        }
        if (!isResolvedRead) {
            resolved = reports.incidents(version.model(), MOST_INCIDENTS).stream()
                    .filter(stored -> stored.family() == family
                            && stored.version().equals(version)
                            && stored.state() == IncidentState.RESOLVED)
                    .findFirst()
                    .orElse(null);
            isResolvedRead = true;
        }
        return resolved;
    }

    /** Takes note of what became of the incident; of a step that somebody else was ahead of, by reading again. */
    void step(Incident next, boolean advanced) {
        open = advanced ? (next.resolved() == null ? next : null) : stored();
        isResolvedRead = false;
    }

    /** Stores the standing that the windows so far came to. */
    void save() {
        if (standingChanged && standing != null) {
            reports.put(standing);
            standingChanged = false;
        }
    }

    private void read() {
        if (!isRead) {
            standing = reports.standings(version).stream()
                    .filter(stored -> stored.family() == family)
                    .findFirst()
                    .orElse(null);
            open = stored();
            isRead = true;
        }
    }

    private @Nullable Incident stored() {
        return reports.openIncident(version, family).orElse(null);
    }
}
