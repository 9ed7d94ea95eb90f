package dev.vigia.local.backtest;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import java.util.ArrayList;
import java.util.List;

/** Some rows of a block. */
final class RowSelection {
    private RowSelection() {}

    /** @param places of the rows, one or more */
    static Rows of(Rows rows, List<Integer> places) {
        if (places.size() == rows.size()) {
            return rows;
        }
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.columns()) {
            columns.add(
                    switch (column) {
                        case NumberColumn numbers -> numbers(numbers, places);
                        case TextColumn texts -> texts(texts, places);
                    });
        }
        return new Rows(rows.schema(), places.size(), columns, List.of());
    }

    private static Column numbers(NumberColumn column, List<Integer> places) {
        NumberColumn.Builder some = new NumberColumn.Builder(places.size());
        for (int row : places) {
            switch (column.cell(row)) {
                case PRESENT -> some.add(column.value(row));
                case ESCAPED -> some.addEscaped(column.escaped(row).orElse(""));
                case NULL, ABSENT -> some.addMissing(column.cell(row));
            }
        }
        return some.build();
    }

    private static Column texts(TextColumn column, List<Integer> places) {
        TextColumn.Builder some = new TextColumn.Builder(places.size());
        for (int row : places) {
            String text = column.value(row);
            switch (column.cell(row)) {
                case PRESENT -> some.add(text == null ? "" : text);
                case ESCAPED -> some.addEscaped(column.escaped(row).orElse(""));
                case NULL, ABSENT -> some.addMissing(column.cell(row));
            }
        }
        return some.build();
    }
}
