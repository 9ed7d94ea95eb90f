package dev.vigia.monitor;

import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Unpacked baselines, of which the most recently used are kept: they never change. Thread-safe. */
final class Baselines {
    private static final int MOST = 64;

    private final ModelRegistry registry;
    private final Map<String, Baseline> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Baseline> eldest) {
            return size() > MOST;
        }
    };

    Baselines(ModelRegistry registry) {
        this.registry = registry;
    }

    /** The baseline that windows of a version starting at an instant are compared with, if there is one yet. */
    Optional<Baseline> at(Model model, RegisteredVersion version, Instant when) {
        return model.baseline(version.id().number(), when).map(id -> get(version, id));
    }

    /**
     * A baseline by its id.
     *
     * @throws IllegalStateException if the model's settings name one that is not stored
     */
    synchronized Baseline get(RegisteredVersion version, String id) {
        return kept.computeIfAbsent(version.id().key() + "#" + id, key -> read(version, id));
    }

    private Baseline read(RegisteredVersion version, String id) {
        Schema schema = registry.schema(version.id().model(), version.schemaHash())
                .orElseThrow(() -> new IllegalStateException(
                        "schema " + version.schemaHash() + " of " + version.id() + " is not in the registry"));
        ModelVersion owner = version.id();
        byte[] packed = registry.baseline(owner.model(), id)
                .orElseThrow(() -> new IllegalStateException("baseline " + id + " of " + owner + " is not stored"));
        return Baseline.unpack(packed, schema);
    }
}
