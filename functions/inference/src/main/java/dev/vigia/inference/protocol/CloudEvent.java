package dev.vigia.inference.protocol;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An event of KServe's inference logger, {@code POST /v1/models/{m}/captures} in CloudEvents' binary mode: the headers
 * {@code ce-id}, {@code ce-source}, {@code ce-time} and {@code ce-type}, and for a body what was sent to the model, or
 * what it answered, in the v1 or the v2 protocol (JSON). A request and its answer are two events with the same id.
 *
 * @param id the id of both events, kept as the caller's id
 * @param response whether it is the answer
 */
public record CloudEvent(String id, String source, Instant time, boolean response) {
    private static final String REQUEST_TYPE = "org.kubeflow.serving.inference.request";
    private static final String RESPONSE_TYPE = "org.kubeflow.serving.inference.response";
    private static final int LONGEST = 512;

    /** Empty if the headers are not those of an event. */
    public static Optional<CloudEvent> of(HttpRequest request, Instant arrived) {
        return request.header("ce-type").map(type -> {
            Json.require(
                    type.equals(REQUEST_TYPE) || type.equals(RESPONSE_TYPE),
                    "ce-type",
                    REQUEST_TYPE + " or " + RESPONSE_TYPE);
            Json.require(request.header("ce-specversion").orElse("").equals("1.0"), "ce-specversion", "1.0");
            return new CloudEvent(
                    text(request, "ce-id"),
                    text(request, "ce-source"),
                    request.header("ce-time").map(CloudEvent::time).orElse(arrived),
                    type.equals(RESPONSE_TYPE));
        });
    }

    private static String text(HttpRequest request, String name) {
        String text = request.header(name).orElse("");
        Json.require(!text.isEmpty() && text.length() <= LONGEST, name, "1 to " + LONGEST + " characters");
        return text;
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.BAD_REQUEST.with("ce-time", "a time as 2026-11-23T12:00:00Z", "'ce-time' is not a time");
        }
    }

    /** The id of its request in the log. */
    public InferenceId inferenceId() {
        return InferenceIds.ofSource(time, source.length() + ":" + source + id);
    }

    /** The rows of a request event. */
    public Rows rows(HttpRequest request, RowLayout layout) {
        boolean tensors =
                AnswerReader.first(request.body(), "inputs", "instances").equals("inputs");
        Protocol protocol = tensors ? new InferV2() : new PredictV1();
        return protocol.read(request, layout).rows();
    }

    /** The predictions of a response event, in schema order, each as a redaction leaves it. */
    public List<Column> predictions(HttpRequest request, RowLayout layout, UnaryOperator<Rows> redaction) {
        return AnswerReader.read(request.body(), layout, redaction);
    }
}
