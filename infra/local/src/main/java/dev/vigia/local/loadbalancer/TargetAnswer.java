package dev.vigia.local.loadbalancer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.lambda.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A function's answer, taken only in the form the load balancer's guide asks for.
 *
 * <p>Where the guide is silent this is the stricter reading, so that what passes here passes there.
 *
 * @param status 200 to 599
 * @param headers the values of each header, hop-by-hop ones and {@code Content-Length} left out
 * @param body the body, decoded
 */
record TargetAnswer(int status, Map<String, List<String>> headers, Payload body) {
    /** The most bytes of JSON a function may answer with. */
    static final int LIMIT = 1 << 20;

    /** The most bytes of an answer's headers, as the load balancer's quota says. */
    static final int HEADERS_LIMIT = 32 << 10;

    /** Why an answer is not one. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\uffff]*");
    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length");

    /**
     * Reads an answer.
     *
     * @throws Malformed saying what is wrong with it
     */
    static TargetAnswer parse(Payload payload, boolean multiValueHeaders) throws Malformed {
        require(
                payload.size() <= LIMIT,
                "the answer has " + payload.size() + " bytes; at most " + LIMIT + " are taken");
        JsonNode answer = read(payload);
        require(answer.isObject(), "the answer is not a JSON object");
        return new TargetAnswer(status(answer), headers(answer, multiValueHeaders), body(answer));
    }

    private static JsonNode read(Payload payload) throws Malformed {
        try {
            return JSON.readTree(payload.bytes());
        } catch (IOException e) {
            throw new Malformed("the answer is not JSON");
        }
    }

    private static int status(JsonNode answer) throws Malformed {
        JsonNode code = answer.path("statusCode");
        require(code.isInt() && code.intValue() >= 200 && code.intValue() <= 599, "statusCode is not 200 to 599");
        JsonNode description = answer.path("statusDescription");
        require(
                description.isMissingNode()
                        || (description.isTextual() && description.textValue().startsWith(code.intValue() + " ")),
                "statusDescription is not the status code, a space and a phrase");
        return code.intValue();
    }

    private static Map<String, List<String>> headers(JsonNode answer, boolean multi) throws Malformed {
        String field = multi ? "multiValueHeaders" : "headers";
        require(answer.path(field).isObject(), field + " is not an object");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (var entry : answer.path(field).properties()) {
            require(TOKEN.matcher(entry.getKey()).matches(), "a header's name is malformed");
            List<String> values = new ArrayList<>();
            if (multi) {
                require(entry.getValue().isArray(), "the header " + entry.getKey() + " is not an array");
                for (JsonNode value : entry.getValue()) {
                    values.add(value(entry.getKey(), value));
                }
            } else {
                values.add(value(entry.getKey(), entry.getValue()));
            }
            if (!NOT_PASSED_ON.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                headers.put(entry.getKey(), List.copyOf(values));
            }
        }
        require(size(headers) <= HEADERS_LIMIT, "the headers have over " + HEADERS_LIMIT + " bytes");
        return headers;
    }

    private static int size(Map<String, List<String>> headers) {
        int size = 0;
        for (var entry : headers.entrySet()) {
            for (String value : entry.getValue()) {
                size += entry.getKey().length() + value.length() + 4;
            }
        }
        return size;
    }

    private static String value(String name, JsonNode value) throws Malformed {
        require(
                value.isTextual() && VALUE.matcher(value.textValue()).matches(),
                "the header " + name + " has a malformed value");
        return value.textValue();
    }

    private static Payload body(JsonNode answer) throws Malformed {
        JsonNode encoded = answer.path("isBase64Encoded");
        require(encoded.isBoolean(), "isBase64Encoded is not true or false");
        JsonNode body = answer.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return Payload.of("");
        }
        require(body.isTextual(), "body is not a string");
        try {
            return encoded.booleanValue()
                    ? Payload.of(Base64.getDecoder().decode(body.textValue()))
                    : Payload.of(body.textValue().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Malformed("body is not Base64");
        }
    }

    private static void require(boolean holds, String message) throws Malformed {
        if (!holds) {
            throw new Malformed(message);
        }
    }
}
