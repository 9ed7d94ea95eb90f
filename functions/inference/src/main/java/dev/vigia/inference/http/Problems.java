package dev.vigia.inference.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes problems as {@code application/problem+json}. */
public final class Problems {
    private static final JsonFactory JSON = new JsonFactory();

    private Problems() {}

    public static HttpResponse response(ProblemException e, Dialect dialect) {
        HttpResponse plain = HttpResponse.text(e.problem().status(), "application/problem+json", body(e, dialect));
        HttpResponse response =
                dialect == Dialect.SAGEMAKER ? plain.with("x-amzn-errortype", errorType(e.problem())) : plain;
        return switch (e.problem()) {
            case UNAUTHORIZED -> response.with("www-authenticate", "Bearer realm=\"vigia\"");
            case METHOD -> response.with("allow", e.expected());
            case UNAVAILABLE -> response.with("retry-after", "1");
            case BAD_REQUEST,
                    FORBIDDEN,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
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

    /** The exception that a client of SageMaker Runtime raises. */
    private static String errorType(Problem problem) {
        return switch (problem) {
            case UNAUTHORIZED, FORBIDDEN -> "AccessDeniedException";
            case UNSCORABLE, SCORER_FAILED, SCORER_TIMEOUT -> "ModelError";
            case UNAVAILABLE -> "ServiceUnavailable";
            case INTERNAL -> "InternalFailure";
            case BAD_REQUEST, NOT_FOUND, METHOD, NOT_ACCEPTABLE, CONFLICT, TOO_LARGE, ENCODING, NO_SCORER ->
                "ValidationError";
        };
    }

    private static String body(ProblemException e, Dialect dialect) {
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
            switch (dialect) {
                case PLAIN -> {}
                case OPEN -> json.writeStringField("error", e.detail());
                case SAGEMAKER -> sageMaker(json, e);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void sageMaker(JsonGenerator json, ProblemException e) throws IOException {
        json.writeStringField("message", e.detail());
        json.writeNumberField("OriginalStatusCode", e.problem().status());
        json.writeStringField("OriginalMessage", e.detail());
    }
}
