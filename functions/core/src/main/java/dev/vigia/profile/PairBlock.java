package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.List;

/** Rows' scores on their way to the sums: of many rows at once the products are vectors. Not thread-safe. */
final class PairBlock {
    /** So many products of scores fit an int. */
    static final int ROWS = 256;

    private final PairColumns columns;
    private final int[] scores;
    private int filled;

    PairBlock(PairColumns columns) {
        this.columns = columns;
        scores = new int[columns.size() * ROWS];
    }

    /** Adds rows [from, to) of the layout's columns; goes on to the tally whenever the block is full. */
    void add(List<Column> cells, int from, int to, PairTally tally) {
        int row = columns.size() == 0 ? to : from;
        while (row < to) {
            int size = Math.min(to - row, ROWS - filled);
            for (int i = 0; i < columns.size(); i++) {
                columns.score(i, cells, row, size, scores, i * ROWS + filled);
            }
            filled += size;
            row += size;
            if (filled == ROWS) {
                flush(tally);
            }
        }
    }

    /** Adds what is left to the tally that these rows belong to. */
    void flush(PairTally tally) {
        tally.add(scores, ROWS, filled);
        filled = 0;
    }
}
