package dev.vigia.inference;

import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.ScorerSpec;
import java.time.Instant;
import java.util.List;

/** The models of the contract suites. */
public final class TestModels {
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** Has one shard, and 4 since two minutes after {@link #START}. */
    public static final ModelName MODEL = new ModelName("flights");

    public static final ModelName OTHER = new ModelName("flights-2");

    private TestModels() {}

    /** A registry with these two models, whose version 1 has the schema of {@link Requests}. */
    public static ModelRegistry registry() {
        ModelRegistry registry = new InMemoryModelRegistry();
        Model one = Model.of(MODEL);
        registry.create(new Model(
                MODEL,
                1,
                one.shards().with(START.plusSeconds(120), 4),
                one.cadence(),
                one.baselines(),
                one.budget(),
                one.onLogFailure(),
                one.retention(),
                one.pausedUntil(),
                1));
        registry.create(Model.of(OTHER));
        for (ModelName model : List.of(MODEL, OTHER)) {
            registry.register(
                    new RegisteredVersion(
                            new ModelVersion(model, 1),
                            Requests.HASH,
                            new ScorerSpec.None(),
                            Preprocessing.NONE,
                            START),
                    Requests.SCHEMA);
        }
        return registry;
    }
}
