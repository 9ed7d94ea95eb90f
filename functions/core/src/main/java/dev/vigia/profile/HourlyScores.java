package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scores blocks of rows, on all cores, for their hours. Not thread-safe. */
final class HourlyScores {
    private static final int CHUNK = 512;

    private final RowReference reference;
    private final @Nullable OwnRows own;

    /** @param own whether the rows are the baseline's own, whose reference rows are then passed over */
    HourlyScores(Layout layout, boolean own) {
        reference = layout.reference();
        this.own = own ? new OwnRows(reference) : null;
    }

    void add(List<Column> cells, int size, ProfileBuilder.Scores scores) {
        if (reference.axes().isEmpty()) {
            return;
        }
        if (own == null || own.allMet()) {
            double[] all =
                    RowScorer.scores(reference, cells, IntStream.range(0, size).toArray());
            for (int row = 0; row < size; row++) {
                scores.take(row, all[row]);
            }
        } else {
            addOwn(own, cells, size, scores);
        }
    }

    private void addOwn(OwnRows rows, List<Column> cells, int size, ProfileBuilder.Scores scores) {
        double[] all = new double[size];
        boolean[] equal = new boolean[size];
        IntStream.range(0, Math.ceilDiv(size, CHUNK)).parallel().forEach(chunk -> {
            RowScorer scorer = new RowScorer(reference);
            for (int row = chunk * CHUNK; row < Math.min(size, (chunk + 1) * CHUNK); row++) {
                all[row] = scorer.scoreSome(cells, new int[] {row})[0];
                equal[row] = scorer.isEqualToSome();
            }
        });
        RowScorer again = new RowScorer(reference);
        for (int row = 0; row < size; row++) {
            if (!equal[row] || !isReference(rows, again, cells, row)) {
                scores.take(row, all[row]);
            }
        }
    }

    private static boolean isReference(OwnRows rows, RowScorer scorer, List<Column> cells, int row) {
        if (rows.allMet()) {
            return false;
        }
        scorer.scoreSome(cells, new int[] {row});
        return rows.isReference(scorer);
    }
}
