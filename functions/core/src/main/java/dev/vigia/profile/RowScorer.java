package dev.vigia.profile;

import dev.vigia.inference.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores rows against a reference, some at once. Column by column over all reference rows, so that the loops are
 * vectorised and sums are the same everywhere; a row's score does not hang on the rows beside it. Not thread-safe.
 */
final class RowScorer {
    /** So many rows at once. */
    static final int MOST = 64;

    private static final int PART = 2048;

    private final RowReference reference;
    private final Axis[] axes;
    /** By axis and row. */
    private final int[][] codes;

    private final float[][] numbers;
    /** Whether each of a row's numbers is one. */
    private final boolean[] whole = new boolean[MOST];

    private final Distances distances;
    private final Distances others;
    private final Squares squares;

    RowScorer(RowReference reference) {
        this.reference = reference;
        axes = reference.axes().toArray(new Axis[0]);
        codes = new int[axes.length][MOST];
        numbers = new float[axes.length][MOST];
        distances = new Distances(reference.rows());
        others = new Distances(reference.rows());
        squares = new Squares(axes.length);
    }

    /** The scores of many rows, by as many threads as there are. */
    static double[] scores(RowReference reference, List<Column> cells, int[] rows) {
        return IntStream.range(0, Math.ceilDiv(rows.length, PART))
                .parallel()
                .mapToObj(part -> Arrays.copyOfRange(rows, part * PART, Math.min(rows.length, (part + 1) * PART)))
                .flatMapToDouble(part -> Arrays.stream(new RowScorer(reference).score(cells, part)))
                .toArray();
    }

    /**
     * The scores of rows, 0 or more, finite.
     *
     * @param cells the columns that are counted, in their order
     */
    double[] score(List<Column> cells, int[] rows) {
        double[] scores = new double[rows.length];
        for (int from = 0; from < rows.length; from += MOST) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + MOST));
            System.arraycopy(scoreSome(cells, some), 0, scores, from, some.length);
        }
        return scores;
    }

    /** The same of at most {@value #MOST} rows, whose {@link #contributions} can be asked for after it. */
    double[] scoreSome(List<Column> cells, int[] rows) {
        double[] scores = new double[rows.length];
        read(cells, rows);
        int size = rows.length;
        int row = 0;
        while (row < size) {
            boolean two = row + 1 < size && whole[row] && whole[row + 1];
            if (two) {
                measure(row, row + 1);
                scores[row + 1] = sumOfNearest(others);
            } else {
                measure(row);
            }
            scores[row] = sumOfNearest(distances);
            row += two ? 2 : 1;
        }
        return scores;
    }

    private void read(List<Column> cells, int[] rows) {
        Arrays.fill(whole, true);
        for (int i = 0; i < axes.length; i++) {
            Axis axis = axes[i];
            Column column = cells.get(axis.column());
            axis.read(column, rows, codes[i], numbers[i]);
            if (axis.references().length > 0) {
                for (int row = 0; row < rows.length; row++) {
                    whole[row] &= codes[i][row] == Axis.VALUE;
                }
            }
        }
    }

    private void measure(int row) {
        start(row, distances);
        squares.clear();
        for (int i = 0; i < axes.length; i++) {
            if (codes[i][row] == Axis.VALUE) {
                squares.put(numbers[i][row], 0, axes[i].references());
            }
        }
        squares.addTo(distances.squares());
    }

    private void measure(int row, int other) {
        start(row, distances);
        start(other, others);
        squares.clear();
        for (int i = 0; i < axes.length; i++) {
            if (codes[i][row] == Axis.VALUE) {
                squares.put(numbers[i][row], numbers[i][other], axes[i].references());
            }
        }
        squares.addTo(distances.squares(), others.squares());
    }

    private void start(int row, Distances target) {
        float most = 0;
        for (int i = 0; i < axes.length; i++) {
            most += axes[i].weight(codes[i][row]);
        }
        target.start(most);
        for (int i = 0; i < axes.length; i++) {
            int code = codes[i][row];
            if (code != Axis.VALUE) {
                axes[i].nearer(code, target);
            }
        }
    }

    private double sumOfNearest(Distances target) {
        double sum = 0;
        int size = reference.sampleRows();
        for (int sample = 0; sample < RowReference.SAMPLES; sample++) {
            sum += Math.sqrt(target.least(sample * size, (sample + 1) * size));
        }
        return sum;
    }

    /** Whether a reference row has the cells of the one row that was scored last. */
    boolean isEqualToSome() {
        return IntStream.range(0, RowReference.SAMPLES).anyMatch(this::isEqualIn);
    }

    private boolean isEqualIn(int sample) {
        int size = reference.sampleRows();
        return distances.least(sample * size, (sample + 1) * size) == 0;
    }

    /** Of each sample the first reference row that has the cells of the one row scored last, those passed over apart. */
    int[] equalRows(boolean[] passed) {
        return IntStream.range(0, RowReference.SAMPLES)
                .map(sample -> equalRow(sample, passed))
                .filter(row -> row >= 0)
                .toArray();
    }

    private int equalRow(int sample, boolean[] passed) {
        int size = reference.sampleRows();
        float[] squares = distances.squares();
        for (int row = sample * size; row < (sample + 1) * size; row++) {
            if (squares[row] == 0 && !passed[row]) {
                return row;
            }
        }
        return -1;
    }

    /** The parts by axis of the score of a row, by its place among those scored last, which add up to it (to rounding): of each distance, by squares. */
    double[] contributions(int row) {
        measure(row);
        double[] parts = new double[axes.length];
        int size = reference.sampleRows();
        for (int sample = 0; sample < RowReference.SAMPLES; sample++) {
            int from = sample * size;
            int nearest = distances.first(from, distances.least(from, from + size));
            double square = 0;
            for (int i = 0; i < axes.length; i++) {
                square += axes[i].square(codes[i][row], numbers[i][row], nearest);
            }
            for (int i = 0; i < axes.length && square > 0; i++) {
                parts[i] += axes[i].square(codes[i][row], numbers[i][row], nearest) / Math.sqrt(square);
            }
        }
        return parts;
    }
}
