package dev.vigia.check;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;

/** Makes a family's report of one window. */
public final class Reports {
    private Reports() {}

    /**
     * Runs checks and sums them up. The level is shared equally among them. One that throws becomes an inconclusive
     * finding with its reason; the others go on.
     */
    public static Report of(Family family, List<Check> checks, CheckInput input, int revision, Instant made) {
        return Unfinished.yet();
    }

    /** The report of a window that could not be checked at all, such as for want of a baseline. */
    public static Report inconclusive(
            ModelVersion version, Family family, Window window, long rows, String reason, int revision, Instant made) {
        return new Report(
                version,
                family,
                window,
                revision,
                null,
                rows,
                Outcome.INCONCLUSIVE,
                Severity.WARNING,
                reason,
                List.of(),
                made);
    }
}
