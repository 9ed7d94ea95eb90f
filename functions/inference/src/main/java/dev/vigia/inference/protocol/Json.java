package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON bodies: strict, limited in depth and length, duplicate names refused, UTF-8 only. */
final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(Limits.STRING)
                    .maxNameLength(Limits.NAME)
                    .maxNumberLength(Limits.NUMBER)
                    .build())
            .build();

    private Json() {}

    /** Reads a whole body. */
    static JsonParser parser(byte[] body) throws IOException {
        return parser(body, body.length);
    }

    /** Reads the first bytes of a body. */
    static JsonParser parser(byte[] body, int length) throws IOException {
        for (int i = 0; i < Math.min(4, length); i++) {
            if (body[i] == 0) { // any JSON in UTF-16 or UTF-32 has a zero among its first four bytes
                throw Problem.BAD_REQUEST.with("body", "JSON in UTF-8", "the body is not UTF-8");
            }
        }
        return FACTORY.createParser(body, 0, length);
    }

    static JsonParser parser(byte[] body, Slice slice) throws IOException {
        return FACTORY.createParser(body, slice.from(), slice.to() - slice.from());
    }

    /** The problem of a body that is not JSON, or over a limit; its texts hold nothing of the body. */
    static ProblemException problem(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return Problem.TOO_LARGE.with(
                    "body",
                    "at most " + Limits.DEPTH + " levels, names of " + Limits.NAME + ", texts of " + Limits.STRING
                            + " and numbers of " + Limits.NUMBER + " characters",
                    "the body is over a limit" + where(e));
        }
        boolean duplicate = String.valueOf(e.getMessage()).startsWith("Duplicate field");
        return duplicate
                ? Problem.BAD_REQUEST.with("body", "each name once in an object", "a name stands twice" + where(e))
                : Problem.BAD_REQUEST.with("body", "JSON (RFC 8259)", "the body is not JSON" + where(e));
    }

    private static String where(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
    }

    static void require(boolean right, String field, String expected) {
        if (!right) {
            throw Problem.BAD_REQUEST.with(field, expected, "'" + field + "' is not as expected: " + expected);
        }
    }

    /** Moves to the beginning of the body's object. */
    static void openBody(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "body", "a JSON object");
    }

    /** Throws unless nothing follows the body's object. */
    static void closeBody(JsonParser json) throws IOException {
        require(json.nextToken() == null, "body", "nothing after the JSON object");
    }

    /** A text value of 1 to {@code most} characters. */
    static String text(JsonParser json, String field, int most) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, field, "a text");
        String text = json.getText();
        require(!text.isEmpty() && text.length() <= most, field, "a text of 1 to " + most + " characters");
        return text;
    }

    /** A whole number of an int's range. */
    static int whole(JsonParser json, String field) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, field, "a whole number");
        require(json.getNumberType() == JsonParser.NumberType.INT, field, "a whole number of at most 2^31 - 1");
        return json.getIntValue();
    }

    /** Passes over the value at the parser. */
    static Slice skip(JsonParser json) throws IOException {
        return skip(json, 0);
    }

    /** Passes over the value at the parser, whose input begins at {@code base} of the body. */
    static Slice skip(JsonParser json, int base) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        return new Slice(base + from, base + (int) json.currentLocation().getByteOffset());
    }

    /** The JSON text of the value at the parser, as it stands in the body; the parser is at its end then. */
    static String raw(JsonParser json, byte[] body, int base) throws IOException {
        JsonToken token = json.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_STRING) {
            return json.getText();
        }
        Slice slice = skip(json, base);
        return new String(body, slice.from(), slice.to() - slice.from(), StandardCharsets.UTF_8);
    }

    /** Where a value stands in the body. */
    record Slice(int from, int to) {}
}
