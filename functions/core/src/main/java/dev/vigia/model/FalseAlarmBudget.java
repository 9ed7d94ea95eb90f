package dev.vigia.model;

import java.time.Duration;

/** How many false alarms a user accepts of one model in a period: one per 30 days unless set. */
public record FalseAlarmBudget(double alarms, Duration period) {
    public static final FalseAlarmBudget DEFAULT = new FalseAlarmBudget(1, Duration.ofDays(30));

    public FalseAlarmBudget {
        if (!(alarms > 0) || Double.isInfinite(alarms) || !period.isPositive()) {
            throw new IllegalArgumentException(
                    "false-alarm budget of " + alarms + " per " + period + ": expected positive numbers");
        }
    }

    /** The expected number of false alarms this budget allows in a span of time. */
    public double in(Duration span) {
        return alarms * span.toMillis() / period.toMillis();
    }
}
