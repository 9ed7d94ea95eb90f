package dev.vigia.profile;

import dev.vigia.inference.RowId;
import java.util.List;

/**
 * A row and why it is unlike the baseline.
 *
 * @param score its distance from the baseline's reference rows, 0 or more
 * @param shares the features that contribute most, largest first, at most 5
 */
public record OutlyingRow(RowId row, double score, List<Share> shares) {
    /** A feature's share of a row's score, in [0, 1]. */
    public record Share(String feature, double share) {}

    public OutlyingRow {
        shares = List.copyOf(shares);
    }
}
