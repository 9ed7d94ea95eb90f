package dev.vigia.ui.keys;

import dev.vigia.model.ApiKey;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.Scope;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param hash by which it is named when it is changed
 * @param name its label, or its id where it has none
 * @param revoked null while it is good
 */
public record KeyLine(
        String hash,
        String id,
        String name,
        String scopes,
        Instant created,
        @Nullable Instant revoked) {
    public static KeyLine of(ApiKey key) {
        String id = KeyCustody.id(key);
        return new KeyLine(
                key.hash(),
                id,
                key.label().isBlank() ? id : key.label(),
                key.scopes().stream().sorted().map(Scope::word).collect(Collectors.joining(", ")),
                key.created(),
                key.revoked());
    }

    public boolean isGood() {
        return revoked == null;
    }
}
