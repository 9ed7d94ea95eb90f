package dev.vigia.inference.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes problems as {@code application/problem+json}. */
public final class Problems {
    private static final JsonFactory JSON = new JsonFactory();

    private Problems() {}

    /** @param open whether the caller speaks the Open Inference Protocol, whose errors have a member {@code error} */
    public static HttpResponse response(ProblemException e, boolean open) {
        Map<String, String> headers = Map.of("content-type", "application/problem+json");
        HttpResponse response = new HttpResponse(e.problem().status(), headers, body(e, open));
        return switch (e.problem()) {
            case UNAUTHORIZED -> response.with("www-authenticate", "Bearer realm=\"vigia\"");
            case METHOD -> response.with("allow", e.expected());
            case UNAVAILABLE -> response.with("retry-after", "1");
            case BAD_REQUEST,
                    FORBIDDEN,
                    NOT_FOUND,
                    CONFLICT,
                    TOO_LARGE,
                    ENCODING,
                    UNSCORABLE,
                    INTERNAL,
                    NO_SCORER,
                    SCORER_FAILED,
                    SCORER_TIMEOUT -> response;
        };
    }

    private static String body(ProblemException e, boolean open) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", e.problem().type());
            json.writeStringField("title", e.problem().title());
            json.writeNumberField("status", e.problem().status());
            json.writeStringField("detail", e.detail());
            if (!e.field().isEmpty()) {
                json.writeStringField("field", e.field());
                json.writeStringField("expected", e.expected());
            }
            if (open) {
                json.writeStringField("error", e.detail());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
