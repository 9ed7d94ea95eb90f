package dev.vigia.multivariate;

/** A column of numbers that stands for a feature, or for one of its categories, in associations. */
final class Score {
    private final int feature;
    private final String label;
    private final double[] values;
    private final boolean flag;
    private final boolean complete;

    /**
     * A column.
     *
     * @param feature the place of the feature; scores of one feature are not set against each other
     * @param label the feature's name, or {@code origin = ANC}, or {@code age missing}
     * @param values mid-ranks, or 1 and 0; NaN where missing
     * @param flag whether it is of two values
     */
    Score(int feature, String label, double[] values, boolean flag) {
        this.feature = feature;
        this.label = label;
        this.values = values;
        this.flag = flag;
        complete = isComplete(values);
    }

    private static boolean isComplete(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    int feature() {
        return feature;
    }

    String label() {
        return label;
    }

    /** Not a copy. */
    double[] values() {
        return values;
    }

    boolean isFlag() {
        return flag;
    }

    /** Whether none is missing. */
    boolean isComplete() {
        return complete;
    }
}
