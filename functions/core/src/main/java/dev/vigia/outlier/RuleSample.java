package dev.vigia.outlier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows that rules are judged on, of four kinds: unusual rows of the window, unusual rows of the baseline, rows of the
 * baseline as they come, and the window's other rows; and the rows of each that are still looked at. Each row stands for as many
 * rows of the window as its weight says.
 */
final class RuleSample {
    /** The kinds of rows. */
    static final int WINDOW = 0;

    static final int BASELINE = 1;
    static final int ORDINARY = 2;
    static final int OTHERS = 3;
    static final int KINDS = 4;
    private static final double LEAST_RATIO = 3;

    private final RowTable[] tables;
    private final int[][] rows;

    private RuleSample(RowTable[] tables, int[][] rows) {
        this.tables = tables;
        this.rows = rows;
    }

    /**
     * Of weighed tables.
     *
     * @param window rows of the window, of which some are unusual, and some others
     * @param baseline its unusual rows, weighed by the numbers of rows that were scored here and held out there
     * @param ordinary the baseline's rows as they come
     */
    static RuleSample of(RowTable window, int[] unusual, int[] others, RowTable baseline, RowTable ordinary) {
        return new RuleSample(
                new RowTable[] {window, baseline, ordinary, window},
                new int[][] {unusual.clone(), all(baseline), all(ordinary), others.clone()});
    }

    private static int[] all(RowTable table) {
        return IntStream.range(0, table.rows()).toArray();
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

    /** About how many rows of the window those of a kind stand for. */
    double sum(int kind) {
        return Arrays.stream(rows[kind]).mapToDouble(tables[kind]::weight).sum();
    }

    /** Those rows for which a condition holds. */
    RuleSample where(Box box) {
        int[][] held = new int[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            held[kind] = rows(kind, box::holds);
        }
        return new RuleSample(tables, held);
    }

    /** Those rows for which a rule does not hold. */
    RuleSample outside(Rule rule) {
        int[][] held = new int[KINDS][];
        for (int kind = 0; kind < KINDS; kind++) {
            held[kind] = rows(kind, (table, row) -> !rule.holds(table, row));
        }
        return new RuleSample(tables, held);
    }

    /** Without the window's rows that are not unusual. */
    RuleSample unusual() {
        int[][] held = rows.clone();
        held[OTHERS] = new int[0];
        return new RuleSample(tables, held);
    }

    private int[] rows(int kind, Holding condition) {
        RowTable table = tables[kind];
        return Arrays.stream(rows[kind])
                .filter(row -> condition.holds(table, row))
                .toArray();
    }

    private interface Holding {
        boolean holds(RowTable table, int row);
    }

    /** About how many rows of the window these are. */
    double seen() {
        return sum(WINDOW) + sum(OTHERS);
    }

    /**
     * About how many of as many rows the baseline lets expect: its rows as they come are too few to show what is rare there, its
     * unusual ones do not show what is not.
     */
    double expected() {
        return Math.max(sum(ORDINARY), sum(BASELINE));
    }

    /**
     * The window's rows less three times those that the baseline lets expect: a place adds to it where most of the rows are new by a
     * margin, for what the baseline has there is known of few rows.
     */
    double surplus() {
        return surplus(IntStream.range(0, KINDS).mapToDouble(this::sum).toArray());
    }

    /** The same of so many rows of each kind. */
    double surplus(double[] sums) {
        return sums[WINDOW] + sums[OTHERS] - LEAST_RATIO * Math.max(sums[ORDINARY], sums[BASELINE]);
    }

    /** How well these rows stand out, in nats. */
    double evidence() {
        return evidence(IntStream.range(0, KINDS).mapToDouble(this::sum).toArray());
    }

    /**
     * The log likelihood ratio of a Poisson count of rows against what the baseline lets expect in the same
     * place, half an unusual row at least; 0 where they are not more.
     *
     * @param sums of the weights of each kind's rows
     */
    double evidence(double[] sums) {
        double seen = sums[WINDOW] + sums[OTHERS];
        double half = tables[BASELINE].rows() > 0 ? 0.5 * tables[BASELINE].weight(0) : 0.5;
        double expected = half + sums[BASELINE] + sums[ORDINARY];
        return seen > expected ? seen * Math.log(seen / expected) - (seen - expected) : 0;
    }
}
