package dev.vigia.outlier;

import dev.vigia.check.Condition;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.RowReplay;
import dev.vigia.profile.UnusualRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A window's sampled rows beside the baseline's, in which groups are looked for. A feature that moved as a whole is told in the
 * baseline's terms: its values are moved back, and the rows are scored again, so that only rows are unusual that no such move explains.
 * Rows of groups that were found are taken out. Not thread-safe.
 */
final class ToldRows {
    private final Baseline baseline;
    private final UnusualRows own;
    private final UnusualSample window;
    private final RowTable asTheyCame;
    private final RowTable usual;
    private final RowTable ordinary;
    private final Map<Integer, ColumnMove> moves = new HashMap<>();
    private final boolean[] taken;
    private RowTable told;
    private int[] unusual;

    /** @param reference the baseline's reference rows */
    ToldRows(Baseline baseline, UnusualRows own, UnusualSample window, RowTable reference) {
        this.baseline = baseline;
        this.own = own;
        this.window = window;
        asTheyCame = window.table();
        usual = RowTable.of(own.rows()).weighed(own.weight() * window.scored() / heldOut());
        ordinary = reference.weighed((double) window.scored() / reference.rows());
        taken = new boolean[asTheyCame.rows()];
        told = asTheyCame;
        unusual = IntStream.range(0, window.kept(true)).toArray();
    }

    private long heldOut() {
        return baseline.outlierLimit().heldOut();
    }

    /** The rows as they came. */
    RowTable asTheyCame() {
        return asTheyCame;
    }

    /** All rows. */
    RuleSample all() {
        boolean[] isUnusual = new boolean[told.rows()];
        Arrays.stream(unusual).forEach(row -> isUnusual[row] = true);
        int[] others =
                IntStream.range(0, told.rows()).filter(row -> !isUnusual[row]).toArray();
        return RuleSample.of(told, unusual, others, usual, ordinary);
    }

    /** The unusual rows that are not taken, and the baseline's. */
    RuleSample left() {
        int[] left = Arrays.stream(unusual).filter(row -> !taken[row]).toArray();
        return RuleSample.of(told, left, new int[0], usual, ordinary);
    }

    /** Takes out the rows for which a rule holds. */
    void take(Rule rule) {
        for (int row = 0; row < taken.length; row++) {
            taken[row] |= rule.holds(told, row);
        }
    }

    boolean isTaken(int row) {
        return taken[row];
    }

    boolean isMoved(int column) {
        return moves.containsKey(column);
    }

    /** About how many rows of the window are unusual over those that the baseline lets expect. */
    double unusualOver() {
        return all().sum(RuleSample.WINDOW) - (double) own.found() / heldOut() * window.scored();
    }

    /** Moves columns back, and scores the rows again. */
    void move(Map<Integer, ColumnMove> columns) {
        moves.putAll(columns);
        Map<String, DoubleUnaryOperator> byName = new HashMap<>();
        moves.forEach(
                (column, move) -> byName.put(asTheyCame.schema().feature(column).name(), back(column, move)));
        UnusualSample.Retelling retelling = (feature, value) ->
                byName.getOrDefault(feature, DoubleUnaryOperator.identity()).applyAsDouble(value);
        RowReplay replay = RowReplay.of(baseline, Map.of());
        double[] scores = IntStream.of(1, 0)
                .filter(kind -> window.kept(kind == 1) > 0)
                .mapToObj(kind -> window.rows(kind == 1, UnusualSample.MOST, retelling))
                .flatMapToDouble(rows -> Arrays.stream(replay.scores(rows)))
                .toArray();
        unusual = IntStream.range(0, scores.length)
                .filter(row -> scores[row] > own.score())
                .toArray();
        columns.forEach((column, move) -> told = told.with(column, back(column, move)));
    }

    /** Integers stay such: between two of them the baseline has no rows. */
    private DoubleUnaryOperator back(int column, ColumnMove move) {
        return asTheyCame.schema().feature(column).type() == FeatureType.INTEGER
                ? value -> Math.rint(move.back(value))
                : move::back;
    }

    /** A condition on the rows as they came. */
    Condition condition(Box box) {
        Feature feature = asTheyCame.schema().feature(box.column());
        return box instanceof Box.Interval interval && moves.containsKey(box.column())
                ? asItCame(interval).condition(feature)
                : box.condition(feature);
    }

    private Box asItCame(Box.Interval interval) {
        double[] before = sorted(told, interval.column());
        double[] now = sorted(asTheyCame, interval.column());
        int above = (int)
                Arrays.stream(before).filter(value -> value <= interval.above()).count();
        int upTo = (int)
                Arrays.stream(before).filter(value -> value <= interval.upTo()).count();
        return new Box.Interval(
                interval.column(),
                above == 0 ? Double.NEGATIVE_INFINITY : above(now, above),
                upTo == now.length ? Double.POSITIVE_INFINITY : upTo(now, upTo));
    }

    /** A limit with so many values below it; above all of them only infinite ones lie, which have no gap. */
    private static double above(double[] values, int below) {
        return below == values.length ? values[below - 1] : RuleFit.above(values[below - 1], values[below]);
    }

    private static double upTo(double[] values, int below) {
        return below == 0 ? Math.nextDown(values[0]) : RuleFit.upTo(values[below - 1], values[below]);
    }

    private static double[] sorted(RowTable table, int column) {
        return IntStream.range(0, table.rows())
                .mapToDouble(row -> table.number(column, row))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }
}
