package dev.vigia.local.check;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.stats.Measure;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run came to.
 *
 * @param notes how the files were read, where a person may have expected otherwise
 * @param exact each feature's measures from raw values by their words; empty if they are not asked for
 * @param level the probability with which each family is breached though nothing changed
 * @param joint whole rows, whose findings are among drift's
 * @param performance what predictions came to
 */
public record CheckResult(
        CheckOptions options,
        List<String> notes,
        Baseline baseline,
        Profile current,
        Map<String, Map<String, Measure>> exact,
        double level,
        Report integrity,
        Report outliers,
        Report drift,
        JointRun joint,
        PerformanceRun performance) {
    /** Breached if any family is, else inconclusive if any is, else passed. */
    public Outcome outcome() {
        return Outcome.of(reports().stream().map(Report::outcome).toList());
    }

    /** Of each family that was asked. */
    public List<Report> reports() {
        return Stream.concat(Stream.of(integrity, outliers, drift), performance.report().stream())
                .toList();
    }
}
