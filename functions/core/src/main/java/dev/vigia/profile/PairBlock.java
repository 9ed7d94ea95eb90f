package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.List;

/**
 * Rows' scores on their way to the sums, and to the reconstruction errors: of many rows at once both are made of vectors.
 * Not thread-safe.
 */
final class PairBlock {
    /** So many products of scores fit an int. */
    static final int ROWS = 256;

    private final PairColumns columns;
    private final int[] scores;
    private final ReconstructionScorer scorer;
    private final boolean measures;
    private int filled;

    /** Takes the reconstruction errors of rows. */
    interface Errors {
        /** @param errors those of the first {@code size} are meant; the array is used again */
        void add(double[] errors, int size);
    }

    /** @param plane what errors are measured from; none are if it is empty */
    PairBlock(PairColumns columns, Reconstruction plane) {
        this.columns = columns;
        scores = new int[columns.size() * ROWS];
        scorer = new ReconstructionScorer(plane, ROWS);
        measures = !plane.isEmpty();
    }

    /** Adds rows [from, to) of the layout's columns; goes on to the tallies whenever the block is full. */
    void add(List<Column> cells, int from, int to, PairTally tally, Errors errors) {
        int row = columns.size() == 0 ? to : from;
        while (row < to) {
            int size = Math.min(to - row, ROWS - filled);
            for (int i = 0; i < columns.size(); i++) {
                columns.score(i, cells, row, size, scores, i * ROWS + filled);
            }
            filled += size;
            row += size;
            if (filled == ROWS) {
                flush(tally, errors);
            }
        }
    }

    /** Adds what is left to the tallies that these rows belong to. */
    void flush(PairTally tally, Errors errors) {
        tally.add(scores, ROWS, filled);
        if (measures && filled > 0) {
            errors.add(scorer.errors(scores, ROWS, filled), filled);
        }
        filled = 0;
    }
}
