package dev.vigia.ui.model;

import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps a lane's windows at hand: reads all of them once, then the newest few, and all again from time to time. */
final class LaneReader {
    /** More do not fit a wide screen. */
    private static final int MOST = 400;
    /** Windows before the newest that late rows may still give a new revision. */
    private static final int AGAIN = 2;

    private static final Duration ALL_AGAIN = Duration.ofMinutes(2);

    private final ReportStore reports;
    private final ModelVersion version;
    private final Lane lane;
    private final TreeMap<Window, ReportSummary> windows = new TreeMap<>();
    private Instant readAll = Instant.MIN;
    private @Nullable Report newest;

    LaneReader(ReportStore reports, ModelVersion version, Lane lane) {
        this.reports = reports;
        this.version = version;
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** The windows that end in (after, until], oldest first. */
    List<ReportSummary> windows(Instant after, Instant until) {
        boolean all = windows.isEmpty() || !until.isBefore(readAll.plus(ALL_AGAIN));
        Instant from = all ? after : windows.lastKey().to().minus(lane.length().multipliedBy(AGAIN));
        if (all) {
            windows.clear();
            readAll = until;
        }
        reports.summaries(version, lane.family(), lane.length(), from, until, MOST)
                .forEach(summary -> windows.put(summary.window(), summary));
        windows.keySet().removeIf(window -> !window.to().isAfter(after));
        return List.copyOf(windows.values());
    }

    /** The newest window's report with its findings; the same is not read twice. */
    Optional<Report> newest() {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        ReportSummary last = windows.lastEntry().getValue();
        Report known = newest;
        if (known == null || !known.window().equals(last.window()) || known.revision() != last.revision()) {
            newest = reports.report(version, lane.family(), last.window()).orElse(null);
        }
        return Optional.ofNullable(newest);
    }
}
