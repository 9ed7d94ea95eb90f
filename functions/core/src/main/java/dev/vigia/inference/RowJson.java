package dev.vigia.inference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Logged rows as JSON, one object for each, values as they were sent:
 *
 * <pre>{@code
 * {"inferenceId": "019a….0", "time": "2026-11-23T12:00:00Z", "version": 1, "status": "scored", "callerId": "…",
 *  "features": {"distance": 813.0, "origin": "ORD", "hour": null}, "predictions": {"delay": 12.5}}
 * }</pre>
 *
 * What was not sent is not there; what was null is null. A value that is not of its feature's type is the JSON that was
 * sent, and what came under a name that the schema does not have stands among the features. A number is the shortest
 * decimal of the double that was logged. NaN and infinities, which JSON has not, are {@code {"float": "NaN"}},
 * {@code {"float": "Infinity"}} and {@code {"float": "-Infinity"}}.
 */
public final class RowJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double EXACT = 0x1p53;

    private RowJson() {}

    /** One row, without a line's end. */
    public static String write(LoggedRequest request, int row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("inferenceId", request.id().row(row).toString());
            Instant time = request.id().time();
            json.writeStringField("time", time.toString());
            if (!time.equals(request.received())) {
                json.writeStringField("received", request.received().toString());
            }
            json.writeNumberField("version", request.version().number());
            json.writeStringField("status", request.status().name().toLowerCase(java.util.Locale.ROOT));
            if (request.caller() != null) {
                json.writeStringField("callerId", request.caller());
            }
            json.writeObjectFieldStart("features");
            cells(json, request.rows(), row, false);
            for (Extra extra : request.rows().extras()) {
                if (extra.row() == row) {
                    json.writeFieldName(extra.name());
                    json.writeRawValue(compact(extra.json()));
                }
            }
            json.writeEndObject();
            json.writeObjectFieldStart("predictions");
            cells(json, request.rows(), row, true);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return withPairs(text.toString());
    }

    /** JSON without the blanks between its tokens, among which may be a line's end; else to the character what it was. */
    static String compact(String json) {
        StringBuilder out = new StringBuilder(json.length());
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text && c == '\\' && i + 1 < json.length()) {
                out.append(c).append(json.charAt(++i));
            } else if (text || " \t\r\n".indexOf(c) < 0) {
                out.append(c);
                text ^= c == '"';
            }
        }
        return out.toString();
    }

    /** With halves of surrogate pairs, which no encoding has, as escapes. They stand in texts only. */
    private static String withPairs(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            boolean half = Character.isSurrogate(c) && !pair;
            if (half && out == null) {
                out = new StringBuilder(json.substring(0, i));
            }
            if (out != null) {
                out.append(half ? "\\u" + HexFormat.of().toHexDigits(c) : String.valueOf(c));
            }
            if (pair) {
                i++;
                if (out != null) {
                    out.append(json.charAt(i));
                }
            }
        }
        return out == null ? json : out.toString();
    }

    private static void cells(JsonGenerator json, Rows rows, int row, boolean predictions) throws IOException {
        for (int position = 0; position < rows.columns().size(); position++) {
            Feature feature = rows.schema().feature(position);
            Column column = rows.column(position);
            boolean wanted = feature.role() == Role.PREDICTION == predictions;
            if (wanted && column.cell(row) != Cell.ABSENT) {
                json.writeFieldName(feature.name());
                cell(json, feature.type(), column, row);
            }
        }
    }

    private static void cell(JsonGenerator json, FeatureType type, Column column, int row) throws IOException {
        switch (column.cell(row)) {
            case NULL, ABSENT -> json.writeNull();
            case ESCAPED -> json.writeRawValue(compact(column.escaped(row).orElseThrow()));
            case PRESENT -> {
                switch (column) {
                    case TextColumn texts -> json.writeString(Objects.requireNonNull(texts.value(row)));
                    case NumberColumn numbers -> number(json, type, numbers.value(row));
                }
            }
        }
    }

    private static void number(JsonGenerator json, FeatureType type, double value) throws IOException {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= EXACT;
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            json.writeStartObject();
            json.writeStringField("float", Double.toString(value));
            json.writeEndObject();
        } else if (type == FeatureType.BOOLEAN) {
            json.writeBoolean(value != 0);
        } else if (type == FeatureType.INTEGER && whole && !isNegativeZero(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }
}
