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
}
