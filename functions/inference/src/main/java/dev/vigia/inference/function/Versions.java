package dev.vigia.inference.function;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import java.util.concurrent.ConcurrentHashMap;

/** The versions that were served so far. They are immutable, so they are kept for as long as the process lives. */
final class Versions {
    private final ModelRegistry registry;
    private final Scorers scorers;
    private final ConcurrentHashMap<ModelVersion, Served> served = new ConcurrentHashMap<>();

    Versions(ModelRegistry registry, Scorers scorers) {
        this.registry = registry;
        this.scorers = scorers;
    }

    /**
     * @param number 0 for the live one.
     *
     * @throws dev.vigia.inference.http.ProblemException 404 if there is no such one
     */
    Served of(Model model, int number) {
        ModelVersion id = number == 0 ? model.liveVersion() : new ModelVersion(model.name(), number);
        Served known = served.get(id);
        return known != null ? known : load(id);
    }

    /** The version that answers a call: the one that it names, or one of those that answer calls which name none. */
    Served of(Model model, int number, InferenceId call) {
        return of(model, number == 0 ? model.versionAt(call.position()).number() : number);
    }

    private Served load(ModelVersion id) {
        RegisteredVersion version = registry.version(id)
                .orElseThrow(() -> Problem.NOT_FOUND.with(
                        "version", "the number of a registered version", "there is no version " + id.number()));
        Schema schema = registry.schema(id.model(), version.schemaHash())
                .orElseThrow(() -> Problem.NOT_FOUND.with(
                        "version",
                        "a version with its schema",
                        "the schema of version " + id.number() + " is missing"));
        Served fresh = new Served(
                version, new RowLayout(schema), () -> scorers.open(version, schema), Served.PATIENCE, Served.PAUSE);
        Served earlier = served.putIfAbsent(id, fresh);
        return earlier != null ? earlier : fresh;
    }
}
