package dev.vigia.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to one model, as stored: its hash, never the key.
 *
 * @param hash SHA-256 of the key in hex
 * @param label what a person calls it
 * @param revoked when it was revoked, null while it is good
 */
public record ApiKey(
        ModelName model,
        String hash,
        Set<Scope> scopes,
        String label,
        Instant created,
        @Nullable Instant revoked) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("key hash of " + hash.length() + " characters: expected 64 hex digits");
        }
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revoked);
    }

    public boolean allows(Scope scope) {
        return revoked == null && scopes.contains(scope);
    }

    /** The same key, revoked. */
    public ApiKey revokedSince(Instant at) {
        return new ApiKey(model, hash, scopes, label, created, at);
    }
}
