package dev.vigia.monitor;

import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registered model that is watched from a time on, in windows of a test's own. */
final class Watched {
    private Watched() {}

    /** @param baseline the id of the one in use, which is put by the test; empty: it is still to be learned */
    static void register(
            ModelRegistry registry,
            ReportStore reports,
            ModelVersion version,
            Schema schema,
            Cadence cadence,
            Instant since,
            Optional<String> baseline) {
        registry.register(
                new RegisteredVersion(
                        version, SchemaJson.hash(schema), new ScorerSpec.None(), Preprocessing.NONE, since),
                schema);
        ModelName name = version.model();
        Model plain = Model.of(name);
        registry.create(new Model(
                name,
                1,
                plain.shards(),
                Dated.always(cadence),
                baseline.map(id -> Map.of(1, new Dated<>(List.of(new Dated.Entry<>(since, id)))))
                        .orElse(Map.of()),
                plain.budget(),
                plain.onLogFailure(),
                plain.retention(),
                plain.pausedUntil(),
                plain.revision()));
        reports.put(new FleetEntry(name, 1, Health.UNKNOWN, "new", since, since, List.of(), 0));
    }
}
