package dev.vigia.local.loadbalancer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.local.lambda.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/**
 * The event that an Application Load Balancer makes of a request for a Lambda function.
 *
 * <p>Its form is that of the load balancer's guide, "Lambda functions as targets": header names in lower case, path
 * and query as the client sent them, not decoded, and of what is repeated the last value, or all in the multi-value
 * form.
 *
 * @param method the request's method
 * @param uri its target
 * @param headers the client's headers
 * @param forwarded the headers the load balancer adds; each replaces the client's
 * @param body the body
 */
record TargetEvent(String method, HttpURI uri, HttpFields headers, Map<String, String> forwarded, RequestBody body) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The framing of this connection: gone once the body has been read. */
    private static final List<String> FRAMING = List.of("transfer-encoding", "expect", "te", "trailer");

    Payload toJson(TargetGroup group) {
        var bytes = new ByteArrayOutputStream(1_024 + body.text().length());
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("elb");
            json.writeStringField("targetGroupArn", group.arn());
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("httpMethod", method);
            json.writeStringField("path", path());
            write(json, group, "queryStringParameters", "multiValueQueryStringParameters", query(uri.getQuery()));
            write(json, group, "headers", "multiValueHeaders", allHeaders());
            json.writeStringField("body", body.text());
            json.writeBooleanField("isBase64Encoded", body.base64());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Payload.of(bytes.toByteArray());
    }

    private String path() {
        String path = uri.getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private Map<String, List<String>> allHeaders() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (HttpField header : headers) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (!FRAMING.contains(name)) {
                String value = header.getValue();
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(value == null ? "" : value);
            }
        }
        forwarded.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    /** Splits a query without decoding it; a parameter without value has an empty one. */
    static Map<String, List<String>> query(@Nullable String query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (query != null) {
            for (String parameter : query.split("&")) {
                String[] parts = parameter.split("=", 2);
                if (!parameter.isEmpty()) {
                    all.computeIfAbsent(parts[0], n -> new ArrayList<>()).add(parts.length == 2 ? parts[1] : "");
                }
            }
        }
        return all;
    }

    private static void write(
            JsonGenerator json, TargetGroup group, String single, String multi, Map<String, List<String>> values)
            throws IOException {
        json.writeObjectFieldStart(group.multiValueHeaders() ? multi : single);
        for (var entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            if (group.multiValueHeaders()) {
                json.writeArray(
                        entry.getValue().toArray(String[]::new),
                        0,
                        entry.getValue().size());
            } else {
                json.writeString(entry.getValue().getLast());
            }
        }
        json.writeEndObject();
    }
}
