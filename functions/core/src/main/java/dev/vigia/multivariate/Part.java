package dev.vigia.multivariate;

import dev.vigia.check.FindingDraft;

/** One way to look at whole rows. */
sealed interface Part permits ColumnShift, HourlyShift, CorrelationShift, ClassifierShift {
    String check();

    /** By what it judges, in words. */
    default String by() {
        return "rows taken as independent";
    }

    /** @param alpha the level that this part has */
    Judged judge(double alpha);

    /**
     * What it saw.
     *
     * @param draft with its measures
     * @param logPValue ln of its p-value
     * @param effect what is held against the floor
     * @param words what moved
     */
    record Judged(FindingDraft draft, double logPValue, double effect, String words) {}
}
