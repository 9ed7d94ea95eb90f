package dev.vigia.multivariate;

import dev.vigia.stats.PrincipalComponents;
import dev.vigia.stats.TwoSampleCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far rows are from the plane in which the baseline's rows mostly lie ({@link PrincipalComponents} of its columns'
 * correlations).
 *
 * <p>The components are of one part of the baseline's rows; the errors of the others are compared with the window's, as
 * STATISTICS.md says: whatever is fitted is judged on rows that it was not fitted on. A missing cell is at the mean.
 *
 * @param counts how many rows of each sample have errors in each of up to {@value #CELLS} cells, from small to large
 * @param components how many there are
 * @param before the median error in the baseline
 * @param after that in the window
 */
record ReconstructionError(TwoSampleCounts counts, int components, double before, double after) {
    private static final int CELLS = 200;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS = 3_000;
    private static final int ENOUGH = 1_500;

    /** Empty if fewer than {@code leastRows} baseline rows can be held out, or fewer than two columns vary. */
    static Optional<ReconstructionError> of(Pooled pooled, List<Score> scores, int leastRows, long seed) {
        int[] order = shuffled(pooled.baselineRows(), seed);
        int fitted = Math.max(0, Math.min(order.length - leastRows, Math.min(order.length / 2, ENOUGH)));
        int[] learned = Arrays.copyOf(order, fitted);
        int[] heldOut = Arrays.copyOfRange(order, fitted, Math.min(order.length, fitted + MOST_ROWS));
        List<Standard> columns = columns(scores, learned);
        if (heldOut.length < leastRows || columns.size() < 2) {
            return Optional.empty();
        }
        int[] window = Arrays.copyOf(shuffled(pooled.windowRows(), seed + 1), Math.min(pooled.windowRows(), MOST_ROWS));
        for (int i = 0; i < window.length; i++) {
            window[i] += pooled.baselineRows();
        }
        PrincipalComponents components = PrincipalComponents.of(rows(columns, learned));
        double[] before = components.errors(rows(columns, heldOut));
        double[] after = components.errors(rows(columns, window));
        return Optional.of(
                new ReconstructionError(counts(before, after), components.kept(), median(before), median(after)));
    }

    private static int[] shuffled(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** A column with its mean and deviation in the rows that are fitted. */
    private record Standard(Score score, Moments moments) {
        double value(int row) {
            double value = score.values()[row];
            return Double.isNaN(value) ? 0 : (value - moments.mean()) / moments.deviation();
        }
    }

    /** The columns that vary in the rows; of too many, some that are evenly spread. */
    private static List<Standard> columns(List<Score> scores, int[] rows) {
        int every = Math.max(1, (scores.size() + MOST_COLUMNS - 1) / MOST_COLUMNS);
        List<Standard> columns = new ArrayList<>();
        for (int i = 0; i < scores.size(); i += every) {
            double[] present = present(scores.get(i).values(), rows);
            Moments moments = Moments.of(present, 0, present.length);
            if (moments.deviation() > 0) {
                columns.add(new Standard(scores.get(i), moments));
            }
        }
        return columns;
    }

    private static double[] present(double[] values, int[] rows) {
        double[] present = new double[rows.length];
        int size = 0;
        for (int row : rows) {
            if (!Double.isNaN(values[row])) {
                present[size++] = values[row];
            }
        }
        return Arrays.copyOf(present, size);
    }

    /** Row by row. */
    private static double[][] rows(List<Standard> columns, int[] places) {
        double[][] rows = new double[places.length][columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            for (int i = 0; i < places.length; i++) {
                rows[i][column] = columns.get(column).value(places[i]);
            }
        }
        return rows;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static TwoSampleCounts counts(double[] before, double[] after) {
        double[] both = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, both, before.length, after.length);
        double[] ranks = Pooled.ranks(both);
        long[] baseline = new long[CELLS];
        long[] window = new long[CELLS];
        for (int i = 0; i < ranks.length; i++) {
            (i < before.length ? baseline : window)[(int) (ranks[i] * CELLS)]++;
        }
        return TwoSampleCounts.of(baseline, window);
    }
}
