package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.stats.PrincipalComponents;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the plane in which a baseline's rows mostly lie, from rows that are not held out; its errors are of those that are. */
final class ReconstructionFit {
    /** So many rows tell a plane of 64 columns within half a per cent of the mean square error. */
    private static final int MOST_ROWS = 20_000;

    private final PairColumns columns;
    private final List<Column> cells;

    private ReconstructionFit(PairColumns columns, List<Column> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** None if fewer than two features vary enough, or no row is held out. */
    static Reconstruction of(PairColumns columns, List<Column> cells, HeldOut rows) {
        if (columns.size() == 0 || rows.heldOut().length == 0) {
            return Reconstruction.NONE;
        }
        ReconstructionFit fit = new ReconstructionFit(columns, cells);
        int[] fitted = Arrays.copyOf(rows.fitted(), Math.min(rows.fitted().length, MOST_ROWS));
        Reconstruction plane = fit.plane(fitted);
        return plane.isEmpty() ? plane : fit.judged(plane, rows.heldOut());
    }

    private Reconstruction plane(int[] rows) {
        List<Standard> standards = IntStream.range(0, columns.size())
                .parallel()
                .mapToObj(i -> standard(i, rows))
                .filter(Standard::takesPart)
                .toList();
        boolean apart = standards.stream().anyMatch(one -> columns.apart(standards.getFirst().column, one.column));
        if (!apart) {
            return Reconstruction.NONE;
        }
        double[][] standardised = new double[rows.length][standards.size()];
        for (int i = 0; i < standards.size(); i++) {
            Standard one = standards.get(i);
            for (int row = 0; row < rows.length; row++) {
                standardised[row][i] = one.value(row);
            }
        }
        return Reconstruction.plane(
                columns,
                standards.stream().mapToInt(one -> one.column).toArray(),
                standards.stream().mapToDouble(one -> one.mean).toArray(),
                standards.stream().mapToDouble(one -> one.deviation).toArray(),
                PrincipalComponents.of(standardised).left());
    }

    /** A column with the mean and deviation of its scores in the rows that are fitted. */
    private static final class Standard {
        private final int column;
        private final int[] scores;
        private final double mean;
        private final double deviation;

        Standard(int column, int[] scores, double sum, double squares) {
            this.column = column;
            this.scores = scores;
            mean = sum / scores.length;
            deviation = Math.sqrt(Math.max(0, squares / scores.length - mean * mean));
        }

        boolean takesPart() {
            return PairColumns.HIGHEST + Math.abs(mean) <= Reconstruction.FARTHEST * deviation;
        }

        double value(int row) {
            return (scores[row] - mean) / deviation;
        }
    }

    private Standard standard(int column, int[] rows) {
        int[] scores = new int[rows.length];
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < rows.length; i++) {
            columns.score(column, cells, rows[i], 1, scores, i);
            sum += scores[i];
            squares += (long) scores[i] * scores[i];
        }
        return new Standard(column, scores, sum, squares);
    }

    private Reconstruction judged(Reconstruction plane, int[] heldOut) {
        PairTally pairs = new PairTally(columns);
        double[] errors = new double[heldOut.length];
        int[] at = {0};
        PairBlock block = new PairBlock(columns, plane);
        PairBlock.Errors kept = (more, size) -> {
            System.arraycopy(more, 0, errors, at[0], size);
            at[0] += size;
        };
        for (int row : heldOut) {
            block.add(cells, row, row + 1, pairs, kept);
        }
        block.flush(pairs, kept);
        Arrays.sort(errors);
        return plane.judgedBy(pairs.sums(), errors);
    }
}
