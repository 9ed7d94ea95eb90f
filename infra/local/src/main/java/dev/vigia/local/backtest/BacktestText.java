package dev.vigia.local.backtest;

import dev.vigia.check.Outcome;
import dev.vigia.check.Words;
import dev.vigia.local.backtest.BacktestResult.Hour;
import java.util.List;

/** A backtest as a table that a person reads: the hours that are not passed, and what the shuffled rows say of them. */
public final class BacktestText {
    private static final int MOST_LINES = 50;
    private static final int LONGEST = 110;

    private BacktestText() {}

    public static String of(BacktestResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%s: %s of the first %s as baseline, then %s%n",
                result.name(),
                Words.count(result.baselineRows(), "row"),
                Words.count(result.options().days(), "day"),
                Words.count(result.hours().size(), "hour")));
        text.append(
                result.timed()
                        ? "judged by how the same hours of the baseline vary\n\n"
                        : "rows taken as independent: the baseline has fewer than 14 days\n\n");
        hours(result.hours(), text);
        text.append(String.format(
                "%n%s of %s breached: %s (after %d of %d)%n",
                Words.count(result.breached(), "hour"),
                Words.count(result.hours().size(), "hour"),
                Words.count(result.incidents(), "incident"),
                result.options().policy().breached(),
                result.options().policy().of()));
        shuffled(result, text);
        return text.toString().stripTrailing();
    }

    private static void hours(List<Hour> hours, StringBuilder text) {
        List<Hour> told =
                hours.stream().filter(hour -> hour.outcome() != Outcome.PASSED).toList();
        if (told.isEmpty()) {
            text.append("every hour passed\n");
            return;
        }
        text.append(String.format("%-20s %9s  %-12s %s%n", "hour (UTC)", "rows", "outcome", "why"));
        for (Hour hour : told.subList(0, Math.min(MOST_LINES, told.size()))) {
            text.append(String.format(
                    "%-20s %9d  %-12s %s%n",
                    hour.window().from(), hour.rows(), hour.outcome().word(), shortened(hour.reason())));
        }
        if (told.size() > MOST_LINES) {
            text.append(
                    String.format("… and %s more; --json has all%n", Words.count(told.size() - MOST_LINES, "hour")));
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST - 1) + "…";
    }

    private static void shuffled(BacktestResult result, StringBuilder text) {
        if (result.shuffled().isEmpty()) {
            return;
        }
        long hours = 0;
        long breached = 0;
        long incidents = 0;
        for (BacktestResult.Trial trial : result.shuffled()) {
            hours += trial.hours();
            breached += trial.breached();
            incidents += trial.incidents();
        }
        text.append(String.format(
                "on shuffled rows, where every alarm is false: %d of %s (%s), %s, in %s%n",
                breached,
                Words.count(hours, "hour"),
                Words.percent(hours == 0 ? 0 : (double) breached / hours),
                Words.count(incidents, "incident"),
                Words.count(result.shuffled().size(), "trial")));
    }
}
