package dev.vigia.inference;

import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of one request: one item, or parts of one.
 *
 * @param schemaHash the schema of {@code rows}, by which they are unpacked
 * @param bodyHash SHA-256 in hex of what was asked, which tells a retry from another request with the same id
 * @param caller the caller's own name for the call, which is no idempotency key; null if none
 * @param received when the server received it, to the millisecond; differs from the id's time for what is taken in from elsewhere
 */
public record LoggedRequest(
        InferenceId id,
        ModelVersion version,
        Status status,
        String schemaHash,
        Rows rows,
        String bodyHash,
        @Nullable String caller,
        Instant received) {
    private static final int LONGEST_CALLER = 512;

    public LoggedRequest {
        received = received.truncatedTo(ChronoUnit.MILLIS);
        if (caller != null && (caller.isEmpty() || caller.length() > LONGEST_CALLER)) {
            throw new IllegalArgumentException(
                    "caller id of " + caller.length() + " characters: expected 1 to " + LONGEST_CALLER);
        }
    }

    public Optional<String> callerId() {
        return Optional.ofNullable(caller);
    }

    /** The same request with other rows. */
    public LoggedRequest withRows(Rows other) {
        return new LoggedRequest(id, version, status, schemaHash, other, bodyHash, caller, received);
    }
}
