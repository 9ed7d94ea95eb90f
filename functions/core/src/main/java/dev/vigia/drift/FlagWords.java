package dev.vigia.drift;

import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.NumberProfile;

/** Says of a boolean, which is counted as 0 and 1, how the share of true moved. */
final class FlagWords {
    private static final double TRUE = 1;

    private FlagWords() {}

    static boolean areFor(NumberProfile column) {
        return column.feature().type() == FeatureType.BOOLEAN;
    }

    static String moved(NumberProfile window, NumberProfile baseline) {
        return moved(baseline.mean().orElse(0), window.mean().orElse(0));
    }

    /**
     * The same of shares of cells, of which the first holds what is below the baseline's least value.
     *
     * @param edges that value, and the upper edge of each further cell but the last, which has none
     */
    static String moved(double[] before, double[] after, double[] edges) {
        return moved(share(before, edges), share(after, edges));
    }

    private static String moved(double before, double after) {
        return "true " + Words.percent(before) + " → " + Words.percent(after);
    }

    private static double share(double[] shares, double[] edges) {
        double share = 0;
        for (int cell = 1; cell < shares.length; cell++) {
            share += cell >= edges.length || edges[cell] >= TRUE ? shares[cell] : 0;
        }
        return share;
    }
}
