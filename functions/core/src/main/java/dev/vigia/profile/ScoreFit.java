package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.Arrays;
import java.util.List;

/** The bins and the limit of the outlier score, from rows that were held out. */
record ScoreFit(Bins bins, OutlierLimit limit) {
    static ScoreFit of(RowReference reference, List<Column> cells, HeldOut rows) {
        if (reference.axes().isEmpty()) {
            return new ScoreFit(Bins.none(), OutlierLimit.none());
        }
        RowScorer scorer = new RowScorer(reference);
        double[] scores = Arrays.stream(rows.heldOut())
                .mapToDouble(row -> scorer.score(cells, row))
                .sorted()
                .toArray();
        return new ScoreFit(BinEdges.of(scores), OutlierLimit.of(scores));
    }
}
