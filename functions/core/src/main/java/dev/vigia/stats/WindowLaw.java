package dev.vigia.stats;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the windows of one column vary where nothing has changed: the reference of each slot, and the laws of the distance
 * from it, which rows that follow one another make larger than independent rows would.
 *
 * @param reference counts by slot
 * @param usualRows rows of a window, on average
 * @param mostRows rows of the largest window; more rows than that are not taken for more evidence
 * @param chance the mean square of the distance of a window in which nothing changed from its reference: that of
 *     Kolmogorov and Smirnov for a number, the total variation of {@link CellGroups} for a category
 * @param smooth the law of a number's Legendre scores; null for a category, or where windows do not vary
 * @param cells the law of shares; null where it would say nothing else, or windows do not vary
 */
public record WindowLaw(
        WindowReference reference,
        double usualRows,
        double mostRows,
        double chance,
        @Nullable DirectionLaw smooth,
        @Nullable DirectionLaw cells) {
    /** Whether windows vary at all, so that there is a law. */
    public boolean varies() {
        return smooth != null || cells != null;
    }

    /**
     * ln p of a window by each test, not calibrated; none if its slot has too few windows.
     *
     * @param newestFirst the window, and before it those of the two hours before, as far as they are known
     */
    Map<WindowTest, Double> logP(List<WindowCounts> newestFirst) {
        Map<WindowTest, Double> logP = new EnumMap<>(WindowTest.class);
        if (smooth != null) {
            put(logP, newestFirst, smooth, true, WindowTest.SMOOTH, WindowTest.SMOOTH_OF_THREE);
        }
        if (cells != null) {
            put(logP, newestFirst, cells, false, WindowTest.CELLS, WindowTest.CELLS_OF_THREE);
        }
        return logP;
    }

    private void put(
            Map<WindowTest, Double> logP,
            List<WindowCounts> windows,
            DirectionLaw law,
            boolean legendre,
            WindowTest one,
            WindowTest ofThree) {
        WindowCounts newest = windows.getFirst();
        if (!reference.knows(newest)) {
            return;
        }
        logP.put(one, law.logP(law.square(score(newest, law, legendre))));
        if (windows.size() >= 3 && areNeighbours(windows)) {
            double[] sum = new double[law.inverse().length];
            for (WindowCounts window : windows.subList(0, 3)) {
                double[] z = score(window, law, legendre);
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += z[d] / Math.sqrt(3);
                }
            }
            logP.put(ofThree, law.logP(law.square(sum) / law.triple()));
        }
    }

    private boolean areNeighbours(List<WindowCounts> windows) {
        for (int i = 0; i < 3; i++) {
            WindowCounts window = windows.get(i);
            if (window.hour() != windows.getFirst().hour() - i || window.rows() == 0 || !reference.knows(window)) {
                return false;
            }
        }
        return true;
    }

    /** z of a window that is not among those learned from. */
    private double[] score(WindowCounts window, DirectionLaw law, boolean legendre) {
        long[] held = reference.of(window);
        double[][] scores = legendre ? CellScores.smooth(held, law.inverse().length) : groups().scores(held);
        double inflation = 1 + 1.0 / reference.windows(window);
        return CellScores.of(window.counts(), Math.min(window.rows(), mostRows) / inflation, scores);
    }

    CellGroups groups() {
        return CellGroups.of(reference.overall(), reference.ordered(), usualRows);
    }
}
