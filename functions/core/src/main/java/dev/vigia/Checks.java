package dev.vigia;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.drift.DriftChecks;
import dev.vigia.integrity.IntegrityChecks;
import dev.vigia.outlier.OutlierChecks;
import java.time.Instant;
import java.util.List;

/** Every check there is. */
public final class Checks {
    private Checks() {}

    /** The checks of a family; none for performance, which needs ground truth. */
    public static List<Check> of(Family family) {
        return switch (family) {
            case INTEGRITY -> IntegrityChecks.all();
            case OUTLIERS -> OutlierChecks.all();
            case DRIFT -> DriftChecks.all();
            case PERFORMANCE -> List.of();
        };
    }

    /** The report of a family's checks on one window. */
    public static Report report(Family family, CheckInput input, int revision, Instant made) {
        return Reports.of(family, of(family), input, revision, made);
    }
}
