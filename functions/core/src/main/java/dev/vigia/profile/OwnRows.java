package dev.vigia.profile;

/**
 * Passes over a baseline's reference rows where its own rows are scored: they are at no distance from themselves, which no
 * row to come is. A row is one of them if it has the cells of one that was not met yet; which of several equal rows that is
 * makes no difference. Not thread-safe.
 */
final class OwnRows {
    private final boolean[] met;
    private int left;

    OwnRows(RowReference reference) {
        met = new boolean[reference.rows()];
        left = met.length;
    }

    boolean allMet() {
        return left == 0;
    }

    /** Whether the row that was scored last is a reference row; it is met then. */
    boolean isReference(RowScorer scorer) {
        boolean reference = false;
        for (int row : scorer.equalRows(met)) {
            met[row] = true;
            left--;
            reference = true;
        }
        return reference;
    }
}
