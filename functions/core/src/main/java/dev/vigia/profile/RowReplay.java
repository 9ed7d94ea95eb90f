package dev.vigia.profile;

import dev.vigia.inference.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which rows a baseline's outlier score calls outliers, with categories taken up that the baseline does not know: one of them equals no
 * reference row, and weighs by the share that it has now. Reference rows and limit are the baseline's. Not thread-safe.
 */
public final class RowReplay {
    private final Layout layout;
    private final double limit;
    private final RowScorer scorer;
    private SchemaMatch match;

    private RowReplay(Layout layout, double limit, RowReference reference) {
        this.layout = layout;
        this.limit = limit;
        scorer = new RowScorer(reference);
        match = SchemaMatch.of(layout, layout.schema());
    }

    /**
     * Of a baseline.
     *
     * @param known by feature, categories that are taken up and their shares of the values, in (0, 1]; features that are not of
     *     categories are left as they are
     */
    public static RowReplay of(Baseline baseline, Map<String, Map<String, Double>> known) {
        Layout layout = baseline.layout();
        List<Axis> axes = layout.reference().axes().stream()
                .map(axis -> {
                    String name = layout.columns().get(axis.column()).feature().name();
                    Map<String, Double> shares = known.getOrDefault(name, Map.of());
                    return axis instanceof CategoryAxis categories
                                    && !shares.isEmpty()
                                    && baseline.profile().column(name).orElse(null) instanceof CategoryProfile column
                            ? categories.knowing(shares, entropy(column))
                            : axis;
                })
                .toList();
        return new RowReplay(
                layout,
                baseline.outlierLimit().score(),
                new RowReference(axes, layout.reference().sampleRows()));
    }

    private static double entropy(CategoryProfile column) {
        long[] counts = LongStream.concat(Arrays.stream(column.counts()), LongStream.of(column.rest()))
                .filter(count -> count > 0)
                .toArray();
        double all = Arrays.stream(counts).sum();
        return Arrays.stream(counts)
                .mapToDouble(count -> -count / all * StrictMath.log(count / all))
                .sum();
    }

    /** Whether the baseline has a limit; without one no row is called an outlier. */
    public boolean canTell() {
        return !Double.isNaN(limit);
    }

    /** How many of the rows are outliers. */
    public long outliers(Rows rows) {
        return canTell()
                ? Arrays.stream(scores(rows)).filter(score -> score > limit).count()
                : 0;
    }

    /** The rows' scores, in their order. */
    public double[] scores(Rows rows) {
        match = match.schema().equals(rows.schema()) ? match : SchemaMatch.of(layout, rows.schema());
        return scorer.score(match.columns(rows), IntStream.range(0, rows.size()).toArray());
    }
}
