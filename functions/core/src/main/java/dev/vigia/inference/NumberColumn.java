package dev.vigia.inference;

import java.util.Arrays;
import java.util.Optional;

/**
 * A column of doubles: numbers, integers, and booleans as 0 and 1. NaN and infinities are values like others, as
 * binary tensors can send them. Where a cell is not {@link Cell#PRESENT}, its value is NaN.
 */
public final class NumberColumn implements Column {
    private final double[] values;
    private final CellStates states;

    NumberColumn(double[] values, CellStates states) {
        if (values.length != states.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + states.size() + " cells: expected as many");
        }
        this.values = values;
        this.states = states;
    }

    /** A column in which every cell is present. The array is copied. */
    public static NumberColumn of(double... values) {
        return new NumberColumn(values.clone(), CellStates.present(values.length));
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Cell cell(int row) {
        return states.cell(row);
    }

    /** Whether every cell is present: then {@link #copyTo} gives all there is. */
    public boolean allPresent() {
        return states.allPresent();
    }

    /** Copies the values of some rows to the beginning of an array. */
    public void copyTo(double[] target, int from, int size) {
        System.arraycopy(values, from, target, 0, size);
    }

    /** The value of a present cell; NaN where the cell is not present (or is a NaN that was sent). */
    public double value(int row) {
        return values[row];
    }

    @Override
    public Optional<String> escaped(int row) {
        return states.escaped(row);
    }

    CellStates states() {
        return states;
    }

    /** Equal to the bit, so that −0 differs from 0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NumberColumn that && Arrays.equals(values, that.values) && states.equals(that.states);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + states.hashCode();
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "NumberColumn[" + values.length + " rows]";
    }

    /** Builds a column cell by cell. Not thread-safe. */
    public static final class Builder {
        private double[] values;
        private final CellStates.Builder states;

        public Builder(int expectedRows) {
            values = new double[Math.max(4, expectedRows)];
            states = new CellStates.Builder(expectedRows);
        }

        public Builder add(double value) {
            push(value);
            states.add(Cell.PRESENT);
            return this;
        }

        /** Adds a cell without a value: {@link Cell#NULL} or {@link Cell#ABSENT}. */
        public Builder addMissing(Cell cell) {
            if (!cell.isMissing()) {
                throw new IllegalArgumentException("cell " + cell + ": expected NULL or ABSENT");
            }
            push(Double.NaN);
            states.add(cell);
            return this;
        }

        public Builder addEscaped(String json) {
            push(Double.NaN);
            states.escape(json);
            return this;
        }

        private void push(double value) {
            int size = states.size();
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size] = value;
        }

        public int size() {
            return states.size();
        }

        public NumberColumn build() {
            return new NumberColumn(Arrays.copyOf(values, states.size()), states.build());
        }
    }
}
