package dev.vigia.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry in memory, for tests and trials. Thread-safe: one change or read at a time. */
public final class InMemoryModelRegistry implements ModelRegistry {
    private record Named(ModelName model, String id) {}

    private final Map<ModelName, Model> models = new HashMap<>();
    private final Map<ModelName, TreeMap<Integer, RegisteredVersion>> versions = new HashMap<>();
    private final Map<Named, Schema> schemas = new HashMap<>();
    private final Map<Named, byte[]> baselines = new HashMap<>();
    private final Map<ModelName, TreeMap<String, ApiKey>> keys = new HashMap<>();
    private final Map<ModelName, List<AuditEntry>> audits = new HashMap<>();

    @Override
    public synchronized boolean create(Model model) {
        return models.putIfAbsent(model.name(), model) == null;
    }

    @Override
    public synchronized Optional<Model> model(ModelName name) {
        return Optional.ofNullable(models.get(name));
    }

    @Override
    public synchronized boolean update(Model next) {
        Model stored = models.get(next.name());
        if (stored == null || stored.revision() != next.revision() - 1) {
            return false;
        }
        models.put(next.name(), next);
        return true;
    }

    @Override
    public synchronized boolean register(RegisteredVersion version, Schema schema) {
        SchemaJson.requireHash(version, schema);
        ModelName model = version.id().model();
        TreeMap<Integer, RegisteredVersion> registered = versions.computeIfAbsent(model, name -> new TreeMap<>());
        if (registered.putIfAbsent(version.id().number(), version) != null) {
            return false;
        }
        schemas.put(new Named(model, version.schemaHash()), schema);
        return true;
    }

    @Override
    public synchronized Optional<RegisteredVersion> version(ModelVersion id) {
        return Optional.ofNullable(
                versions.getOrDefault(id.model(), new TreeMap<>()).get(id.number()));
    }

    @Override
    public synchronized List<RegisteredVersion> versions(ModelName model) {
        return List.copyOf(versions.getOrDefault(model, new TreeMap<>()).values());
    }

    @Override
    public synchronized Optional<Schema> schema(ModelName model, String hash) {
        return Optional.ofNullable(schemas.get(new Named(model, hash)));
    }

    @Override
    public synchronized void putBaseline(ModelName model, String id, byte[] packed) {
        byte[] stored = baselines.putIfAbsent(new Named(model, id), packed.clone());
        if (stored != null && !Arrays.equals(stored, packed)) {
            throw new IllegalArgumentException(
                    "baseline '" + id + "' of " + model + " is there with other content: expected a new id");
        }
    }

    @Override
    public synchronized Optional<byte[]> baseline(ModelName model, String id) {
        return Optional.ofNullable(baselines.get(new Named(model, id))).map(byte[]::clone);
    }

    @Override
    public synchronized void putKey(ApiKey key) {
        keys.computeIfAbsent(key.model(), name -> new TreeMap<>()).putIfAbsent(key.hash(), key);
    }

    @Override
    public synchronized Optional<ApiKey> key(ModelName model, String hash) {
        return Optional.ofNullable(keys.getOrDefault(model, new TreeMap<>()).get(hash));
    }

    @Override
    public synchronized List<ApiKey> keys(ModelName model) {
        return List.copyOf(keys.getOrDefault(model, new TreeMap<>()).values());
    }

    @Override
    public synchronized boolean revokeKey(ModelName model, String hash, Instant at) {
        ApiKey revoked = keys.getOrDefault(model, new TreeMap<>())
                .computeIfPresent(hash, (found, key) -> key.revoked() == null ? key.revokedSince(at) : key);
        return revoked != null;
    }

    @Override
    public synchronized boolean deleteKey(ModelName model, String hash) {
        return keys.getOrDefault(model, new TreeMap<>()).remove(hash) != null;
    }

    @Override
    public synchronized void audit(AuditEntry entry) {
        audits.computeIfAbsent(entry.model(), name -> new ArrayList<>()).add(entry);
    }

    @Override
    public synchronized List<AuditEntry> audit(ModelName model, int most) {
        return audits.getOrDefault(model, List.of()).stream()
                .sorted(Comparator.comparing(AuditEntry::at).reversed())
                .limit(most)
                .toList();
    }
}
