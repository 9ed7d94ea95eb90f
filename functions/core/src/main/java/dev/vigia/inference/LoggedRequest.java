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
 * @param bodyHash 64 hex digits of what was asked, which tell a retry from another request with the same id; {@link #ERASED}
 *     after a row was erased
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
    /** In place of the hash of a body that is to be forgotten: it could be guessed from. */
    public static final String ERASED = "0".repeat(64);

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

    /**
     * The same request without what is known of one row: its values and the body's hash, and the caller's name for the call if
     * the row was its only one.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public LoggedRequest erased(int row) {
        Rows left = Erasure.erase(rows, row);
        return new LoggedRequest(
                id, version, status, schemaHash, left, ERASED, rows.size() == 1 ? null : caller, received);
    }

    /** Whether this is the record of that body, as far as it can be told: of one that was erased, any may be. */
    public boolean mayBeOf(String body) {
        return bodyHash.equals(body) || bodyHash.equals(ERASED);
    }

    /** The same request under another id. */
    public LoggedRequest withId(InferenceId other) {
        return new LoggedRequest(other, version, status, schemaHash, rows, bodyHash, caller, received);
    }

    /** The same request with other rows. */
    public LoggedRequest withRows(Rows other) {
        return new LoggedRequest(id, version, status, schemaHash, other, bodyHash, caller, received);
    }
}
