package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cells of one feature that a baseline is built from, in places that can be replaced. */
sealed interface KeptColumn {
    /** Puts a cell in a place: a new one at the end, or one that is there. */
    void put(int place, Column column, int row);

    /** The first {@code size} places. */
    default Column toColumn(int size) {
        return some(IntStream.range(0, size).toArray());
    }

    /** Some places, in their order there. */
    Column some(int[] places);

    static KeptColumn of(boolean numeric) {
        return numeric ? new OfNumbers() : new OfTexts();
    }

    /** A cell's state; of a value that is not of the feature's type, escaped. */
    private static Cell state(Column column, int row, boolean ofType) {
        Cell cell = column.cell(row);
        return cell == Cell.PRESENT && !ofType ? Cell.ESCAPED : cell;
    }

    /** Numbers. */
    final class OfNumbers implements KeptColumn {
        private double[] values = new double[1024];
        private Cell[] states = new Cell[1024];

        @Override
        public void put(int place, Column column, int row) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
                states = Arrays.copyOf(states, place * 2);
            }
            boolean ofType = column instanceof NumberColumn;
            states[place] = state(column, row, ofType);
            values[place] = column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
        }

        @Override
        public Column some(int[] places) {
            NumberColumn.Builder column = new NumberColumn.Builder(places.length);
            for (int place : places) {
                switch (states[place]) {
                    case PRESENT -> column.add(values[place]);
                    case NULL, ABSENT -> column.addMissing(states[place]);
                    case ESCAPED -> column.addEscaped("");
                }
            }
            return column.build();
        }
    }

    /** Texts, each different one held once. */
    final class OfTexts implements KeptColumn {
        private @Nullable String[] values = new String[1024];
        private Cell[] states = new Cell[1024];
        private final Map<String, String> held = new HashMap<>();

        @Override
        public void put(int place, Column column, int row) {
            if (place == values.length) {
                values = Arrays.copyOf(values, place * 2);
                states = Arrays.copyOf(states, place * 2);
            }
            @Nullable String text = column instanceof TextColumn texts ? texts.value(row) : null;
            states[place] = state(column, row, text != null);
            values[place] = text == null ? null : held.computeIfAbsent(text, same -> same);
        }

        @Override
        public Column some(int[] places) {
            TextColumn.Builder column = new TextColumn.Builder(places.length);
            for (int place : places) {
                @Nullable String text = values[place];
                switch (states[place]) {
                    case PRESENT -> column.add(text == null ? "" : text);
                    case NULL, ABSENT -> column.addMissing(states[place]);
                    case ESCAPED -> column.addEscaped("");
                }
            }
            return column.build();
        }
    }
}
