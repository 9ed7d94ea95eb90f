package dev.vigia.outlier;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cells of some rows by column, as rules read them: a number, NaN where it is missing, or a text, null where it is; and how many rows each stands for. Numbers are those of a float,
 * as a baseline keeps them: so equal ones are equal, and a limit lies between the same rows. */
final class RowTable {
    private final Schema schema;
    private final int rows;
    private final double[][] numbers;
    private final @Nullable String[][] texts;

    private final double[] weights;

    private RowTable(Schema schema, int rows, double[] weights) {
        this.schema = schema;
        this.rows = rows;
        this.weights = weights;
        numbers = new double[schema.size()][];
        texts = new String[schema.size()][];
    }

    private static RowTable of(Schema schema, int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return new RowTable(schema, rows, weights);
    }

    /** The same rows, each standing for so many. */
    RowTable weighed(double weight) {
        double[] all = new double[rows];
        Arrays.fill(all, weight);
        return weighed(all);
    }

    /** The same by row. */
    RowTable weighed(double[] by) {
        return copy(by.clone());
    }

    private RowTable copy(double[] by) {
        RowTable other = new RowTable(schema, rows, by);
        System.arraycopy(numbers, 0, other.numbers, 0, numbers.length);
        System.arraycopy(texts, 0, other.texts, 0, texts.length);
        return other;
    }

    /** How many rows a row stands for, 1 unless it was weighed. */
    double weight(int row) {
        return weights[row];
    }

    static RowTable of(Rows rows) {
        RowTable table = of(rows.schema(), rows.size());
        for (int i = 0; i < rows.schema().size(); i++) {
            table.take(i, rows.column(i));
        }
        return table;
    }

    /** @param cells a Double, a String or nothing for each feature of the schema, row by row */
    static RowTable of(Schema schema, List<List<Optional<Object>>> cells) {
        RowTable table = of(schema, cells.size());
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            if (schema.feature(i).type().isNumeric()) {
                table.numbers[i] = cells.stream()
                        .mapToDouble(row -> row.get(column).orElse(null) instanceof Double value
                                ? (float) (double) value
                                : Double.NaN)
                        .toArray();
            } else {
                table.texts[i] = cells.stream()
                        .map(row -> row.get(column).orElse(null) instanceof String text ? text : null)
                        .toArray(String[]::new);
            }
        }
        return table;
    }

    private void take(int place, Column column) {
        switch (column) {
            case NumberColumn all -> {
                numbers[place] = new double[rows];
                for (int row = 0; row < rows; row++) {
                    numbers[place][row] = all.cell(row) == Cell.PRESENT ? (float) all.value(row) : Double.NaN;
                }
            }
            case TextColumn all -> {
                texts[place] = new String[rows];
                for (int row = 0; row < rows; row++) {
                    texts[place][row] = all.value(row);
                }
            }
        }
    }

    Schema schema() {
        return schema;
    }

    int rows() {
        return rows;
    }

    boolean isNumber(int column) {
        return schema.feature(column).type().isNumeric();
    }

    /** With other numbers in a column; missing ones stay so. */
    RowTable with(int column, DoubleUnaryOperator move) {
        RowTable other = copy(weights);
        other.numbers[column] = Arrays.stream(numbers[column]).map(move).toArray();
        return other;
    }

    /** NaN if missing. */
    double number(int column, int row) {
        return numbers[column][row];
    }

    /** Null if missing. */
    @Nullable String text(int column, int row) {
        return texts[column][row];
    }
}
