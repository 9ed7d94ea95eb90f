package dev.vigia.benchmarks.inference;

import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.inference.Column;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.function.InferenceFunction;
import dev.vigia.inference.function.InferenceHandler;
import dev.vigia.inference.function.Ports;
import dev.vigia.inference.function.Redaction;
import dev.vigia.model.ApiKey;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** A model of some numbers, its calls, and the inference function before a scorer and a log of their own. */
final class Setting {
    static final String KEY = "k";
    static final String PATH = "/v1/models/bench:predict";

    private static final ModelName NAME = new ModelName("bench");

    private final int features;
    private final Schema schema;
    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();

    Setting(int features) {
        this.features = features;
        List<Feature> all = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            all.add(Feature.number("feature_" + i));
        }
        all.add(Feature.prediction("y", FeatureType.NUMBER));
        schema = new Schema(all);
        registry.create(Model.of(NAME));
        ScorerSpec scorer = new ScorerSpec.Onnx("0".repeat(64), List.of(new ScorerSpec.Output("y", "y", 0)));
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(NAME, 1), SchemaJson.hash(schema), scorer, Preprocessing.NONE, Instant.EPOCH),
                schema);
        String hash = Sha256.hex(KEY.getBytes(StandardCharsets.UTF_8));
        registry.putKey(new ApiKey(NAME, hash, Set.of(Scope.INFER), "bench", Instant.EPOCH, null));
    }

    InMemoryModelRegistry registry() {
        return registry;
    }

    /** A logged request, its prediction a number like the others. */
    LoggedRequest request(int rows, NumberKind kind, long seed) {
        Random random = new Random(seed);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i <= features; i++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = kind.draw(random);
            }
            columns.add(NumberColumn.of(values));
        }
        Instant time = Instant.parse("2026-11-23T12:00:00Z");
        return new LoggedRequest(
                new InferenceIds(InstantSource.fixed(time), new SplittableRandom(seed)).next(),
                new ModelVersion(NAME, 1),
                Status.SCORED,
                SchemaJson.hash(schema),
                new Rows(schema, rows, columns, List.of()),
                "ab".repeat(32),
                null,
                time);
    }

    /** The body of a call of KServe v1, numbers with three decimals. */
    String body(int rows) {
        Random random = new Random(1);
        StringBuilder body = new StringBuilder("{\"instances\":[");
        for (int row = 0; row < rows; row++) {
            body.append(row == 0 ? "{" : ",{");
            for (int i = 0; i < features; i++) {
                body.append(i == 0 ? "" : ",").append("\"feature_").append(i).append("\":");
                body.append(NumberKind.DECIMALS.draw(random));
            }
            body.append('}');
        }
        return body.append("]}").toString();
    }

    /**
     * The function, all of whose predictions are 0.
     *
     * @param model is run for each call, as the model
     * @param log is run for each write, as the store
     */
    InferenceFunction function(Runnable model, Runnable log) {
        InstantSource clock = InstantSource.system();
        Ports ports = new Ports(
                registry,
                new PackingLog(log),
                new InMemoryDeadLetters(),
                new InMemoryGroundTruth(),
                new InMemoryReportStore());
        return new InferenceFunction(new InferenceHandler(
                ports,
                (version, known) -> rows -> {
                    model.run();
                    return List.<Column>of(NumberColumn.of(new double[rows.size()]));
                },
                new Redaction(new byte[0]),
                clock,
                new InferenceIds(clock, new SplittableRandom(System.nanoTime())),
                Duration.ofMillis(400),
                pause -> {},
                line -> {}));
    }
}
