package dev.vigia.check;

import java.util.Collection;
import java.util.Locale;

/** What a check came to. */
public enum Outcome {
    PASSED,
    BREACHED,
    /** It could not decide; a reason stands beside it. Never shown as passed. */
    INCONCLUSIVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of several: breached if any is, else inconclusive if any is or there is none, else passed. */
    public static Outcome of(Collection<Outcome> outcomes) {
        if (outcomes.contains(BREACHED)) {
            return BREACHED;
        }
        return outcomes.isEmpty() || outcomes.contains(INCONCLUSIVE) ? INCONCLUSIVE : PASSED;
    }
}
