package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bins and the limit of the outlier score, from rows that were held out.
 *
 * @param unusual the score that a share of {@link UnusualRows#SHARE} of the held-out rows are over, NaN if none was held out
 * @param over those rows
 */
record ScoreFit(Bins bins, OutlierLimit limit, double unusual, List<Integer> over) {
    ScoreFit {
        over = List.copyOf(over);
    }

    static ScoreFit of(RowReference reference, List<Column> cells, HeldOut rows) {
        if (reference.axes().isEmpty()) {
            return new ScoreFit(Bins.none(), OutlierLimit.none(), Double.NaN, List.of());
        }
        double[] scores = RowScorer.scores(reference, cells, rows.heldOut());
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double unusual =
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1 - (int) (UnusualRows.SHARE * sorted.length)];
        List<Integer> over = IntStream.range(0, scores.length)
                .filter(i -> scores[i] > unusual)
                .mapToObj(i -> rows.heldOut()[i])
                .toList();
        return new ScoreFit(BinEdges.of(sorted), OutlierLimit.of(sorted), unusual, over);
    }
}
