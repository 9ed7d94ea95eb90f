package dev.vigia.local.check;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be checked, and how strictly.
 *
 * @param schema a schema's JSON; null: inferred from the baseline
 * @param falseAlarms the probability that a window in which nothing changed is breached, for each family, in (0, 1)
 * @param effectFloor the least effect that is a drift, in [0, 1]
 * @param seed chooses the rows of the baseline that are kept and held out
 * @param exact whether the measures are of the raw values, which are all held then
 * @param export a directory to which the baseline is written; null: nowhere
 * @param time the column of times, by which windows are judged by what the same hours of the baseline did; null: rows are
 *     taken as independent
 * @param scores where each row's outlier score is written; null: nowhere
 */
public record CheckOptions(
        Path baseline,
        Path current,
        @Nullable Path schema,
        Columns columns,
        double falseAlarms,
        double effectFloor,
        long seed,
        boolean exact,
        @Nullable Path export,
        @Nullable String time,
        @Nullable Path scores) {
    public CheckOptions {
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException(
                    "false alarms " + falseAlarms + ": expected a probability above 0 and below 1, such as 0.01");
        }
        if (!(effectFloor >= 0 && effectFloor <= 1)) {
            throw new IllegalArgumentException("effect floor " + effectFloor + ": expected 0 to 1");
        }
    }
}
