package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A model version's health at an instant: a total function of its checks' standings.
 *
 * @param reason the worst part's reason
 * @param since since when the worst part has been so; the epoch if it never was otherwise, so that no time can be told
 * @param parts one per check family that is expected
 */
public record ModelHealth(ModelVersion version, Health health, String reason, Instant since, List<CheckHealth> parts) {
    /** The families without which health is unknown. */
    private static final List<Family> EXPECTED = List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT);

    public ModelHealth {
        parts = List.copyOf(parts);
    }

    /** The health of a version from the standings that are stored; missing ones count as unknown. */
    public static ModelHealth of(ModelVersion version, Collection<CheckHealth> stored, Instant now) {
        List<CheckHealth> parts = stored.stream().map(part -> part.at(now)).toList();
        for (Family family : EXPECTED) {
            if (parts.stream().noneMatch(part -> part.family() == family)) {
                return unseen(version, parts, family);
            }
        }
        CheckHealth worst = worst(parts);
        return new ModelHealth(version, worst.health(), worst.reason(), worst.since(), parts);
    }

    private static ModelHealth unseen(ModelVersion version, List<CheckHealth> parts, Family family) {
        List<CheckHealth> breached = parts.stream()
                .filter(part -> part.health().compareTo(Health.UNKNOWN) > 0)
                .toList();
        if (breached.isEmpty()) {
            return new ModelHealth(
                    version, Health.UNKNOWN, "no " + family.word() + " check has run yet", Instant.EPOCH, parts);
        }
        CheckHealth worst = worst(breached);
        return new ModelHealth(version, worst.health(), worst.reason(), worst.since(), parts);
    }

    private static CheckHealth worst(List<CheckHealth> parts) {
        return parts.stream()
                .max(Comparator.comparing(CheckHealth::health)
                        .thenComparing(CheckHealth::since, Comparator.reverseOrder()))
                .orElseThrow();
    }
}
