package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The standing of one check family of one model version; written by that family's function only.
 *
 * @param since since when it has been in this health
 * @param asOf the end of the newest window it rests on
 * @param validFor how long after {@code asOf} it may be believed; after that it is unknown, because the check is late
 * @param groups those that were found last, newest first, at most 20, so that one that comes back keeps its name
 */
public record CheckHealth(
        ModelVersion version,
        Family family,
        Health health,
        String reason,
        Instant since,
        Instant asOf,
        Duration validFor,
        List<Group> groups) {
    /** How many groups are remembered. */
    private static final int MOST_GROUPS = 20;

    /** A standing that was stored before groups were remembered has none. */
    public CheckHealth {
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /** A standing that remembers no groups. */
    public CheckHealth(
            ModelVersion version,
            Family family,
            Health health,
            String reason,
            Instant since,
            Instant asOf,
            Duration validFor) {
        this(version, family, health, reason, since, asOf, validFor, List.of());
    }

    /** The same, remembering groups beside those that another standing does; of one name, the newest. */
    public CheckHealth remembering(List<Group> newest, List<Group> before) {
        Map<String, Group> known = new LinkedHashMap<>();
        newest.forEach(group -> known.put(group.name(), group.withoutExamples()));
        before.forEach(group -> known.putIfAbsent(group.name(), group));
        return new CheckHealth(
                version,
                family,
                health,
                reason,
                since,
                asOf,
                validFor,
                known.values().stream().limit(MOST_GROUPS).toList());
    }

    /** This standing as it must be read at an instant: unknown once it is too old, never green by lack of evidence. */
    public CheckHealth at(Instant now) {
        Instant until = asOf.plus(validFor);
        if (!now.isAfter(until) || health == Health.UNKNOWN) {
            return this;
        }
        String late = "the " + family.word() + " check is late: its newest window ended at " + asOf
                + (health == Health.HEALTHY ? "" : "; then: " + reason);
        return new CheckHealth(version, family, Health.UNKNOWN, late, until, asOf, validFor, groups);
    }
}
