package dev.vigia.check;

import dev.vigia.model.Cadence;
import dev.vigia.model.FalseAlarmBudget;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The arithmetic from a budget of false alarms to the level of one window's check (DATA.md, "Severity and budget").
 *
 * <p>A budget of A alarms in a period is shared equally over the families that decide by learned limits, over a family's
 * window lengths, and over live versions: a share r of an alarm for each window. An incident opens when a breached window
 * makes M of the newest N: with windows breached independently at level p, that is at most C(N − 1, M − 1) p<sup>M</sup> a
 * window, so p = (r / C(N − 1, M − 1))<sup>1/M</sup>.
 */
public final class Budget {
    /** A level above this says that nearly anything is an alarm: it is not exceeded, however few windows there are. */
    private static final double MOST = 0.05;

    /** Performance is a fourth where a model has ground truth. */
    private static final int WITHOUT_TRUTH = 3;

    private Budget() {}

    /**
     * The level at which one window of a family may be breached by chance, so that all families, window lengths and
     * live versions together open the budgeted number of incidents.
     *
     * @param length the window's length
     * @param versions how many versions are live, from 1
     * @param needed how many breached windows open an incident, from 1
     * @param of among how many in a row, at least {@code needed}
     * @param truth whether the model has ground truth, so that its performance takes a share too
     */
    public static double level(
            FalseAlarmBudget budget,
            Cadence cadence,
            Family family,
            Duration length,
            int versions,
            int needed,
            int of,
            boolean truth) {
        if (versions < 1 || needed < 1 || of < needed) {
            throw new IllegalArgumentException(versions + " versions, an incident after " + needed + " of " + of
                    + " windows: expected versions >= 1 and 1 <= needed <= of");
        }
        long lengths = Math.max(1, lengths(cadence, family).distinct().count());
        double share = budget.in(length) / (truth ? WITHOUT_TRUTH + 1 : WITHOUT_TRUTH) / lengths / versions;
        double ways = ways(of - 1, needed - 1);
        return Math.min(MOST, Math.pow(share / ways, 1.0 / needed));
    }

    private static Stream<Duration> lengths(Cadence cadence, Family family) {
        return switch (family) {
            case INTEGRITY -> Stream.of(cadence.bucket());
            case OUTLIERS -> Stream.of(cadence.outliers());
            case DRIFT -> cadence.drift().stream();
            case PERFORMANCE -> Stream.of(cadence.truth());
        };
    }

    /** The binomial coefficient. */
    private static double ways(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways *= (n - k + i) / (double) i;
        }
        return ways;
    }
}
