package dev.vigia.inference.http;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes the events of an Application Load Balancer's Lambda target group, in both header forms. */
public final class LoadBalancer {
    /** What the load balancer takes as a request or a response. */
    public static final int MOST_BYTES = 1 << 20;

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private LoadBalancer() {}

    /** @throws ProblemException 400 if the path or the body is not encoded rightly, 413 if the body is over 1 MB */
    public static HttpRequest request(ApplicationLoadBalancerRequestEvent event) {
        String method = Optional.ofNullable(event.getHttpMethod()).orElse("GET");
        String path = Optional.ofNullable(event.getPath()).orElse("/");
        return new HttpRequest(method, segments(path), headers(event), body(event));
    }

    private static Map<String, List<String>> headers(ApplicationLoadBalancerRequestEvent event) {
        Map<String, List<String>> all = new HashMap<>();
        if (event.getMultiValueHeaders() != null) {
            event.getMultiValueHeaders().forEach((name, values) -> all.put(name, values == null ? List.of() : values));
        } else if (event.getHeaders() != null) {
            event.getHeaders().forEach((name, value) -> all.put(name, value == null ? List.of() : List.of(value)));
        }
        return all;
    }

    private static byte[] body(ApplicationLoadBalancerRequestEvent event) {
        @Nullable String body = event.getBody();
        if (body == null) {
            return new byte[0];
        }
        byte[] bytes = event.getIsBase64Encoded() ? decode(body) : body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw Problem.TOO_LARGE.with(
                    "body", "at most " + MOST_BYTES + " bytes", "the body has " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static byte[] decode(String body) {
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw Problem.BAD_REQUEST.with("body", "base64, as the event says", "the body is not base64");
        }
    }

    /** Segments without empty ones at the ends; the balancer hands the path on as it was sent, so still encoded. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(percentDecoded(segment));
        }
        while (!segments.isEmpty() && segments.getLast().isEmpty()) {
            segments.removeLast();
        }
        return segments.isEmpty() ? segments : segments.subList(1, segments.size());
    }

    /** Unlike a form's decoder, leaves a plus sign what it is. */
    private static String percentDecoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] source = segment.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[source.length];
        int size = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                decoded[size++] = (byte) hex(source, i);
                i += 2;
            } else {
                decoded[size++] = source[i];
            }
        }
        return new String(decoded, 0, size, StandardCharsets.UTF_8);
    }

    private static int hex(byte[] source, int percent) {
        int high = percent + 2 < source.length ? Character.digit(source[percent + 1], 16) : -1;
        int low = percent + 2 < source.length ? Character.digit(source[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw Problem.BAD_REQUEST.with("path", "two hex digits after each %", "the path is not percent-encoded");
        }
        return high << 4 | low;
    }

    /** @param multiValue whether the request's event came in the form with several values for a header */
    public static ApplicationLoadBalancerResponseEvent response(HttpResponse response, boolean multiValue) {
        ApplicationLoadBalancerResponseEvent event = new ApplicationLoadBalancerResponseEvent();
        event.setStatusCode(response.status());
        event.setStatusDescription(response.status() + " " + REASONS.getOrDefault(response.status(), "Unknown"));
        if (multiValue) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            response.headers().forEach((name, value) -> headers.put(name, List.of(value)));
            event.setMultiValueHeaders(headers);
        } else {
            event.setHeaders(response.headers());
        }
        event.setIsBase64Encoded(response.base64());
        event.setBody(response.body());
        return event;
    }
}
