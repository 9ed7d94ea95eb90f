package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;

/**
 * A numeric feature in the baseline and in a window.
 *
 * @param reference the baseline's column
 * @param before its values, without zeros that are apart
 * @param window the window's column, in the same bins
 * @param now its values, without zeros where the baseline's are apart
 */
record ColumnPair(NumberProfile reference, Bulk before, NumberProfile window, Bulk now) {
    private static final double MOST_BETWEEN = 0.2;

    static ColumnPair of(NumberProfile reference, NumberProfile window) {
        boolean zerosApart = Bulk.zerosApart(reference);
        return new ColumnPair(reference, Bulk.of(reference, zerosApart), window, Bulk.of(window, zerosApart));
    }

    boolean areZerosApart() {
        return before.zeros() != 0;
    }

    boolean isDiscrete() {
        return Bulk.isDiscrete(reference);
    }

    /** The standard error of the two means' difference, in deviations. */
    double error() {
        return Math.sqrt(1 / now.size() + 1 / before.size());
    }

    /** The share of the window's values beyond the baseline's range. */
    double beyond() {
        return (double) (window.below() + window.above()) / window.finite();
    }

    /** The share of the window's values that lie in the outermost bin on one side or beyond, above the baseline's; of both the greater. */
    double outermost() {
        double[] usual = before.inRange().counts();
        double[] counts = now.inRange().counts();
        int last = counts.length - 1;
        return Math.max(
                (counts[0] + window.below()) / now.size() - usual[0] / before.size(),
                (counts[last] + window.above()) / now.size() - usual[last] / before.size());
    }

    /** Whether values tie in the baseline, and many of the window's lie between those: then the bins say little of how they lie. */
    boolean areTiesLeft() {
        double[] usual = before.inRange().counts();
        double[] counts = now.inRange().counts();
        double between = 0;
        for (int i = 0; i < counts.length; i++) {
            between += usual[i] == 0 ? counts[i] : 0;
        }
        return isDiscrete() && between > MOST_BETWEEN * now.size();
    }
}
