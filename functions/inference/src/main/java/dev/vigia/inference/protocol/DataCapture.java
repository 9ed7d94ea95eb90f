package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.vigia.inference.Column;
import dev.vigia.inference.Extra;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of SageMaker's <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html">Data Capture</a>: a
 * line of a file that an endpoint writes to S3.
 *
 * <pre>{@code
 * {"captureData": {
 *    "endpointInput":  {"observedContentType": "text/csv", "mode": "INPUT", "data": "813,17,ORD\n", "encoding": "CSV"},
 *    "endpointOutput": {"observedContentType": "text/csv; charset=utf-8", "mode": "OUTPUT", "data": "0.17", "encoding": "CSV"}},
 *  "eventMetadata": {"eventId": "8f45e35c-…", "inferenceId": "mine", "inferenceTime": "2026-11-23T12:00:00Z"},
 *  "eventVersion": "0"}
 * }</pre>
 *
 * {@code data} is the body as text, or in Base64 where {@code encoding} says so; input and output are read as {@link
 * Invocations} reads a request and writes an answer, and an output of JSON as v1 and v2 answer too. The output may be
 * missing. The id in the log is made from time and event id, so that taking a record in again writes nothing new. The
 * caller's id is {@code inferenceId}, else {@code eventId}, as SageMaker's own ground truth has it.
 */
public record DataCapture(
        String eventId,
        @Nullable String inferenceId,
        Instant time,
        Payload input,
        @Nullable Payload output) {
    private static final String SOURCE = "sagemaker-data-capture";
    private static final int LONGEST_ID = 512;
    private static final int LARGEST_PAYLOAD = 16 << 20;
    private static final JsonFactory JSON = Json.FACTORY
            .rebuild()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(LARGEST_PAYLOAD)
                    .maxNameLength(Limits.NAME)
                    .maxNumberLength(Limits.NUMBER)
                    .build())
            .build();

    /** A body and its type, as a request that carries them. */
    record Payload(HttpRequest request) {
        private static final Map<String, String> TYPES = Map.of("CSV", "text/csv", "JSON", "application/json");

        static Payload of(String field, @Nullable String type, @Nullable String encoding, @Nullable String data) {
            String text = Draft.there(data, "captureData." + field + ".data");
            String form = Draft.there(encoding, "captureData." + field + ".encoding");
            Json.require(form.equals("BASE64") || TYPES.containsKey(form), field + ".encoding", "CSV, JSON or BASE64");
            String contentType =
                    Draft.there(type == null ? TYPES.get(form) : type, "captureData." + field + ".observedContentType");
            byte[] body = form.equals("BASE64") ? decoded(field, text) : text.getBytes(StandardCharsets.UTF_8);
            return new Payload(new HttpRequest("POST", List.of(), Map.of("content-type", List.of(contentType)), body));
        }

        private static byte[] decoded(String field, String data) {
            try {
                return Base64.getMimeDecoder().decode(data);
            } catch (IllegalArgumentException e) {
                throw Problem.BAD_REQUEST.with(field + ".data", "Base64", "the data is not Base64");
            }
        }

        byte[] body() {
            return request.body();
        }
    }

    /**
     * Reads a line.
     *
     * @throws dev.vigia.inference.http.ProblemException if it is not such a record
     */
    public static DataCapture read(byte[] line) {
        try (JsonParser json = JSON.createParser(line)) {
            Draft draft = new Draft();
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "captureData" -> draft.data(json, value);
                    case "eventMetadata" -> draft.metadata(json, value);
                    default -> json.skipChildren();
                }
            }
            Json.closeBody(json);
            return draft.build();
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    /** The id of its request in the log. */
    public InferenceId id() {
        return InferenceIds.ofSource(time, SOURCE.length() + ":" + SOURCE + eventId);
    }

    /** What the call is called by its caller. */
    public String caller() {
        return inferenceId == null ? eventId : inferenceId;
    }

    /** The rows, predictions included where there are any. */
    public Rows rows(RowLayout layout) {
        Rows rows = new Invocations().read(input.request(), layout).rows();
        if (output == null) {
            return rows;
        }
        Rows answers = DataCaptureOutput.read(output, layout, rows.size());
        Json.require(
                answers.size() == rows.size(),
                "endpointOutput.data",
                rows.size() + " predictions, one for each row of the input");
        List<Column> columns = new ArrayList<>(rows.columns());
        layout.predictions().forEach(position -> columns.set(position, answers.column(position)));
        List<Extra> extras = new ArrayList<>(rows.extras());
        extras.addAll(answers.extras());
        return new Rows(rows.schema(), rows.size(), columns, extras);
    }

    /** What was read so far. */
    private static final class Draft {
        private @Nullable String eventId;
        private @Nullable String inferenceId;
        private @Nullable Instant time;
        private @Nullable Payload input;
        private @Nullable Payload output;

        void data(JsonParser json, JsonToken value) throws IOException {
            Json.require(value == JsonToken.START_OBJECT, "captureData", "an object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "endpointInput" -> input = payload(json, name);
                    case "endpointOutput" -> output = payload(json, name);
                    default -> json.skipChildren();
                }
            }
        }

        private static Payload payload(JsonParser json, String field) throws IOException {
            Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "an object");
            String type = null;
            String encoding = null;
            String data = null;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                String text = value == JsonToken.VALUE_STRING ? json.getText() : null;
                switch (name) {
                    case "observedContentType" -> type = text;
                    case "encoding" -> encoding = text;
                    case "data" -> data = text;
                    default -> json.skipChildren();
                }
            }
            return Payload.of(field, type, encoding, data);
        }

        void metadata(JsonParser json, JsonToken value) throws IOException {
            Json.require(value == JsonToken.START_OBJECT, "eventMetadata", "an object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "eventId" -> eventId = Json.text(json, "eventMetadata.eventId", LONGEST_ID);
                    case "inferenceId" -> inferenceId = Json.text(json, "eventMetadata.inferenceId", LONGEST_ID);
                    case "inferenceTime" -> time = time(Json.text(json, "eventMetadata.inferenceTime", 64));
                    default -> json.skipChildren();
                }
            }
        }

        private static Instant time(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw Problem.BAD_REQUEST.with(
                        "eventMetadata.inferenceTime", "a time as 2026-11-23T12:00:00Z", "inferenceTime is not a time");
            }
        }

        DataCapture build() {
            return new DataCapture(
                    there(eventId, "eventMetadata.eventId"),
                    inferenceId,
                    there(time, "eventMetadata.inferenceTime"),
                    there(input, "captureData.endpointInput"),
                    output);
        }

        private static <T> T there(@Nullable T value, String field) {
            return Optional.ofNullable(value)
                    .orElseThrow(() -> Problem.BAD_REQUEST.with(field, "to be there", "'" + field + "' is missing"));
        }
    }
}
