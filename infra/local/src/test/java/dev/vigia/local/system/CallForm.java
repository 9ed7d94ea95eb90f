package dev.vigia.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The forms in which one row of {@code a} and {@code b} is sent, and where each answers with its prediction. */
enum CallForm {
    PREDICT(
            "/v1/models/linear:predict",
            "application/json",
            "{\"instances\":[{\"a\":%1$s,\"b\":%2$s}]}",
            "/predictions/0"),
    INFER(
            "/v2/models/linear/infer",
            "application/json",
            "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[%1$s]},"
                    + "{\"name\":\"b\",\"shape\":[1],\"datatype\":\"FP64\",\"data\":[%2$s]}]}",
            "/outputs/0/data/0"),
    BINARY("/v2/models/linear/infer", "application/octet-stream", "", "/outputs/0/data/0") {
        @Override
        HttpRequest.Builder request(URI uri, double a, double b, double prediction) {
            byte[] head =
                    ("{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":8}},"
                                    + "{\"name\":\"b\",\"shape\":[1],\"datatype\":\"FP64\",\"parameters\":{\"binary_data_size\":8}}]}")
                            .getBytes(StandardCharsets.UTF_8);
            ByteBuffer body = ByteBuffer.allocate(head.length + 16).order(ByteOrder.LITTLE_ENDIAN);
            body.put(head).putDouble(a).putDouble(b);
            return super.request(uri, a, b, prediction)
                    .header("Inference-Header-Content-Length", Integer.toString(head.length))
                    .POST(BodyPublishers.ofByteArray(body.array()));
        }
    },
    INVOKE_CSV("/endpoints/linear/invocations", "text/csv", "%1$s,%2$s\n", ""),
    INVOKE_JSON(
            "/endpoints/linear/invocations",
            "application/json",
            "{\"instances\":[{\"features\":[%1$s,%2$s]}]}",
            "/predictions/0"),
    INVOKE_LINES("/endpoints/linear/invocations", "application/jsonlines", "{\"a\":%1$s,\"b\":%2$s}", "/y"),
    CAPTURE(
            "/v1/models/linear/captures",
            "application/json",
            "{\"id\":\"%1$s\",\"time\":\"%4$s\",\"instances\":[{\"a\":%1$s,\"b\":%2$s}],\"predictions\":[%3$s]}",
            "none");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final String contentType;
    private final String body;
    private final String answer;

    CallForm(String path, String contentType, String body, String answer) {
        this.path = path;
        this.contentType = contentType;
        this.body = body;
        this.answer = answer;
    }

    /** The call; a capture brings its prediction along. */
    HttpRequest.Builder request(URI uri, double a, double b, double prediction) {
        return HttpRequest.newBuilder(uri.resolve(path))
                .header("content-type", contentType)
                .POST(BodyPublishers.ofString(body.formatted(a, b, prediction, Instant.now())));
    }

    /** The prediction of an answer; none in one to a capture. */
    Optional<Double> prediction(String text) throws IOException {
        if (this == CAPTURE) {
            return Optional.empty();
        }
        JsonNode at = JSON.readTree(text).at(answer);
        return Optional.of(at.doubleValue());
    }
}
