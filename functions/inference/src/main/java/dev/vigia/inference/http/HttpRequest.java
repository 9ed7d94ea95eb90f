package dev.vigia.inference.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as a client sent it: decoded path, headers by lower-case name, body bytes. */
public final class HttpRequest {
    private final String method;
    private final List<String> path;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /**
     * @param path the segments between slashes, percent-decoded
     * @param headers names in any case; each value of a header that came more than once
     */
    public HttpRequest(String method, List<String> path, Map<String, List<String>> headers, byte[] body) {
        this.method = method;
        this.path = List.copyOf(path);
        this.headers = new TreeMap<>();
        headers.forEach((name, values) ->
                this.headers.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), HttpRequest::both));
        this.body = body;
    }

    private static List<String> both(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    public String method() {
        return method;
    }

    public List<String> path() {
        return path;
    }

    /**
     * The value of a header, trimmed.
     *
     * @throws ProblemException 400 if it came with different values, so that no two readers take different ones
     */
    public Optional<String> header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of()).stream()
                .map(String::strip)
                .distinct()
                .toList();
        if (values.size() > 1) {
            throw Problem.BAD_REQUEST.with(
                    lowerCaseName,
                    "one value",
                    "header " + lowerCaseName + " came with " + values.size() + " different values");
        }
        return values.stream().findFirst();
    }

    /** The bytes themselves, not a copy. */
    public byte[] body() {
        return body;
    }
}
