package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check family came to for one window of one model version.
 *
 * @param revision from 1; higher when late rows made the window be checked again
 * @param baseline the baseline's id, null if there was none
 * @param rows how many inferences the window holds
 * @param severity the worst of the breached findings, {@link Severity#WARNING} if none is
 * @param reason one sentence: what breached most, or why it could not decide
 * @param findings breached ones first; passed ones too, so that a chart over time has its numbers
 */
public record Report(
        ModelVersion version,
        Family family,
        Window window,
        int revision,
        @Nullable String baseline,
        long rows,
        Outcome outcome,
        Severity severity,
        String reason,
        List<Finding> findings,
        Instant made) {
    public Report {
        findings = List.copyOf(findings);
        if (rows < 0 || revision < 1) {
            throw new IllegalArgumentException(
                    "report with " + rows + " rows, revision " + revision + ": expected 0 or more, and 1 or more");
        }
    }

    public Health health() {
        return Health.of(outcome, severity);
    }
}
