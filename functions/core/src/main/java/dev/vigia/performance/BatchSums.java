package dev.vigia.performance;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.LabelBatch.Sums;
import dev.vigia.profile.Window;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Labelled rows as sums that add up over batches, and the measures from them: exact, but for {@code auc}, which is by bins of the
 * score. Labels of one kind often come first (a fraud is reported, no fraud is concluded later), so measures of each batch apart
 * would not do.
 */
final class BatchSums {
    private static final String POSITIVES = "positives";
    private static final String ALARMS = "alarms";
    private static final String HITS = "hits";
    private static final String SQUARED = "squared-error";

    private final Kind kind;
    private final ScoreBins bins;

    BatchSums(Kind kind, ScoreBins bins) {
        this.kind = kind;
        this.bins = bins;
    }

    /** Sums rows that are judged. */
    LabelBatch sum(Window arrived, long labels, List<LabelledRow> rows) {
        Map<String, Sums> sums = new HashMap<>();
        boolean scored = kind.known() == Task.PROBABILITY;
        int[] positives = new int[scored ? bins.size() : 0];
        int[] negatives = new int[positives.length];
        for (LabelledRow row : rows) {
            add(sums, row.prediction(), row.truth());
            if (scored) {
                (row.truth() == kind.positive() ? positives : negatives)[bins.bin(row.prediction())]++;
            }
        }
        return new LabelBatch(arrived, labels, rows.size(), sums, list(positives), list(negatives));
    }

    private static List<Integer> list(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }

    private void add(Map<String, Sums> sums, double prediction, double truth) {
        switch (kind.known()) {
            case PROBABILITY -> {
                double outcome = truth == kind.positive() ? 1 : 0;
                double alarm = prediction >= ProbabilityMeasures.THRESHOLD ? 1 : 0;
                add(sums, "brier", ProbabilityMeasures.square(prediction - outcome));
                add(sums, "log-loss", ProbabilityMeasures.logLoss(prediction, outcome));
                add(sums, POSITIVES, outcome);
                add(sums, ALARMS, alarm);
                add(sums, HITS, alarm * outcome);
            }
            case CLASSES -> add(sums, "accuracy", prediction == truth ? 1 : 0);
            case NUMBERS -> {
                add(sums, "mae", Math.abs(prediction - truth));
                add(sums, "bias", prediction - truth);
                add(sums, SQUARED, ProbabilityMeasures.square(prediction - truth));
            }
        }
    }

    private static void add(Map<String, Sums> sums, String name, double loss) {
        sums.merge(name, new Sums(loss, loss * loss), Sums::plus);
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
                of(sums, HITS).sum(),
                of(sums, ALARMS).sum(),
                of(sums, POSITIVES).sum(),
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
        Measurement squared = mean(sums, SQUARED, rows);
        double root = Math.sqrt(squared.value());
        double error = root > 0 ? squared.error() / (2 * root) : squared.error();
        return new Measurement("rmse", root, error, rows - 1);
    }
}
