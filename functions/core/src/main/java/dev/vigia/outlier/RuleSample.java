package dev.vigia.outlier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that rules are judged on, of three kinds: unusual rows of the window, unusual rows of the baseline, and rows
 * of the baseline as they come; and the rows of each that are still looked at.
 */
final class RuleSample {
    /** The kinds of rows. */
    static final int WINDOW = 0;

    static final int BASELINE = 1;
    static final int ORDINARY = 2;

    private final RowTable[] tables;
    private final int[][] rows;
    private final Weights weights;

    /**
     * How many rows of the window a row of each kind stands for.
     *
     * @param window of an unusual row of the window, 1 or more if they are a sample
     * @param baseline of one of the baseline, by the numbers of rows that were scored here and held out there
     * @param ordinary of a row of the baseline as it comes
     */
    record Weights(double window, double baseline, double ordinary) {}

    private RuleSample(RowTable[] tables, int[][] rows, Weights weights) {
        this.tables = tables;
        this.rows = rows;
        this.weights = weights;
    }

    static RuleSample of(RowTable window, RowTable baseline, RowTable ordinary, Weights weights) {
        RowTable[] tables = {window, baseline, ordinary};
        int[][] all = Arrays.stream(tables)
                .map(table -> IntStream.range(0, table.rows()).toArray())
                .toArray(int[][]::new);
        return new RuleSample(tables, all, weights);
    }

    RowTable table(int kind) {
        return tables[kind];
    }

    int[] rows(int kind) {
        return rows[kind];
    }

    int count(int kind) {
        return rows[kind].length;
    }

    Weights weights() {
        return weights;
    }

    /** Those rows for which a condition holds. */
    RuleSample where(Box box) {
        int[][] held = new int[tables.length][];
        for (int kind = 0; kind < held.length; kind++) {
            RowTable table = tables[kind];
            held[kind] = Arrays.stream(rows[kind])
                    .filter(row -> box.holds(table, row))
                    .toArray();
        }
        return new RuleSample(tables, held, weights);
    }

    /** Those unusual rows of the window for which a rule does not hold; the others as they are. */
    RuleSample without(Rule rule) {
        int[][] held = rows.clone();
        held[WINDOW] = Arrays.stream(rows[WINDOW])
                .filter(row -> rule.boxes().stream().anyMatch(box -> !box.holds(tables[WINDOW], row)))
                .toArray();
        return new RuleSample(tables, held, weights);
    }

    /** How well these rows stand out, in nats. */
    double evidence() {
        return evidence(count(WINDOW), count(BASELINE), count(ORDINARY));
    }

    /**
     * The log likelihood ratio of a Poisson count of unusual rows against what the baseline lets expect in the same
     * place; 0 where they are not more.
     */
    double evidence(double window, double baseline, double ordinary) {
        double seen = window * weights.window;
        double expected = (baseline + 0.5) * weights.baseline + ordinary * weights.ordinary;
        return seen > expected ? seen * Math.log(seen / expected) - (seen - expected) : 0;
    }
}
