package dev.vigia.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits written by hand for one feature (CHECK.md). What is null or empty is not checked; a limit that is
 * there is meant as it stands, so one row over it is a finding.
 *
 * @param missingMax the largest share of missing values, in [0, 1]
 * @param min the smallest allowed number, inclusive
 * @param max the largest allowed number, inclusive
 * @param categories the allowed categories; empty: any
 * @param newCategoriesMax the largest share of rows with a category outside {@code categories}, in [0, 1]
 * @param pattern a regular expression that a text matches as a whole
 * @param lengthMin the least length of a text, in characters
 * @param lengthMax the greatest length of a text, in characters
 * @param unique whether a value may occur once only
 */
public record Constraints(
        @Nullable Double missingMax,
        @Nullable Double min,
        @Nullable Double max,
        List<String> categories,
        @Nullable Double newCategoriesMax,
        @Nullable String pattern,
        @Nullable Integer lengthMin,
        @Nullable Integer lengthMax,
        boolean unique) {
    /** No limit at all. */
    public static final Constraints NONE = new Constraints(null, null, null, List.of(), null, null, null, null, false);

    public Constraints {
        categories = List.copyOf(categories);
        requireShare("missing.max", missingMax);
        requireShare("newCategories.max", newCategoriesMax);
        if (min != null && max != null && min > max) {
            throw new IllegalArgumentException("range " + min + " to " + max + ": expected min <= max");
        }
        if (lengthMin != null && lengthMax != null && lengthMin > lengthMax) {
            throw new IllegalArgumentException("length " + lengthMin + " to " + lengthMax + ": expected min <= max");
        }
    }

    private static void requireShare(String name, @Nullable Double share) {
        if (share != null && !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " " + share + ": expected a share in [0, 1]");
        }
    }
}
