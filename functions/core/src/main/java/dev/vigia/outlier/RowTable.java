package dev.vigia.outlier;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cells of some rows by column, as rules read them: a number, NaN where it is missing, or a text, null where it is. */
final class RowTable {
    private final Schema schema;
    private final int rows;
    private final double[][] numbers;
    private final @Nullable String[][] texts;

    private RowTable(Schema schema, int rows) {
        this.schema = schema;
        this.rows = rows;
        numbers = new double[schema.size()][];
        texts = new String[schema.size()][];
    }

    static RowTable of(Rows rows) {
        RowTable table = new RowTable(rows.schema(), rows.size());
        for (int i = 0; i < rows.schema().size(); i++) {
            table.take(i, rows.column(i));
        }
        return table;
    }

    /** @param cells a Double, a String or nothing for each feature of the schema, row by row */
    static RowTable of(Schema schema, List<List<Optional<Object>>> cells) {
        RowTable table = new RowTable(schema, cells.size());
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            if (schema.feature(i).type().isNumeric()) {
                table.numbers[i] = cells.stream()
                        .mapToDouble(row -> row.get(column).orElse(null) instanceof Double value ? value : Double.NaN)
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
                    numbers[place][row] = all.cell(row) == Cell.PRESENT ? all.value(row) : Double.NaN;
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

    /** NaN if missing. */
    double number(int column, int row) {
        return numbers[column][row];
    }

    /** Null if missing. */
    @Nullable String text(int column, int row) {
        return texts[column][row];
    }
}
