package dev.vigia.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The models, their immutable versions and schemas, keys, baselines, and the audit of every change (DATA.md, "Models,
 * reports, incidents"). Reads are strongly consistent. Every operation throws {@link dev.vigia.model.StoreUnavailableException}
 * when the store cannot be reached.
 */
public interface ModelRegistry {
    /** Stores a new model. @return false if one of that name exists; nothing is changed then */
    boolean create(Model model);

    Optional<Model> model(ModelName name);

    /**
     * Replaces a model's settings by {@code next}, whose revision is one more than the stored one's.
     *
     * @return false if somebody else changed it meanwhile; nothing is changed then
     */
    boolean update(Model next);

    /**
     * Stores a version with its schema.
     *
     * @return false if that number is taken; versions are never replaced
     * @throws IllegalArgumentException if the version names another schema's hash
     */
    boolean register(RegisteredVersion version, Schema schema);

    Optional<RegisteredVersion> version(ModelVersion id);

    /** All versions, lowest number first. */
    List<RegisteredVersion> versions(ModelName model);

    Optional<Schema> schema(ModelName model, String hash);

    /**
     * Stores a packed baseline under an id; the same id with the same bytes again changes nothing.
     *
     * @throws IllegalArgumentException if other bytes are there under that id
     */
    void putBaseline(ModelName model, String id, byte[] packed);

    Optional<byte[]> baseline(ModelName model, String id);

    /** Stores a key; one that is there already stays as it is, so that a revoked one stays revoked. */
    void putKey(ApiKey key);

    Optional<ApiKey> key(ModelName model, String hash);

    List<ApiKey> keys(ModelName model);

    /** Revokes a key; one that is revoked stays so since then. @return false if there is no such key */
    boolean revokeKey(ModelName model, String hash, Instant at);

    /** Deletes a key, good or revoked. @return false if there is no such key */
    boolean deleteKey(ModelName model, String hash);

    void audit(AuditEntry entry);

    /** The newest entries, newest first, at most {@code most}. */
    List<AuditEntry> audit(ModelName model, int most);
}
