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
    private final float[] nearest = new float[RowReference.SAMPLES];
    private final Squares squares;

    RowScorer(RowReference reference) {
        this.reference = reference;
        axes = reference.axes().toArray(new Axis[0]);
        codes = new int[axes.length];
        numbers = new float[axes.length];
        distances = new float[reference.rows()];
        squares = new Squares(axes.length);
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
        squares.clear();
        for (int i = 0; i < axes.length; i++) {
            if (codes[i] == Axis.VALUE) {
                squares.put(numbers[i], axes[i].references());
            }
        }
        squares.addTo(distances);
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
            nearest[sample] = least(sample * size, (sample + 1) * size);
            sum += Math.sqrt(Math.max(0, nearest[sample]));
        }
        return sum;
    }

    /** In four strands, for each comparison waits for the one before it in its strand. */
    private float least(int from, int to) {
        float[] all = distances;
        float a = all[from];
        float b = a;
        float c = a;
        float d = a;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a = all[i] < a ? all[i] : a;
            b = all[i + 1] < b ? all[i + 1] : b;
            c = all[i + 2] < c ? all[i + 2] : c;
            d = all[i + 3] < d ? all[i + 3] : d;
        }
        for (; i < to; i++) {
            a = all[i] < a ? all[i] : a;
        }
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    /** The first reference row of a sample that is nearest to the row scored last. */
    private int nearest(int sample) {
        int row = sample * reference.sampleRows();
        while (distances[row] != nearest[sample]) {
            row++;
        }
        return row;
    }

    /** The parts of the last score by axis, which add up to it (to rounding): of each distance, by squares. */
    double[] contributions() {
        double[] parts = new double[axes.length];
        for (int sample = 0; sample < nearest.length; sample++) {
            int row = nearest(sample);
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
