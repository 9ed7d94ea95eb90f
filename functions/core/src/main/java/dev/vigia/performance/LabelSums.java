package dev.vigia.performance;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.LabelBatch.Sums;
import dev.vigia.profile.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Labelled rows of one kind as they come, summed into a {@link LabelBatch}. Not thread-safe. */
final class LabelSums {
    static final String POSITIVES = "positives";
    static final String ALARMS = "alarms";
    static final String HITS = "hits";
    static final String SQUARED = "squared-error";

    private final Kind kind;
    private final ScoreBins bins;
    private final List<String> names;
    private final double[] sums;
    private final double[] squares;
    private final int[] positives;
    private final int[] negatives;
    private int rows;
    private boolean touched;

    LabelSums(Kind kind, ScoreBins bins) {
        this.kind = kind;
        this.bins = bins;
        names = switch (kind.known()) {
            case PROBABILITY -> List.of("brier", "log-loss", POSITIVES, ALARMS, HITS);
            case CLASSES -> List.of("accuracy");
            case NUMBERS -> List.of("mae", "bias", SQUARED);
        };
        sums = new double[names.size()];
        squares = new double[names.size()];
        positives = new int[kind.known() == Task.PROBABILITY ? bins.size() : 0];
        negatives = new int[positives.length];
    }

    /** Adds a row that is judged. */
    void add(double prediction, double truth) {
        put(prediction, truth, 1);
    }

    /** Takes a row's earlier label out again, which was added elsewhere. */
    void takeOut(double prediction, double truth) {
        put(prediction, truth, -1);
    }

    private void put(double prediction, double truth, int sign) {
        touched = true;
        rows += sign;
        switch (kind.known()) {
            case PROBABILITY -> {
                double outcome = truth == kind.positive() ? 1 : 0;
                double alarm = prediction >= ProbabilityMeasures.THRESHOLD ? 1 : 0;
                loss(0, ProbabilityMeasures.square(prediction - outcome), sign);
                loss(1, ProbabilityMeasures.logLoss(prediction, outcome), sign);
                loss(2, outcome, sign);
                loss(3, alarm, sign);
                loss(4, alarm * outcome, sign);
                (truth == kind.positive() ? positives : negatives)[bins.bin(prediction)] += sign;
            }
            case CLASSES -> loss(0, prediction == truth ? 1 : 0, sign);
            case NUMBERS -> {
                loss(0, Math.abs(prediction - truth), sign);
                loss(1, prediction - truth, sign);
                loss(2, ProbabilityMeasures.square(prediction - truth), sign);
            }
        }
    }

    private void loss(int place, double loss, int sign) {
        sums[place] += sign * loss;
        squares[place] += sign * loss * loss;
    }

    /** How many rows were added. */
    int rows() {
        return rows;
    }

    /**
     * What was added, of labels that arrived in a window.
     *
     * @param marks whose rows' labels these are; null: it is not told
     */
    LabelBatch batch(Window arrived, long labels, @Nullable String marks) {
        Map<String, Sums> named = new HashMap<>();
        for (int i = 0; i < names.size() && touched; i++) {
            named.put(names.get(i), new Sums(sums[i], squares[i]));
        }
        return new LabelBatch(arrived, labels, rows, named, list(positives), list(negatives), marks);
    }

    private static List<Integer> list(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }
}
