package dev.vigia.outlier;

import dev.vigia.stats.DecreasingDensity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finite values of a column in rising order, each with the number of rows that it stands for. */
final class WeighedValues {
    private final double[] values;
    /** How many rows have a smaller value, then the number of all: one element more than values. */
    private final double[] below;

    private WeighedValues(double[] values, double[] below) {
        this.values = values;
        this.below = below;
    }

    /** Of some kinds of a sample's rows; empty if none has a finite value. */
    static WeighedValues of(RuleSample sample, int column, int... kinds) {
        double[][] sorted = Arrays.stream(kinds)
                .boxed()
                .flatMap(kind -> values(sample, column, kind))
                .sorted(Comparator.comparingDouble(value -> value[0]))
                .toArray(double[][]::new);
        double[] below = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            below[i + 1] = below[i] + sorted[i][1];
        }
        return new WeighedValues(
                Arrays.stream(sorted).mapToDouble(value -> value[0]).toArray(), below);
    }

    private static Stream<double[]> values(RuleSample sample, int column, int kind) {
        RowTable table = sample.table(kind);
        return IntStream.of(sample.rows(kind))
                .filter(row -> Double.isFinite(table.number(column, row)))
                .mapToObj(row -> new double[] {table.number(column, row), table.weight(row)});
    }

    int size() {
        return values.length;
    }

    double rows() {
        return below[values.length];
    }

    /** Of how many rows of equal weight a share is as exact: (Σw)² / Σw² (Kish); 0 of none. */
    double effectiveRows() {
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += rows(i, i + 1) * rows(i, i + 1);
        }
        return squares == 0 ? 0 : rows() * rows() / squares;
    }

    /** The smallest value with so great a share at or below it; there must be one. */
    double quantile(double share) {
        int place = Arrays.binarySearch(below, 1, values.length, share * rows());
        return values[Math.min(values.length - 1, place < 0 ? -place - 2 : place - 1)];
    }

    /** How many values are not greater. */
    int countUpTo(double value) {
        int from = 0;
        int to = values.length;
        while (from < to) {
            int middle = (from + to) / 2;
            if (values[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The share of rows whose value is not greater. */
    double shareUpTo(double value) {
        return below[countUpTo(value)] / rows();
    }

    /** How far apart values lie that are rounded: a gap of different ones that three in four are as wide as, or wider; 0 without two. */
    double step() {
        double[] gaps = IntStream.range(1, values.length)
                .mapToDouble(i -> values[i] - values[i - 1])
                .filter(gap -> gap > 0)
                .sorted()
                .toArray();
        return gaps.length == 0 ? 0 : gaps[gaps.length / 4];
    }

    double value(int place) {
        return values[place];
    }

    /** How many rows values stand for, from one up to another, which is left out. */
    double rows(int from, int to) {
        return below[to] - below[from];
    }

    /**
     * Whether some of them may have a density that only decreases from a place on.
     *
     * @param side 1: they lie above it, −1: below it
     * @param step how far apart rounded values lie
     */
    boolean mayDecrease(int first, int last, double place, int side, double step) {
        double[] distances = new double[last - first];
        double[] rows = new double[last - first];
        for (int i = first; i < last; i++) {
            int to = side > 0 ? i - first : last - 1 - i;
            distances[to] = Math.max(0, side * (values[i] - place));
            rows[to] = rows(i, i + 1);
        }
        return DecreasingDensity.isPlausible(distances, rows, step);
    }

    /** Kolmogorov's distance from others, moved; 1 if one of them is empty. */
    double distance(WeighedValues others, DoubleUnaryOperator move) {
        if (size() == 0 || others.size() == 0) {
            return 1;
        }
        double most = 0;
        int j = 0;
        double[] moved = Arrays.stream(others.values).map(move).toArray();
        for (int i = 0; i < size(); ) {
            double value = values[i];
            int k = i;
            while (k < size() && values[k] == value) {
                k++;
            }
            while (j < moved.length && moved[j] < value) {
                j++;
            }
            most = Math.max(most, Math.abs(below[i] / rows() - others.below[j] / others.rows()));
            while (j < moved.length && moved[j] == value) {
                j++;
            }
            most = Math.max(most, Math.abs(below[k] / rows() - others.below[j] / others.rows()));
            i = k;
        }
        return most;
    }
}
