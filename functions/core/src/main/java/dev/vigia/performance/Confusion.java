package dev.vigia.performance;

/**
 * Rows by what was predicted and what came true.
 *
 * @param hits positive and predicted so
 * @param alarms predicted positive
 * @param positives positive
 * @param rows all of them
 */
record Confusion(double hits, double alarms, double positives, double rows) {
    /** Predicts positive at a threshold or above; outcomes may be probabilities, and then these are expected numbers. */
    static Confusion of(double[] scores, double[] outcomes, double threshold) {
        double hits = 0;
        double alarms = 0;
        double positives = 0;
        for (int i = 0; i < scores.length; i++) {
            positives += outcomes[i];
            if (scores[i] >= threshold) {
                alarms++;
                hits += outcomes[i];
            }
        }
        return new Confusion(hits, alarms, positives, scores.length);
    }

    /**
     * A share with its binomial error, which is taken as if one more row had been of it and one not (near Wilson's interval:
     * none or all of a few rows are no certainty); NaN of nothing.
     */
    static Measurement share(String name, double part, double of) {
        double near = (part + 1) / (of + 2);
        return new Measurement(name, part / of, Math.sqrt(near * (1 - near) / of), of - 1);
    }

    /** The share of rows predicted right, with its binomial error. */
    Measurement accuracy() {
        return share("accuracy", rows - alarms - positives + 2 * hits, rows);
    }

    /** The share of positives among alarms; NaN without alarms. */
    Measurement precision() {
        return share("precision", hits, alarms);
    }

    /** The share of alarms among positives; NaN without positives. */
    Measurement recall() {
        return share("recall", hits, positives);
    }

    /**
     * The harmonic mean of precision and recall; NaN with neither alarms nor positives. It is 2q / (1 + q) with q the share of
     * hits in all that is positive or predicted so, whose error is binomial (Takahashi et al. 2022,
     * doi:10.1007/s10489-021-02635-5).
     */
    Measurement f1() {
        double union = alarms + positives - hits;
        double q = hits / union;
        double slope = 2 / ((1 + q) * (1 + q));
        return new Measurement(
                "f1", 2 * q / (1 + q), slope * share("", hits, union).error(), union - 1);
    }
}
