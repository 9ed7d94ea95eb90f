package dev.vigia.drift;

import dev.vigia.check.Check;
import dev.vigia.model.Role;
import java.util.List;

/** The list of drift checks. */
public final class DriftChecks {
    /** The effect that a drift must have to matter, unless set. */
    public static final double FLOOR = 0.05;

    private DriftChecks() {}

    /** With the floor as it is unless set. */
    public static List<Check> all() {
        return withFloor(FLOOR);
    }

    /** @param floor the least effect that is a breach, in [0, 1]; 0 turns it off */
    public static List<Check> withFloor(double floor) {
        if (!(floor >= 0 && floor <= 1)) {
            throw new IllegalArgumentException("effect floor " + floor + ": expected 0 to 1");
        }
        return List.of(new ColumnDrift(Role.FEATURE, floor), new ColumnDrift(Role.PREDICTION, floor));
    }
}
