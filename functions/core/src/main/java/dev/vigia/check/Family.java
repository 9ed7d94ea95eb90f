package dev.vigia.check;

import java.util.Locale;

/** The kinds of check that have a schedule, a report and an incident of their own. */
public enum Family {
    INTEGRITY,
    OUTLIERS,
    DRIFT,
    PERFORMANCE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
