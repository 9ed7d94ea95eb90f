package dev.vigia.local.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.vigia.inference.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whole lines of JSON. */
final class JsonBlock implements Block {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 24)
                    .maxNameLength(1 << 10)
                    .build())
            .build();

    private final Path path;
    private final long firstRow;
    private final long firstLine;
    private final byte[] bytes;
    private final int rows;
    private final int lines;

    private JsonBlock(Path path, long firstRow, long firstLine, byte[] bytes, int rows, int lines) {
        this.path = path;
        this.firstRow = firstRow;
        this.firstLine = firstLine;
        this.bytes = bytes;
        this.rows = rows;
        this.lines = lines;
    }

    static JsonBlock of(Path path, long firstRow, long firstLine, byte[] bytes) {
        int rows = 0;
        int lines = 0;
        boolean blank = true;
        for (byte next : bytes) {
            if (next == '\n') {
                rows += blank ? 0 : 1;
                lines++;
                blank = true;
            } else {
                blank &= isSpace(next);
            }
        }
        return new JsonBlock(path, firstRow, firstLine, bytes, rows + (blank ? 0 : 1), lines);
    }

    private static boolean isSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\r';
    }

    @Override
    public long firstRow() {
        return firstRow;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** How many lines end in it. */
    int lines() {
        return lines;
    }

    @Override
    public void feed(SinkSet sinks) {
        int from = 0;
        int row = 0;
        for (long line = firstLine; from < bytes.length; line++) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            int start = from;
            while (start < to && isSpace(bytes[start])) {
                start++;
            }
            if (start < to) {
                feed(sinks, line, start, to, row++);
            }
            from = to + 1;
        }
    }

    private void feed(SinkSet sinks, long line, int from, int to, int row) {
        if (bytes[from] != '{') {
            throw BadInputException.at(path, line, "no object: expected one JSON object a line");
        }
        try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                feed(sinks.of(name), json, line, name, row);
            }
            if (json.nextToken() != null) {
                throw BadInputException.at(path, line, "more than one object: expected one JSON object a line");
            }
            sinks.fill(row + 1);
        } catch (JsonProcessingException e) {
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw BadInputException.at(
                    path, line, "not JSON at character " + column + ": expected one JSON object a line, in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void feed(@Nullable CellSink sink, JsonParser json, long line, String name, int row) throws IOException {
        if (sink == null) {
            json.skipChildren();
            return;
        }
        if (sink.size() > row) {
            throw BadInputException.at(path, line, name, "stands twice in the object: expected once");
        }
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT -> whole(sink, json);
            case VALUE_NUMBER_FLOAT -> number(sink, json.getDoubleValue());
            case VALUE_STRING -> sink.text(json.getText());
            case VALUE_TRUE -> sink.flag(true);
            case VALUE_FALSE -> sink.flag(false);
            case VALUE_NULL -> sink.missing(Cell.NULL);
            case START_ARRAY -> structure(sink, json, "[]");
            case START_OBJECT -> structure(sink, json, "{}");
            case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("token " + json.currentToken() + ": expected a value");
        }
    }

    private static void whole(CellSink sink, JsonParser json) throws IOException {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            sink.number(json.getDoubleValue());
        } else {
            sink.whole(json.getLongValue());
        }
    }

    /** NaN, which JSON does not have and some writers write, is missing, as in CSV. */
    private static void number(CellSink sink, double value) {
        if (Double.isNaN(value)) {
            sink.missing(Cell.NULL);
        } else {
            sink.number(value);
        }
    }

    private static void structure(CellSink sink, JsonParser json, String word) throws IOException {
        json.skipChildren();
        sink.structure(word);
    }
}
