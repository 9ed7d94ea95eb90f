package dev.vigia.inference.protocol;

import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.Problem;
import java.util.Locale;
import java.util.Optional;

/** The forms in which SageMaker's clients send rows and take predictions. */
enum MediaType {
    CSV("text/csv"),
    JSON("application/json"),
    JSON_LINES("application/jsonlines");

    private static final String EXPECTED = "text/csv, application/json or application/jsonlines";

    private final String word;

    MediaType(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    private static Optional<MediaType> named(String type) {
        return switch (type) {
            case "text/csv" -> Optional.of(CSV);
            case "application/json" -> Optional.of(JSON);
            case "application/jsonlines",
                    "application/x-jsonlines",
                    "application/jsonl",
                    "application/x-ndjson",
                    "application/ndjson" -> Optional.of(JSON_LINES);
            default -> Optional.empty();
        };
    }

    /** The part of a media type before its parameters, in lower case. */
    private static String bare(String header) {
        return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Of a body; JSON where nothing is said. */
    static MediaType of(HttpRequest request) {
        String header = request.header("content-type").orElse("application/json");
        return named(bare(header))
                .orElseThrow(() -> Problem.ENCODING.with("content-type", EXPECTED, "the body is of another type"));
    }

    /** Of the answer that is asked for: the body's own, unless {@code Accept} names another. */
    static MediaType accepted(HttpRequest request) {
        String header = request.header("accept").orElse("*/*");
        MediaType same = of(request);
        for (String range : header.split(",")) {
            String type = bare(range);
            boolean any = type.equals("*/*") || type.equals(bare(same.word).split("/", 2)[0] + "/*");
            Optional<MediaType> named = any ? Optional.of(same) : named(type);
            if (named.isPresent()) {
                return named.get();
            }
        }
        throw Problem.NOT_ACCEPTABLE.with("accept", EXPECTED, "an answer of that type is not written here");
    }

    /** What {@code text/csv; header=present} says of the first line; empty if nothing. */
    static Optional<Boolean> header(HttpRequest request) {
        String[] parts = request.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(";");
        for (String part : parts) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals("header")) {
                String value = pair[1].strip().replace("\"", "");
                Json.require(
                        value.equals("present") || value.equals("absent"), "content-type", "header=present or absent");
                return Optional.of(value.equals("present"));
            }
        }
        return Optional.empty();
    }
}
