package dev.vigia.outlier;

import dev.vigia.check.Advice;
import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.check.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A window's sampled rows outside of all of its groups: whether a feature moved among them too. */
final class RowsBesideGroups {
    private static final int LEAST_ROWS = 50;
    /** The share of a move that may be the groups'. */
    private static final double MOST_OF_GROUPS = 0.25;

    private static final double ERRORS = 2;
    private static final double LEAST_ERRORS = 3;

    private final RowTable table;
    private final int[] rows;

    private RowsBesideGroups(RowTable table, int[] rows) {
        this.table = table;
        this.rows = rows;
    }

    static RowsBesideGroups of(UnusualSample window, List<Group> groups) {
        RowTable table = window.table();
        List<List<Box>> rules = groups.stream()
                .map(group -> boxes(group.conditions(), table))
                .filter(boxes -> !boxes.isEmpty())
                .toList();
        return new RowsBesideGroups(
                table,
                IntStream.range(0, table.rows())
                        .filter(row -> rules.stream()
                                .noneMatch(boxes -> boxes.stream().allMatch(box -> box.holds(table, row))))
                        .toArray());
    }

    private static List<Box> boxes(List<Condition> conditions, RowTable table) {
        return conditions.stream()
                .map(condition -> Box.of(condition, table.schema()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Whether these rows moved by three standard errors or more, and the mean and the deviation that are proposed for a number are theirs, but
     * for a quarter of the move and two standard errors; false where fewer than fifty rows have a value, or none are proposed.
     */
    boolean moved(Advice advice) {
        Map<String, Double> scaler = advice.scalers().getOrDefault("StandardScaler", Map.of());
        double mean = scaler.getOrDefault("mean_", Double.NaN);
        double scale = scaler.getOrDefault("scale_", Double.NaN);
        Statistics was = advice.baseline();
        OptionalInt column = table.schema().position(advice.feature());
        if (was == null || was.mean() == null || was.deviation() == null || column.isEmpty()) {
            return false;
        }
        Sums sums = new Sums(column.getAsInt());
        return sums.values >= LEAST_ROWS
                && sums.areMoved(was.mean(), was.deviation())
                && Math.abs(mean - sums.mean())
                        <= MOST_OF_GROUPS * Math.abs(mean - was.mean()) + ERRORS * sums.meanError()
                && Math.abs(Math.log(scale / sums.deviation()))
                        <= MOST_OF_GROUPS * Math.abs(Math.log(scale / was.deviation())) + ERRORS * sums.logScaleError();
    }

    /** Weighed moments of a column. */
    private final class Sums {
        private int values;
        private double weight;
        private double squaredWeights;
        private double first;
        private double second;
        private double fourth;

        Sums(int column) {
            int[] finite = table.isNumber(column)
                    ? IntStream.of(rows)
                            .filter(row -> Double.isFinite(table.number(column, row)))
                            .toArray()
                    : new int[0];
            values = finite.length;
            for (int row : finite) {
                weight += table.weight(row);
                squaredWeights += table.weight(row) * table.weight(row);
                first += table.weight(row) * table.number(column, row);
            }
            for (int row : finite) {
                double square = Math.pow(table.number(column, row) - mean(), 2);
                second += table.weight(row) * square;
                fourth += table.weight(row) * square * square;
            }
        }

        double mean() {
            return first / weight;
        }

        double deviation() {
            return Math.sqrt(second / weight);
        }

        /** Kish's. */
        private double effectiveRows() {
            return weight * weight / squaredWeights;
        }

        boolean areMoved(double mean, double deviation) {
            return Math.abs(mean() - mean) > LEAST_ERRORS * meanError()
                    || Math.abs(Math.log(deviation() / deviation)) > LEAST_ERRORS * logScaleError();
        }

        double meanError() {
            return deviation() / Math.sqrt(effectiveRows());
        }

        /** By the kurtosis. */
        double logScaleError() {
            return Math.sqrt(Math.max(0, fourth * weight / (second * second) - 1) / 4 / effectiveRows());
        }
    }
}
