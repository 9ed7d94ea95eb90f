package dev.vigia.local.backtest;

import dev.vigia.local.check.Columns;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried on which rows.
 *
 * @param schema a schema's JSON with limits; null: inferred from the file
 * @param time the column of times
 * @param days how many days at the start are the baseline, from 1
 * @param falseAlarms the probability that an hour in which nothing changed is breached, for each family, in (0, 1)
 * @param effectFloor the least effect that is a drift, in [0, 1]
 * @param shuffles how often it is tried on shuffled rows, 0 or more
 * @param seed of the shuffles, and of the baseline's rows that are held out
 */
public record BacktestOptions(
        Path file,
        @Nullable Path schema,
        Columns columns,
        String time,
        int days,
        double falseAlarms,
        double effectFloor,
        int shuffles,
        long seed) {
    public BacktestOptions {
        if (days < 1 || shuffles < 0) {
            throw new IllegalArgumentException(
                    days + " days, " + shuffles + " shuffles: expected 1 or more, and 0 or more");
        }
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException(
                    "false alarms " + falseAlarms + ": expected a probability above 0 and below 1, such as 0.0005");
        }
        if (!(effectFloor >= 0 && effectFloor <= 1)) {
            throw new IllegalArgumentException("effect floor " + effectFloor + ": expected 0 to 1");
        }
    }
}
