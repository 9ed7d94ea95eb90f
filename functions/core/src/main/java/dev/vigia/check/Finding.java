package dev.vigia.check;

import dev.vigia.inference.RowId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one check found for one feature, or for the model as a whole. Numbers are finite or null.
 *
 * @param check the check's word, such as {@code missing-rate} or {@code drift}
 * @param feature the feature, null if the finding is of the whole model
 * @param severity how bad a breach it is; of a passed or inconclusive finding, what a breach would be
 * @param observed what was seen, in the check's unit
 * @param expected what the baseline leads one to expect
 * @param limit the limit that was passed, or not
 * @param pValue before correction, in [0, 1]
 * @param adjustedPValue after correction over the features of the check
 * @param effect the effect size that is held against the floor
 * @param smallestDetectable the effect that this window finds with probability 0.8 at its level
 * @param measures further measures by their words, shown and not decided by
 * @param rows examples: inferences that show why, at most 20
 * @param rowCount how many rows are concerned, at least the number of examples
 * @param reason one sentence that says it in words, never null; without values of single rows
 */
public record Finding(
        String check,
        @Nullable String feature,
        Outcome outcome,
        Severity severity,
        @Nullable Double observed,
        @Nullable Double expected,
        @Nullable Double limit,
        @Nullable Double pValue,
        @Nullable Double adjustedPValue,
        @Nullable Double effect,
        @Nullable Double smallestDetectable,
        Map<String, Double> measures,
        List<RowId> rows,
        long rowCount,
        String reason) {
    /** The most example rows that a finding carries. */
    public static final int MOST_ROWS = 20;

    public Finding {
        measures = Map.copyOf(measures);
        rows = List.copyOf(rows);
        for (Double number :
                new @Nullable Double[] {observed, expected, limit, pValue, adjustedPValue, effect, smallestDetectable
                }) {
            if (number != null && !Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "finding '" + check + "' with the number " + number + ": expected a finite one or null");
            }
        }
        if (rows.size() > MOST_ROWS || rowCount < rows.size()) {
            throw new IllegalArgumentException("finding '" + check + "' with " + rows.size() + " example rows of "
                    + rowCount + ": expected at most " + MOST_ROWS + ", and no more than there are");
        }
    }
}
