package dev.vigia.inference.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a client gets.
 *
 * @param headers by name
 * @param body JSON
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {
    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse json(int status, String body) {
        return new HttpResponse(status, Map.of("content-type", "application/json"), body);
    }

    public HttpResponse with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpResponse(status, more, body);
    }
}
