package dev.vigia.monitor;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.ReportSummary;
import dev.vigia.model.Cadence;
import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How a check family stands: the worst of its newest windows, one of each length. */
final class Standings {
    /** A schedule may come this late, beside the windows themselves, before its silence is told. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private Standings() {}

    /**
     * The standing that follows from the newest summary of each length.
     *
     * @param newest one summary per length of window, at least one
     * @param before the standing that is stored
     */
    static CheckHealth of(
            ModelVersion version,
            Family family,
            Cadence cadence,
            Collection<ReportSummary> newest,
            Optional<CheckHealth> before) {
        ReportSummary worst =
                newest.stream().max(Comparator.comparing(ReportSummary::health)).orElseThrow();
        Instant asOf = newest.stream()
                .map(summary -> summary.window().to())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Health health = worst.health();
        Instant since = before.filter(standing -> standing.health() == health)
                .map(CheckHealth::since)
                .orElse(worst.window().from());
        return new CheckHealth(version, family, health, worst.reason(), since, asOf, validFor(family, cadence));
    }

    /** Two windows of the shortest length: the one that is running and the one that is being checked. */
    private static Duration validFor(Family family, Cadence cadence) {
        return MonitoredWindows.of(family, cadence)
                .getFirst()
                .multipliedBy(2)
                .plus(cadence.grace())
                .plus(SLACK);
    }
}
