package dev.vigia.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A registry that remembers what it was asked, so that callers are answered while the store is down: models and
 * keys are asked for again after some seconds, and go on being served for up to 15 minutes without the store, be it
 * gone or silent: a new value is waited for briefly, and not at all just after that was in vain. So a revoked key may
 * live that long then. What was never asked for, or longer ago, is an outage. Versions and schemas never
 * change, so they are asked for once. Thread-safe.
 *
 * <p>Changes go through, and are seen at once by whoever made them here. Lists, baselines and the audit are not kept.
 */
public final class CachingModelRegistry implements ModelRegistry {
    /** After how long a value is asked for again. */
    public static final Duration REFRESH = Duration.ofSeconds(5);

    /** How long is waited for a value to be learned anew; then the old one is served. */
    public static final Duration ATTEMPT = Duration.ofMillis(500);

    /** For how long a value is served while the store is down. */
    public static final Duration OUTAGE = Duration.ofMinutes(15);

    private final ModelRegistry store;
    private final Memory memory;

    public CachingModelRegistry(ModelRegistry store, InstantSource clock) {
        this(store, clock, ATTEMPT);
    }

    /** @param attempt how long is waited for a value to be learned anew where an old one could be served */
    public CachingModelRegistry(ModelRegistry store, InstantSource clock, Duration attempt) {
        this.store = store;
        memory = new Memory(clock, REFRESH, attempt, OUTAGE);
    }

    private record ModelKey(ModelName name) {}

    private record SchemaKey(ModelName model, String hash) {}

    private record KeyKey(ModelName model, String hash) {}

    private <T> Optional<T> cached(Object key, Class<T> type, Supplier<Optional<T>> load) {
        return memory.get(key, load::get).map(type::cast);
    }

    @Override
    public Optional<Model> model(ModelName name) {
        return cached(new ModelKey(name), Model.class, () -> store.model(name));
    }

    @Override
    public Optional<RegisteredVersion> version(ModelVersion id) {
        return memory.getLasting(id, () -> store.version(id)).map(RegisteredVersion.class::cast);
    }

    @Override
    public Optional<Schema> schema(ModelName model, String hash) {
        return memory.getLasting(new SchemaKey(model, hash), () -> store.schema(model, hash))
                .map(Schema.class::cast);
    }

    @Override
    public Optional<ApiKey> key(ModelName model, String hash) {
        return cached(new KeyKey(model, hash), ApiKey.class, () -> store.key(model, hash));
    }

    @Override
    public boolean create(Model model) {
        return changed(new ModelKey(model.name()), () -> store.create(model));
    }

    @Override
    public boolean update(Model next) {
        return changed(new ModelKey(next.name()), () -> store.update(next));
    }

    @Override
    public boolean register(RegisteredVersion version, Schema schema) {
        return store.register(version, schema);
    }

    @Override
    public void putKey(ApiKey key) {
        changed(new KeyKey(key.model(), key.hash()), () -> {
            store.putKey(key);
            return true;
        });
    }

    @Override
    public boolean revokeKey(ModelName model, String hash, Instant at) {
        return changed(new KeyKey(model, hash), () -> store.revokeKey(model, hash, at));
    }

    @Override
    public boolean deleteKey(ModelName model, String hash) {
        return changed(new KeyKey(model, hash), () -> store.deleteKey(model, hash));
    }

    private boolean changed(Object key, Supplier<Boolean> change) {
        boolean made = change.get();
        // Not where the change failed: what is remembered is all there is while the store is down.
        memory.forget(key);
        return made;
    }

    @Override
    public List<RegisteredVersion> versions(ModelName model) {
        return store.versions(model);
    }

    @Override
    public void putBaseline(ModelName model, String id, byte[] packed) {
        store.putBaseline(model, id, packed);
    }

    @Override
    public Optional<byte[]> baseline(ModelName model, String id) {
        return store.baseline(model, id);
    }

    @Override
    public List<ApiKey> keys(ModelName model) {
        return store.keys(model);
    }

    @Override
    public void audit(AuditEntry entry) {
        store.audit(entry);
    }

    @Override
    public List<AuditEntry> audit(ModelName model, int most) {
        return store.audit(model, most);
    }
}
