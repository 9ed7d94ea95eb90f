package dev.vigia.local.backtest;

import dev.vigia.check.Budget;
import dev.vigia.check.Family;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.model.Cadence;
import dev.vigia.model.FalseAlarmBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are tried.
 *
 * @param days how many days at the start are the baseline, from 1
 * @param falseAlarms the probability that an hour in which nothing changed is breached, for each family, in (0, 1); null:
 *     what the budget gives
 * @param budget from which, with the policy, a window's level follows as the monitor has it
 * @param effectFloor the least effect that is a drift, in [0, 1]
 * @param policy how many breached hours make an incident
 * @param shuffles how often it is tried on shuffled rows, 0 or more
 * @param seed of the shuffles, and of the baseline's rows that are held out
 */
public record BacktestOptions(
        int days,
        @Nullable Double falseAlarms,
        FalseAlarmBudget budget,
        double effectFloor,
        IncidentPolicy policy,
        int shuffles,
        long seed) {
    public BacktestOptions {
        if (days < 1 || shuffles < 0) {
            throw new IllegalArgumentException(
                    days + " days, " + shuffles + " shuffles: expected 1 or more, and 0 or more");
        }
        if (falseAlarms != null && !(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException(
                    "false alarms " + falseAlarms + ": expected a probability above 0 and below 1, such as 0.0005");
        }
        if (!(effectFloor >= 0 && effectFloor <= 1)) {
            throw new IllegalArgumentException("effect floor " + effectFloor + ": expected 0 to 1");
        }
    }

    /**
     * The probability with which an hour in which nothing changed is breached.
     *
     * @param together whether it is judged with the hours before it: these are breached together, so one has the level of an
     *     incident
     */
    double level(Family family, boolean together) {
        if (falseAlarms != null) {
            return falseAlarms;
        }
        return Budget.level(
                budget,
                Cadence.DEPLOYED,
                family,
                Duration.ofHours(1),
                1,
                together ? 1 : policy.breached(),
                together ? 1 : policy.of(),
                false);
    }
}
