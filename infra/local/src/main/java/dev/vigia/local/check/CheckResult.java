package dev.vigia.local.check;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import java.util.List;

/**
 * What a run came to.
 *
 * @param level the probability with which each family is breached though nothing changed
 */
public record CheckResult(
        CheckOptions options,
        Baseline baseline,
        Profile current,
        double level,
        Report integrity,
        Report outliers,
        Report drift) {
    /** Breached if any family is, else inconclusive if any is, else passed. */
    public Outcome outcome() {
        return Outcome.of(List.of(integrity.outcome(), outliers.outcome(), drift.outcome()));
    }
}
