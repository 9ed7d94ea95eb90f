package dev.vigia.inference.function;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The header {@code Idempotency-Key}: a UUIDv7 of the last five minutes, which becomes the inference id. */
final class IdempotencyKey {
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final String NAME = "idempotency-key";
    private static final String EXPECTED = "a UUIDv7 made in the last five minutes";

    private IdempotencyKey() {}

    static Optional<InferenceId> of(HttpRequest request, Instant now) {
        return request.header(NAME).map(IdempotencyKey::unquoted).map(text -> parse(text, now));
    }

    /** A structured field's text (RFC 8941), as the header's draft has it, stands in quotes. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static InferenceId parse(String text, Instant now) {
        InferenceId id;
        try {
            id = InferenceId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.BAD_REQUEST.with(NAME, EXPECTED, "the Idempotency-Key is not a UUIDv7");
        }
        Duration age = Duration.between(id.time(), now);
        if (age.compareTo(OLDEST) > 0) {
            throw Problem.BAD_REQUEST.with(
                    NAME, EXPECTED, "the Idempotency-Key is " + age.toSeconds() + " s old: make a new one");
        }
        if (age.negated().compareTo(SKEW) > 0) {
            throw Problem.BAD_REQUEST.with(
                    NAME, EXPECTED, "the Idempotency-Key is " + age.negated().toSeconds() + " s in the future");
        }
        return id;
    }
}
