package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.protocol.Json.Slice;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Features with predictions made elsewhere, {@code POST /v1/models/{m}/captures}.
 *
 * <pre>{@code
 * {"source": "flights-2001",                  who made them; "capture" unless given
 *  "id": "2001-01-17T05",                     the source's own id of this request
 *  "time": "2026-11-10T05:00:00Z",            when they were made: ISO 8601 with an offset, or epoch milliseconds
 *  "version": 1,                              the model version that made them; the live one unless given
 *  "instances": [{"distance": 1234.0, "origin": "ANC"}, …],
 *  "predictions": [12.5, …]}                  one for each instance; or absent, where there are none yet
 * }</pre>
 *
 * A prediction is a value, or an object {@code {name: value}} where the model has several. Members may stand in any
 * order. All rows share the time and one inference id, which is made from the time and a hash of source and id: taking
 * the same capture in again writes nothing new. Values are kept as {@link PredictV1} keeps them; nothing is scored, so
 * nothing is rejected for its values.
 *
 * <p>Out: {@code {"inferenceId": "…", "rows": 700, "written": true}}; {@code written} is false if it was there before.
 *
 * @param version 0 if none was given
 */
public record Capture(
        String source,
        String id,
        Instant time,
        int version,
        Slice instances,
        @Nullable Slice predictions) {
    private static final int LONGEST_ID = 512;

    /** The id of its request in the log. */
    public InferenceId inferenceId() {
        return InferenceIds.ofSource(time, source.length() + ":" + source + id);
    }

    /**
     * Reads all but the rows.
     *
     * @throws dev.vigia.inference.http.ProblemException if the body cannot be decoded
     */
    public static Capture read(byte[] body) {
        try (JsonParser json = Json.parser(body)) {
            return read(json);
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static Capture read(JsonParser json) throws IOException {
        String source = "capture";
        String id = "";
        Instant time = null;
        int version = 0;
        Slice instances = null;
        Slice predictions = null;
        Json.openBody(json);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "source" -> source = Json.text(json, "source", LONGEST_ID);
                case "id" -> id = Json.text(json, "id", LONGEST_ID);
                case "time" -> time = time(json);
                case "version" -> version = Json.whole(json, "version");
                case "instances" -> instances = Json.skip(json);
                case "predictions" -> predictions = Json.skip(json);
                default -> json.skipChildren();
            }
        }
        Json.closeBody(json);
        Json.require(!id.isEmpty(), "id", "the source's own id of this request");
        Json.require(version >= 0, "version", "a whole number from 1");
        if (time == null || instances == null) {
            String missing = time == null ? "time" : "instances";
            throw Problem.BAD_REQUEST.with(missing, "to be there", "'" + missing + "' is missing");
        }
        return new Capture(source, id, time, version, instances, predictions);
    }

    private static Instant time(JsonParser json) throws IOException {
        String expected = "a time with its offset, as 2026-11-23T12:00:00Z, or milliseconds since 1970";
        try {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                Json.require(json.getNumberType() != JsonParser.NumberType.BIG_INTEGER, "time", expected);
                return Instant.ofEpochMilli(json.getLongValue());
            }
            return OffsetDateTime.parse(Json.text(json, "time", 64)).toInstant();
        } catch (DateTimeException e) {
            throw Problem.BAD_REQUEST.with("time", expected, "'time' is not a time");
        }
    }

    /** Reads the rows, predictions included, from the body that this capture was read from. */
    public Rows rows(byte[] body, RowLayout layout) {
        try {
            RowsReader rows = new RowsReader(layout, body, instances.from(), 256);
            try (JsonParser json = Json.parser(body, instances)) {
                json.nextToken();
                rows.instances(json);
            }
            if (predictions != null) {
                predictions(body, layout, rows, predictions);
            }
            return rows.build();
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static void predictions(byte[] body, RowLayout layout, RowsReader rows, Slice slice) throws IOException {
        try (JsonParser json = Json.parser(body, slice)) {
            Json.require(json.nextToken() == JsonToken.START_ARRAY, "predictions", "an array");
            int row = 0;
            for (; json.nextToken() != JsonToken.END_ARRAY; row++) {
                Json.require(row < rows.rows(), "predictions", rows.rows() + " values, one for each instance");
                prediction(body, json, layout, rows, slice, row);
            }
            Json.require(row == rows.rows(), "predictions", rows.rows() + " values, one for each instance");
        }
    }

    private static void prediction(
            byte[] body, JsonParser json, RowLayout layout, RowsReader rows, Slice slice, int row) throws IOException {
        int count = layout.predictions().size();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            Json.require(
                    count == 1, "predictions[" + row + "]", "an object {name: value} of " + count + " predictions");
            rows.column(layout.predictions().getFirst()).add(json, body, slice.from());
            return;
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            int position = layout.predictionNamed(name);
            if (position < 0) {
                rows.extra(row, name, Json.raw(json, body, slice.from()));
            } else {
                rows.column(position, row).add(json, body, slice.from());
            }
        }
    }
}
