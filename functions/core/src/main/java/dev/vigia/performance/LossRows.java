package dev.vigia.performance;

import dev.vigia.model.Feature;
import dev.vigia.stats.BinnedColumns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A baseline's labelled rows as a loss is learned from them: each cell as its bin, and the prediction less the truth. */
final class LossRows {
    private final List<Feature> features;
    private final LossBins cuts;
    private final byte[][] cells;
    private final double[] errors;

    /** Takes the arrays as they are; cells begin with the prediction's. */
    LossRows(List<Feature> features, LossBins cuts, byte[][] cells, double[] errors) {
        this.features = List.copyOf(features);
        this.cuts = cuts;
        this.cells = cells;
        this.errors = errors;
    }

    /** Those of a sample whose truth is known. */
    static LossRows of(LossSample sample) {
        LossBins cuts = LossBins.of(sample);
        byte[][] cells = cuts.bytes(sample);
        double[] errors = sample.errors();
        int[] known = IntStream.range(0, errors.length)
                .filter(row -> Double.isFinite(errors[row]))
                .toArray();
        byte[][] kept = new byte[cells.length][known.length];
        for (int i = 0; i < kept.length; i++) {
            for (int row = 0; row < known.length; row++) {
                kept[i][row] = cells[i][known[row]];
            }
        }
        return new LossRows(
                sample.features(),
                cuts,
                kept,
                Arrays.stream(known).mapToDouble(row -> errors[row]).toArray());
    }

    List<Feature> features() {
        return features;
    }

    LossBins cuts() {
        return cuts;
    }

    BinnedColumns bins() {
        return cuts.columns(cells);
    }

    /** For each column, the prediction's first, each row's bin. Not a copy. */
    byte[][] cells() {
        return cells;
    }

    /** Prediction less truth. Not a copy. */
    double[] errors() {
        return errors;
    }
}
