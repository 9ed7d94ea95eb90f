package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.util.Map;

/**
 * The small form of a report (≤ 4 KB), of which many are read at once: all but the findings, and for each feature its
 * outcome.
 *
 * @param features by feature, the worst outcome of its findings
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
        Map<String, Outcome> features) {
    public ReportSummary {
        features = Map.copyOf(features);
    }

    public Health health() {
        return Health.of(outcome, severity);
    }
}
