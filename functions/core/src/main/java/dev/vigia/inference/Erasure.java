package dev.vigia.inference;

import java.util.List;

/** Takes one row's values out of a request, leaving its place. */
public final class Erasure {
    private Erasure() {}

    /**
     * The same rows, where each cell of one row is {@link Cell#ABSENT} and its extras are gone.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static Rows erase(Rows rows, int row) {
        if (row < 0 || row >= rows.size()) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows.size() + ": expected 0 or more, and less");
        }
        List<Column> columns =
                rows.columns().stream().map(column -> erase(column, row)).toList();
        List<Extra> extras =
                rows.extras().stream().filter(extra -> extra.row() != row).toList();
        return new Rows(rows.schema(), rows.size(), columns, extras);
    }

    private static Column erase(Column column, int erased) {
        return switch (column) {
            case NumberColumn numbers -> erase(numbers, erased);
            case TextColumn texts -> erase(texts, erased);
        };
    }

    private static NumberColumn erase(NumberColumn column, int erased) {
        NumberColumn.Builder next = new NumberColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            Cell cell = row == erased ? Cell.ABSENT : column.cell(row);
            switch (cell) {
                case PRESENT -> next.add(column.value(row));
                case NULL, ABSENT -> next.addMissing(cell);
                case ESCAPED -> next.addEscaped(column.escaped(row).orElseThrow());
            }
        }
        return next.build();
    }

    private static TextColumn erase(TextColumn column, int erased) {
        TextColumn.Builder next = new TextColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            Cell cell = row == erased ? Cell.ABSENT : column.cell(row);
            String value = column.value(row);
            switch (cell) {
                case PRESENT -> next.add(value == null ? "" : value);
                case NULL, ABSENT -> next.addMissing(cell);
                case ESCAPED -> next.addEscaped(column.escaped(row).orElseThrow());
            }
        }
        return next.build();
    }
}
