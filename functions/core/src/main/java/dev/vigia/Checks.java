package dev.vigia;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.drift.DriftChecks;
import dev.vigia.integrity.IntegrityChecks;
import dev.vigia.multivariate.ProfiledDrift;
import dev.vigia.outlier.OutlierChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every check there is. */
public final class Checks {
    private Checks() {}

    /** The checks of a family; none for performance, which needs ground truth. */
    public static List<Check> of(Family family) {
        return switch (family) {
            case INTEGRITY -> IntegrityChecks.all();
            case OUTLIERS -> OutlierChecks.all();
            case DRIFT -> drift(DriftChecks.FLOOR);
            case PERFORMANCE -> List.of();
        };
    }

    /**
     * Those of drift: the columns one by one, and how they hang together.
     *
     * @param floor the least effect that is a breach, in [0, 1]; 0 turns it off
     */
    public static List<Check> drift(double floor) {
        List<Check> checks = new ArrayList<>(DriftChecks.withFloor(floor));
        checks.add(new ProfiledDrift(floor, 2 * (floor > 0 ? floor : DriftChecks.FLOOR)));
        return List.copyOf(checks);
    }

    /** The report of a family's checks on one window. */
    public static Report report(Family family, CheckInput input, int revision, Instant made) {
        return Reports.of(family, of(family), input, revision, made);
    }
}
