package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.model.ModelVersion;
import java.io.IOException;

/**
 * SageMaker Runtime's <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html">InvokeEndpoint</a>,
 * {@code POST /endpoints/{m}/invocations}.
 *
 * <p>In, by {@code Content-Type}: {@code text/csv}, a line for each row, with a header of feature names or without
 * ({@link CsvRows}); {@code application/json}, {@code {"instances": […]}}, an array of instances, or one instance;
 * {@code application/jsonlines}, an instance for each line. An instance is {@code {feature: value}}, or all features in
 * the schema's order: {@code [value, …]} or {@code {"features": [value, …]}}. Of the headers,
 * {@code X-Amzn-SageMaker-Inference-Id} is kept as the caller's id, {@code -Target-Variant} names the version, and
 * {@code -Custom-Attributes} is echoed.
 *
 * <p>Out, by {@code Accept}, else as it came: CSV, a line of predictions for each row; {@code {"predictions": […]}}; or
 * a line {@code {prediction: value}} for each row. {@code x-Amzn-Invoked-Production-Variant} tells the version.
 */
public final class Invocations implements Protocol {
    private static final String SAGEMAKER = "x-amzn-sagemaker-";
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_ATTRIBUTES = 1_024;

    /** The version that a call names, 0 for the live one: {@code AllTraffic}, or none, is live. */
    public static int version(HttpRequest request) {
        String variant = request.header(SAGEMAKER + "target-variant").orElse("AllTraffic");
        if (variant.equals("AllTraffic")) {
            return 0;
        }
        if (!variant.matches("[1-9][0-9]{0,8}")) {
            throw Problem.NOT_FOUND.with(
                    SAGEMAKER + "target-variant", "the number of a version, or AllTraffic", "there is no such variant");
        }
        return Integer.parseInt(variant);
    }

    @Override
    public String form(HttpRequest request) {
        return request.header("content-type").orElse("");
    }

    @Override
    public Asked read(HttpRequest request, RowLayout layout) {
        MediaType.accepted(request);
        String caller = request.header(SAGEMAKER + "inference-id").orElse(null);
        Json.require(
                caller == null || caller.matches("\\p{Print}{1," + LONGEST_ID + "}"),
                SAGEMAKER + "inference-id",
                "1 to " + LONGEST_ID + " characters of ASCII");
        attributes(request);
        return Asked.all(rows(request, layout), caller, layout);
    }

    private static String attributes(HttpRequest request) {
        String attributes = request.header(SAGEMAKER + "custom-attributes").orElse("");
        Json.require(
                attributes.matches("\\p{Print}{0," + LONGEST_ATTRIBUTES + "}"),
                SAGEMAKER + "custom-attributes",
                "at most " + LONGEST_ATTRIBUTES + " characters of ASCII");
        return attributes;
    }

    private static Rows rows(HttpRequest request, RowLayout layout) {
        byte[] body = request.body();
        try {
            return switch (MediaType.of(request)) {
                case CSV -> CsvRows.read(body, MediaType.header(request), layout);
                case JSON -> json(body, layout);
                case JSON_LINES -> lines(body, layout);
            };
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static Rows json(byte[] body, RowLayout layout) throws IOException {
        RowsReader rows = new RowsReader(layout, body, 0, 1);
        try (JsonParser json = Json.parser(body)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                rows.instances(json);
            } else {
                Json.require(first == JsonToken.START_OBJECT, "body", "a JSON object or array");
                PredictV1.members(json, rows);
            }
            Json.closeBody(json);
        }
        return rows.rows() > 0 ? rows.build() : lines(body, layout);
    }

    /** An array of instances, or one instance after the other. */
    static Rows instances(byte[] body, RowLayout layout) throws IOException {
        try (JsonParser json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return lines(body, layout);
            }
            RowsReader rows = new RowsReader(layout, body, 0, 1);
            rows.instances(json);
            Json.closeBody(json);
            return rows.build();
        }
    }

    /** Reads one instance after the other, which may be one. */
    private static Rows lines(byte[] body, RowLayout layout) throws IOException {
        RowsReader rows = new RowsReader(layout, body, 0, 1);
        try (JsonParser json = Json.parser(body)) {
            while (json.nextToken() != null) {
                rows.instance(json);
            }
        }
        Json.require(rows.rows() > 0, "body", "one instance or more");
        return rows.build();
    }

    @Override
    public HttpResponse write(HttpRequest request, ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        Predictions predictions = new Predictions(layout, rows);
        MediaType type = MediaType.accepted(request);
        String text = switch (type) {
            case CSV -> predictions.csv();
            case JSON -> predictions.json();
            case JSON_LINES -> predictions.jsonLines();
        };
        HttpResponse response = HttpResponse.text(200, type.word(), text)
                .with("x-amzn-invoked-production-variant", Integer.toString(version.number()));
        String attributes = attributes(request);
        response = attributes.isEmpty() ? response : response.with(SAGEMAKER + "custom-attributes", attributes);
        return asked.caller() == null ? response : response.with(SAGEMAKER + "inference-id", asked.caller());
    }
}
