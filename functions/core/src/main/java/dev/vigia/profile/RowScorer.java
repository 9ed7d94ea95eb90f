package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.Arrays;
import java.util.List;

/**
 * Scores one row after another against a reference. Column by column over all reference rows, so that the loops are
 * vectorised and sums are the same everywhere. Not thread-safe.
 */
final class RowScorer {
    private final RowReference reference;
    private final Axis[] axes;
    private final int[] codes;
    private final float[] numbers;
    private final float[] distances;
    private final int[] nearest = new int[RowReference.SAMPLES];

    RowScorer(RowReference reference) {
        this.reference = reference;
        axes = reference.axes().toArray(new Axis[0]);
        codes = new int[axes.length];
        numbers = new float[axes.length];
        distances = new float[reference.rows()];
    }

    /**
     * The score of a row, 0 or more, finite.
     *
     * @param cells the columns that are counted, in their order
     */
    double score(List<Column> cells, int row) {
        float base = 0;
        for (int i = 0; i < axes.length; i++) {
            Column column = cells.get(axes[i].column());
            codes[i] = axes[i].code(column, row);
            numbers[i] = codes[i] == Axis.VALUE ? axes[i].number(column, row) : 0;
            base += axes[i].weight(codes[i]);
        }
        Arrays.fill(distances, base);
        for (int i = 0; i < axes.length; i++) {
            if (codes[i] != Axis.VALUE) {
                subtract(axes[i].weight(codes[i]), axes[i].equal(codes[i]));
            }
        }
        for (int i = 0; i < axes.length; i++) {
            if (codes[i] == Axis.VALUE) {
                axes[i].addSquares(numbers[i], distances);
            }
        }
        return sumOfNearest();
    }

    private void subtract(float weight, int[] rows) {
        for (int row : rows) {
            distances[row] -= weight;
        }
    }

    private double sumOfNearest() {
        double sum = 0;
        int size = reference.sampleRows();
        for (int sample = 0; sample < nearest.length; sample++) {
            int best = sample * size;
            for (int i = best + 1; i < (sample + 1) * size; i++) {
                best = distances[i] < distances[best] ? i : best;
            }
            nearest[sample] = best;
            sum += Math.sqrt(Math.max(0, distances[best]));
        }
        return sum;
    }

    /** The parts of the last score by axis, which add up to it (to rounding): of each distance, by squares. */
    double[] contributions() {
        double[] parts = new double[axes.length];
        for (int row : nearest) {
            double square = 0;
            for (int i = 0; i < axes.length; i++) {
                square += axes[i].square(codes[i], numbers[i], row);
            }
            for (int i = 0; i < axes.length && square > 0; i++) {
                parts[i] += axes[i].square(codes[i], numbers[i], row) / Math.sqrt(square);
            }
        }
        return parts;
    }
}
