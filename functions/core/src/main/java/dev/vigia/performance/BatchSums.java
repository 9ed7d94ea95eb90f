package dev.vigia.performance;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.LabelBatch.Sums;
import dev.vigia.check.RowMarks;
import dev.vigia.profile.Window;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labelled rows as sums that add up over batches, and the measures from them: exact, but for {@code auc}, which is by bins of the
 * score. Labels of one kind often come first (a fraud is reported, no fraud is concluded later), so measures of each batch apart
 * would not do.
 */
final class BatchSums {
    private final Kind kind;
    private final ScoreBins bins;

    BatchSums(Kind kind, ScoreBins bins) {
        this.kind = kind;
        this.bins = bins;
    }

    /** Of a kind that can be judged, by a reference's rows. */
    static BatchSums of(LabelledRows reference, Kind kind) {
        double[] scores = kind.known() == Task.PROBABILITY
                ? Pairs.of(reference).where(kind::isJudged).predictions()
                : new double[] {0};
        return new BatchSums(kind, new ScoreBins(scores));
    }

    /**
     * Sums rows that are judged.
     *
     * @param replaced the same rows with earlier labels, which are taken out
     */
    LabelBatch sum(Window arrived, long labels, List<LabelledRow> rows, List<LabelledRow> replaced) {
        LabelSums sums = none();
        rows.forEach(row -> sums.add(row.prediction(), row.truth()));
        replaced.forEach(row -> sums.takeOut(row.prediction(), row.truth()));
        Optional<RowMarks> marks =
                RowMarks.of(rows.stream().map(LabelledRow::id).toList());
        return sums.batch(
                arrived,
                Math.max(0, labels - replaced.size()),
                marks.map(RowMarks::text).orElse(null));
    }

    /** No rows yet. */
    LabelSums none() {
        return new LabelSums(kind, bins);
    }

    /** Bins of what is predicted, by which {@code auc} is measured. */
    ScoreBins bins() {
        return bins;
    }

    /** The measures of batches together; empty where no row was judged. */
    List<Measurement> measures(Collection<LabelBatch> batches) {
        double rows = batches.stream().mapToLong(LabelBatch::rows).sum();
        if (rows == 0) {
            return List.of();
        }
        Map<String, Sums> sums = new HashMap<>();
        batches.forEach(batch -> batch.sums().forEach((name, sum) -> sums.merge(name, sum, Sums::plus)));
        return switch (kind.known()) {
            case PROBABILITY -> probability(batches, sums, rows);
            case CLASSES ->
                List.of(Confusion.share("accuracy", of(sums, "accuracy").sum(), rows));
            case NUMBERS -> List.of(mean(sums, "mae", rows), root(sums, rows), mean(sums, "bias", rows));
        };
    }

    private List<Measurement> probability(Collection<LabelBatch> batches, Map<String, Sums> sums, double rows) {
        long[] positives = new long[bins.size()];
        long[] negatives = new long[bins.size()];
        for (LabelBatch batch : batches) {
            for (int bin = 0; bin < batch.positives().size(); bin++) {
                positives[bin] += batch.positives().get(bin);
                negatives[bin] += batch.negatives().get(bin);
            }
        }
        Confusion confusion = new Confusion(
                of(sums, LabelSums.HITS).sum(),
                of(sums, LabelSums.ALARMS).sum(),
                of(sums, LabelSums.POSITIVES).sum(),
                rows);
        return List.of(
                new BinnedRoc(positives, negatives).measurement(),
                mean(sums, "log-loss", rows),
                mean(sums, "brier", rows),
                confusion.accuracy(),
                confusion.precision(),
                confusion.recall(),
                confusion.f1());
    }

    private static Sums of(Map<String, Sums> sums, String name) {
        return sums.getOrDefault(name, new Sums(0, 0));
    }

    private static Measurement mean(Map<String, Sums> sums, String name, double rows) {
        Sums sum = of(sums, name);
        double mean = sum.sum() / rows;
        double variance = Math.max(0, sum.squares() - rows * mean * mean) / (rows - 1);
        return new Measurement(name, mean, rows < 2 ? Double.NaN : Math.sqrt(variance / rows), rows - 1);
    }

    private static Measurement root(Map<String, Sums> sums, double rows) {
        Measurement squared = mean(sums, LabelSums.SQUARED, rows);
        double root = Math.sqrt(squared.value());
        double error = root > 0 ? squared.error() / (2 * root) : squared.error();
        return new Measurement("rmse", root, error, rows - 1);
    }
}
