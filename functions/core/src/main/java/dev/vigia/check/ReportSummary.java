package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The small form of a report (≤ 4 KB), of which many are read at once: all but the findings, and for each feature its
 * outcome.
 *
 * @param features by feature, the worst outcome of its findings
 * @param performance how the model did, without its batches and errors; null of other families than performance
 */
public record ReportSummary(
        ModelVersion version,
        Family family,
        Window window,
        int revision,
        long rows,
        Outcome outcome,
        Severity severity,
        String reason,
        Map<String, Outcome> features,
        @Nullable Performance performance) {
    public ReportSummary {
        features = Map.copyOf(features);
    }

    /** The summary of a report. */
    public static ReportSummary of(Report report) {
        Map<String, Set<Outcome>> outcomes = new HashMap<>();
        for (Finding finding : report.findings()) {
            if (finding.feature() != null) {
                outcomes.computeIfAbsent(finding.feature(), feature -> EnumSet.noneOf(Outcome.class))
                        .add(finding.outcome());
            }
        }
        Performance performance = report.performance();
        Map<String, Outcome> features = new HashMap<>();
        outcomes.forEach((feature, found) -> features.put(feature, Outcome.of(found)));
        return new ReportSummary(
                report.version(),
                report.family(),
                report.window(),
                report.revision(),
                report.rows(),
                report.outcome(),
                report.severity(),
                report.reason(),
                features,
                performance == null ? null : performance.brief());
    }

    /** The same with other features' outcomes. */
    public ReportSummary withFeatures(Map<String, Outcome> others) {
        return new ReportSummary(
                version, family, window, revision, rows, outcome, severity, reason, others, performance);
    }

    public Health health() {
        return Health.of(outcome, severity);
    }
}
