package dev.vigia.model;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Makes, lists, rotates and revokes the keys of models, and keeps the audit of it. A key is 24 random bytes; the registry
 * holds its hash only. A key is named by the beginning of its hash, or by its label where that is one key's alone.
 */
public final class KeyCustody {
    private static final int BYTES = 24;
    private static final int LEAST_PREFIX = 6;
    private static final int SHOWN = 12;
    private static final int LONGEST_LABEL = 100;

    private final ModelRegistry registry;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String actor;

    /**
     * @param random must be cryptographically strong
     * @param actor who does it, for the audit
     */
    public KeyCustody(ModelRegistry registry, InstantSource clock, RandomGenerator random, String actor) {
        this.registry = registry;
        this.clock = clock;
        this.random = random;
        this.actor = actor;
    }

    /** By what a key is named in lists: the beginning of its hash. */
    public static String id(ApiKey key) {
        return key.hash().substring(0, SHOWN);
    }

    /**
     * @throws IllegalArgumentException if the model is not registered, there is no scope, or the label has more than 100
     *     characters or one that is not printable
     */
    public IssuedKey create(ModelName model, Set<Scope> scopes, String label) {
        requireModel(model);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a key without scopes: expected one or more");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "label of " + label.length() + " characters: expected at most " + LONGEST_LABEL);
        }
        if (label.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("label with control characters: expected printable ones, on one line");
        }
        IssuedKey issued = issue(model, scopes, label);
        registry.putKey(issued.key());
        audit(model, "key created", issued.key());
        return issued;
    }

    private IssuedKey issue(ModelName model, Set<Scope> scopes, String label) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = "vigia_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
        return new IssuedKey(secret, new ApiKey(model, hash, scopes, label, clock.instant(), null));
    }

    /** Oldest first, revoked ones too. */
    public List<ApiKey> list(ModelName model) {
        requireModel(model);
        return registry.keys(model).stream()
                .sorted(Comparator.comparing(ApiKey::created).thenComparing(ApiKey::hash))
                .toList();
    }

    /**
     * A new key with the scopes and the label of a good one, which is revoked.
     *
     * @throws IllegalArgumentException if the name is not that of one good key
     */
    public IssuedKey rotate(ModelName model, String name) {
        ApiKey old = good(model, name);
        IssuedKey issued = create(model, old.scopes(), old.label());
        revoke(old);
        return issued;
    }

    /** @throws IllegalArgumentException if the name is not that of one good key */
    public ApiKey revoke(ModelName model, String name) {
        ApiKey key = good(model, name);
        revoke(key);
        return key;
    }

    /**
     * Takes a key away that was for one task, so that it does not stay in lists; the audit keeps it.
     *
     * @throws IllegalArgumentException if the name is not that of one good key
     */
    public void discard(ModelName model, String name) {
        ApiKey key = good(model, name);
        registry.deleteKey(model, key.hash());
        audit(model, "key discarded", key);
    }

    private void revoke(ApiKey key) {
        registry.revokeKey(key.model(), key.hash(), clock.instant());
        audit(key.model(), "key revoked", key);
    }

    private ApiKey good(ModelName model, String name) {
        List<ApiKey> named = list(model).stream()
                .filter(key -> key.revoked() == null)
                .filter(key -> key.label().equals(name)
                        || (name.length() >= LEAST_PREFIX && key.hash().startsWith(name)))
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(named.size() + " keys of " + model + " that are not revoked are called '"
                    + name + "': expected one; a key is named by its label, or by the first " + LEAST_PREFIX
                    + " or more digits of its id");
        }
        return named.getFirst();
    }

    private void requireModel(ModelName model) {
        if (registry.model(model).isEmpty()) {
            throw new IllegalArgumentException("there is no model '" + model + "'");
        }
    }

    private void audit(ModelName model, String action, ApiKey key) {
        registry.audit(new AuditEntry(model, clock.instant(), actor, action, id(key) + " " + key.label()));
    }
}
