package dev.vigia.outlier;

import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.Group;
import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import java.util.List;
import java.util.Map;

/**
 * Advice on a window in which new groups were found. A group that came in moves means and scales of all rows together, by its
 * share: values between it and the others, which fit neither. What is proposed for a number stays only if the rows outside of all groups
 * moved as far ({@link RowsBesideGroups}), or if it takes away a quarter or more of the outliers that are too many ({@link OutlierReplay}), as the
 * right values of a feature whose rows all moved do; else nothing is proposed, and the reason names the largest group.
 */
public final class AdviceBesideGroups {
    private static final double LEAST_GAIN = 0.25;

    private AdviceBesideGroups() {}

    /**
     * The same advice, what is new first, without values that the groups may have made.
     *
     * @param expectedRate of outliers, in [0, 1]
     * @param window a sample of its rows
     * @param advice with replays; without one it stays as it is
     * @param groups that were found in the window; with none the advice is as it was
     */
    public static List<Advice> of(double expectedRate, UnusualSample window, List<Advice> advice, List<Group> groups) {
        if (groups.isEmpty()) {
            return advice;
        }
        RowsBesideGroups beside = RowsBesideGroups.of(window, groups);
        Group largest = groups.stream()
                .reduce((one, other) -> one.share() >= other.share() ? one : other)
                .orElseThrow();
        return PreprocessingReview.sorted(advice.stream()
                .map(one -> isOfGroups(one, expectedRate) && !beside.moved(one) ? without(one, largest) : one)
                .toList());
    }

    private static boolean isOfGroups(Advice advice, double expectedRate) {
        OutlierRates rates = advice.outliers();
        return advice.verdict() == Verdict.NEW_TENDENCY
                && !advice.scalers().isEmpty()
                && rates != null
                && rates.old() - rates.proposed() < LEAST_GAIN * (rates.old() - expectedRate);
    }

    private static Advice without(Advice advice, Group group) {
        return new Advice(
                advice.feature(),
                Verdict.INCONCLUSIVE,
                advice.reason() + "; no more than the new group " + group.name() + " (" + Words.percent(group.share())
                        + " of the rows) may have made: no values proposed",
                advice.baseline(),
                advice.current(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                advice.outside(),
                null);
    }
}
