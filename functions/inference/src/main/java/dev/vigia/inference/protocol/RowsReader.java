package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.Extra;
import dev.vigia.inference.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builds rows from {@code [{feature: value, …}, …]}, straight into columns. */
final class RowsReader {
    private final RowLayout layout;
    private final byte[] body;
    private final int base;
    private final List<ColumnReader> columns = new ArrayList<>();
    private final List<Extra> extras = new ArrayList<>();
    private int rows;

    /** @param base where in the body the input of the parser begins */
    RowsReader(RowLayout layout, byte[] body, int base, int expectedRows) {
        this.layout = layout;
        this.body = body;
        this.base = base;
        layout.schema().features().forEach(f -> columns.add(new ColumnReader(f.type(), expectedRows)));
    }

    /** Reads an array of instances at the parser. */
    void instances(JsonParser json) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "instances", "an array of objects");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Json.require(
                    json.currentToken() == JsonToken.START_OBJECT,
                    "instances[" + rows + "]",
                    "an object {feature: value, …}");
            Limits.requireRows(rows + 1L, layout.schema().size());
            instance(json);
        }
        Json.require(rows > 0, "instances", "one instance or more");
    }

    private void instance(JsonParser json) throws IOException {
        int row = rows++;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            int position = layout.input(name);
            if (position >= 0) {
                column(position, row).add(json, body, base);
            } else {
                extra(row, name, json, base);
            }
        }
    }

    /** A column that is filled up to a row. */
    ColumnReader column(int position, int row) {
        ColumnReader column = columns.get(position);
        while (column.size() < row) {
            column.addMissing(Cell.ABSENT);
        }
        return column;
    }

    void extra(int row, String name, JsonParser json, int base) throws IOException {
        extras.add(new Extra(row, name, Json.raw(json, body, base)));
    }

    ColumnReader column(int position) {
        return columns.get(position);
    }

    /** Says how many rows there are, where they came by column. */
    void rows(int count) {
        rows = count;
    }

    int rows() {
        return rows;
    }

    /** What was not sent is absent, predictions too. */
    Rows build() {
        extras.sort(Comparator.comparingInt(Extra::row));
        List<Column> built = columns.stream().map(c -> c.build(rows)).toList();
        return new Rows(layout.schema(), rows, built, extras);
    }
}
