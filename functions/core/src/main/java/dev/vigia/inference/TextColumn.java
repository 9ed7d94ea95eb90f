package dev.vigia.inference;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of texts: categories, texts and timestamps as they were sent. */
public final class TextColumn implements Column {
    private final @Nullable String[] values;
    private final CellStates states;

    TextColumn(@Nullable String[] values, CellStates states) {
        if (values.length != states.size()) {
            throw new IllegalArgumentException(
                    values.length + " values for " + states.size() + " cells: expected as many");
        }
        this.values = values;
        this.states = states;
    }

    /** A column in which every cell is present. The array is copied. */
    public static TextColumn of(String... values) {
        return new TextColumn(Arrays.copyOf(values, values.length), CellStates.present(values.length));
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Cell cell(int row) {
        return states.cell(row);
    }

    /** The text of a present cell; null where the cell is not present. */
    public @Nullable String value(int row) {
        return values[row];
    }

    @Override
    public Optional<String> escaped(int row) {
        return states.escaped(row);
    }

    CellStates states() {
        return states;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextColumn that && Arrays.equals(values, that.values) && states.equals(that.states);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + states.hashCode();
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "TextColumn[" + values.length + " rows]";
    }

    /** Builds a column cell by cell. Not thread-safe. */
    public static final class Builder {
        private @Nullable String[] values;
        private final CellStates.Builder states;

        public Builder(int expectedRows) {
            values = new String[Math.max(4, expectedRows)];
            states = new CellStates.Builder(expectedRows);
        }

        public Builder add(String value) {
            push(value);
            states.add(Cell.PRESENT);
            return this;
        }

        /** Adds a cell without a value: {@link Cell#NULL} or {@link Cell#ABSENT}. */
        public Builder addMissing(Cell cell) {
            if (!cell.isMissing()) {
                throw new IllegalArgumentException("cell " + cell + ": expected NULL or ABSENT");
            }
            push(null);
            states.add(cell);
            return this;
        }

        public Builder addEscaped(String json) {
            push(null);
            states.escape(json);
            return this;
        }

        private void push(@Nullable String value) {
            int size = states.size();
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size] = value;
        }

        public int size() {
            return states.size();
        }

        public TextColumn build() {
            return new TextColumn(Arrays.copyOf(values, states.size()), states.build());
        }
    }
}
