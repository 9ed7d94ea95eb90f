package dev.vigia.check;

import dev.vigia.model.Cadence;
import dev.vigia.model.FalseAlarmBudget;
import java.time.Duration;

/** The arithmetic from a budget of false alarms to the level of one window's check. */
public final class Budget {
    private Budget() {}

    /**
     * The level at which one window of a family may be breached by chance, so that all families, window lengths and
     * live versions together open the budgeted number of incidents.
     *
     * @param length the window's length, one of the cadence's for that family
     * @param versions how many versions are live, from 1
     * @param needed how many breached windows open an incident, from 1
     * @param of among how many in a row, at least {@code needed}
     */
    public static double level(
            FalseAlarmBudget budget,
            Cadence cadence,
            Family family,
            Duration length,
            int versions,
            int needed,
            int of) {
        return Unfinished.yet();
    }
}
