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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Builds rows from instances, straight into columns. An instance is {@code {feature: value, …}}; or the values of all
 * features in the schema's order, as {@code [value, …]} or {@code {"features": [value, …]}}, or
 * the value alone where there is one feature.
 */
final class RowsReader {
    private final RowLayout layout;
    private final byte[] body;
    private final int base;
    private final List<ColumnReader> columns = new ArrayList<>();
    private final List<Extra> extras = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
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
            instance(json);
        }
        Json.require(rows > 0, "instances", "one instance or more");
    }

    /** Reads the instance at the parser. */
    void instance(JsonParser json) throws IOException {
        Limits.requireRows(rows + 1L, layout.schema().size());
        switch (json.currentToken()) {
            case START_OBJECT -> byName(json);
            case START_ARRAY -> inOrder(json, rows++);
            default -> {
                boolean alone = layout.features().size() == 1 && json.currentToken() != JsonToken.VALUE_NULL;
                Json.require(alone, "instances[" + rows + "]", "an object {feature: value, …}");
                column(layout.features().getFirst(), rows++).add(json, body, base);
            }
        }
    }

    private void inOrder(JsonParser json, int row) throws IOException {
        List<Integer> features = layout.features();
        String field = "instances[" + row + "]";
        int read = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Json.require(read < features.size(), field, features.size() + " values, one for each feature in order");
            column(features.get(read++), row).add(json, body, base);
        }
        Json.require(read == features.size(), field, features.size() + " values, one for each feature in order");
    }

    private void byName(JsonParser json) throws IOException {
        int row = rows++;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            int position = layout.input(name);
            if (array && position < 0 && name.equals("features")) {
                inOrder(json, row);
            } else if (position >= 0) {
                column(position, row).add(json, body, base);
            } else {
                extra(row, name, Json.raw(json, body, base));
            }
        }
    }

    /** A column that is filled up to a row. */
    ColumnReader column(int position, int row) {
        ColumnReader column = columns.get(position);
        while (column.size() < row) {
            column.addMissing(Cell.ABSENT);
        }
        Json.require(column.size() == row, "instances[" + row + "]", "each feature once, by name or in order");
        return column;
    }

    void extra(int row, String name, String json) {
        Json.require(named.add(row + "." + name), "instances[" + row + "]", "each name once");
        extras.add(new Extra(row, name, json));
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
