package dev.vigia.outlier;

import dev.vigia.check.Check;
import java.util.List;

/** The list of outlier checks. */
public final class OutlierChecks {
    /** A tenth of all rows: twice the effect floor of 0.05. */
    private static final double GRAVE = 0.1;

    private static final List<Check> ALL = List.of(new OutlierRate(GRAVE));

    private OutlierChecks() {}

    public static List<Check> all() {
        return ALL;
    }
}
