package dev.vigia.multivariate;

import dev.vigia.inference.RowId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows by which a live window is compared with its baseline as wholes.
 *
 * @param baseline a uniform sample of the baseline's
 * @param window one of the window's
 * @param ids of the window's rows, in their order
 * @param days how well the classifier told the rows of days in which nothing changed; null where that is not known
 */
public record SampledRows(
        JointRows baseline,
        JointRows window,
        List<RowId> ids,
        @Nullable DayLaw days) {
    public SampledRows {
        ids = List.copyOf(ids);
        if (ids.size() != window.size()) {
            throw new IllegalArgumentException(
                    ids.size() + " ids of " + window.size() + " rows: expected one for each");
        }
    }
}
