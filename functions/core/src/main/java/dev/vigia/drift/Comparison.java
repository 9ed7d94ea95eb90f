package dev.vigia.drift;

import dev.vigia.check.FindingDraft;
import dev.vigia.stats.TestResult;
import java.util.OptionalDouble;

/** The comparison of one column of a window with the baseline's. */
sealed interface Comparison permits NumberComparison, CategoryComparison {
    /** Values of the window that are compared. */
    long windowRows();

    /** Values of the baseline that they are compared with. */
    long baselineRows();

    /** The p-value that decides, before correction. */
    TestResult test(double alpha);

    /** The effect that is held against the floor; empty if there is nothing to compare. */
    OptionalDouble effect();

    OptionalDouble smallestDetectable(double alpha);

    /** What moved most, in words. */
    String moved();

    /** Adds the measures that are shown. */
    void measure(FindingDraft draft);
}
