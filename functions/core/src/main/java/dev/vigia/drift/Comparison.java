package dev.vigia.drift;

import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.stats.TestResult;
import java.util.Optional;
import java.util.OptionalDouble;

/** The comparison of one column of a window with the baseline's. */
sealed interface Comparison permits NumberComparison, CategoryComparison, TimedComparison {
    /** Values below which nothing is said, of either sample: 30 find a move of .37 in the KS distance at best. */
    long LEAST_ROWS = 30;

    /** Why nothing can be said; empty if something can. */
    default Optional<String> lacking() {
        return Math.min(windowRows(), baselineRows()) >= LEAST_ROWS
                ? Optional.empty()
                : Optional.of("too few values to compare: " + Words.count(windowRows(), "value") + " here, "
                        + Words.count(baselineRows(), "value") + " in the baseline, " + LEAST_ROWS
                        + " needed of each");
    }

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

    /** The part of the column that gained or lost most, in words; empty if {@link #moved} says it. */
    String segment();

    /** By what the window was judged, in words. */
    default String nullWords() {
        return "rows taken as independent";
    }

    /** Adds the measures that are shown. */
    void measure(FindingDraft draft);
}
