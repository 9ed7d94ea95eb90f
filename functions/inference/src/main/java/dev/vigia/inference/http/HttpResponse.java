package dev.vigia.inference.http;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client gets.
 *
 * @param headers by name
 * @param body text, or bytes in base64
 * @param base64 whether the client gets the bytes that the body encodes
 */
public record HttpResponse(int status, Map<String, String> headers, String body, boolean base64) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse json(int status, String body) {
        return text(status, "application/json", body);
    }

    public static HttpResponse text(int status, String contentType, String body) {
        return new HttpResponse(status, Map.of("content-type", contentType), body, false);
    }

    public static HttpResponse bytes(int status, byte[] body) {
        String encoded = Base64.getEncoder().encodeToString(body);
        return new HttpResponse(status, Map.of("content-type", "application/octet-stream"), encoded, true);
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body, base64);
    }
}
