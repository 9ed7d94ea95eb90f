package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The predictions of rows, in the forms that are not tensors. What JSON has not (NaN) is null; in CSV, empty. */
record Predictions(RowLayout layout, Rows rows) {
    /** {@code {"predictions": [12.5, …]}}, or {@code [{"delay": 12.5, "late": true}, …]} where there are several. */
    String json() {
        return written(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("predictions");
            for (int row = 0; row < rows.size(); row++) {
                write(json, row, layout.predictions().size() != 1);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A line {@code {"delay": 12.5}} for each row. */
    String jsonLines() {
        return written(json -> {
            json.setRootValueSeparator(null);
            for (int row = 0; row < rows.size(); row++) {
                write(json, row, true);
                json.writeRaw('\n');
            }
        });
    }

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    private String written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 20 * rows.size());
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            writing.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(JsonGenerator json, int row, boolean named) throws IOException {
        if (named) {
            json.writeStartObject();
        }
        for (int position : layout.predictions()) {
            Feature prediction = layout.schema().feature(position);
            if (named) {
                json.writeFieldName(prediction.name());
            }
            Cells.write(json, prediction.type(), rows.column(position), row);
        }
        if (named) {
            json.writeEndObject();
        }
    }

    /** A line for each row, without a header; the predictions of one between commas. */
    String csv() {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> layout.predictions().stream()
                        .map(position -> csv(position, row))
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private String csv(int position, int row) {
        Column column = rows.column(position);
        return switch (column.cell(row)) {
            case NULL, ABSENT -> "";
            case ESCAPED -> quoted(column.escaped(row).orElseThrow());
            case PRESENT ->
                switch (column) {
                    case TextColumn text -> quoted(Objects.requireNonNull(text.value(row)));
                    case NumberColumn number ->
                        Cells.text(layout.schema().feature(position).type(), number.value(row));
                };
        };
    }

    private static String quoted(String text) {
        boolean plain = List.of(",", "\"", "\n", "\r").stream().noneMatch(text::contains) && !text.isEmpty();
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
