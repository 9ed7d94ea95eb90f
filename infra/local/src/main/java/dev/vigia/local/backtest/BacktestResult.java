package dev.vigia.local.backtest;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.profile.Window;
import java.util.List;

/**
 * What a backtest came to.
 *
 * @param name of what
 * @param baseline the period of the baseline
 * @param baselineRows its rows
 * @param timed whether windows were judged by how the baseline's hours vary; else rows were taken as independent
 * @param hours every hour with rows after the baseline, oldest first
 * @param shuffled of each trial on shuffled rows, how many of its hours were breached, which is false each time
 */
public record BacktestResult(
        String name,
        BacktestOptions options,
        Window baseline,
        long baselineRows,
        boolean timed,
        List<Hour> hours,
        List<Trial> shuffled) {
    /** One hour and its reports, one a family. */
    public record Hour(Window window, long rows, List<Report> reports) {
        public Outcome outcome() {
            return Outcome.of(reports.stream().map(Report::outcome).toList());
        }

        /** Why it is breached, or undecided: the first such report's reason. */
        public String reason() {
            return reports.stream()
                    .filter(report -> report.outcome() == outcome())
                    .map(report -> report.family().word() + ": " + report.reason())
                    .findFirst()
                    .orElse("");
        }
    }

    /** A trial on shuffled rows. */
    public record Trial(int hours, int breached, int incidents) {}

    /** How many hours were breached. */
    public long breached() {
        return breached(hours);
    }

    /** How many incidents they would have opened. */
    public int incidents() {
        return Incidents.count(hours, options.policy());
    }

    static long breached(List<Hour> hours) {
        return hours.stream().filter(hour -> hour.outcome() == Outcome.BREACHED).count();
    }
}
