package dev.vigia.inference.function;

import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.inference.Column;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.ModelInput;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.remote.AllowedHosts;
import dev.vigia.inference.remote.RemoteScorers;
import dev.vigia.model.ApiKey;
import dev.vigia.model.Encoding;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryArtifactStore;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.Sensitivity;
import dev.vigia.model.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A handler over stores in memory, a clock that stands still, and a scorer that adds up, all of which can fail. */
final class World {
    /** A call's body with one row. */
    static final String ONE = "{\"instances\":[{\"distance\":1000.5,\"origin\":\"ANC\",\"night\":true,\"hour\":7}]}";

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final ModelName FLIGHTS = new ModelName("flights");
    static final String KEY = "key-with-every-scope";
    static final Schema SCHEMA = new Schema(List.of(
            Feature.number("distance"),
            Feature.category("origin"),
            Feature.of("night", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.of("hour", FeatureType.INTEGER, Role.FEATURE),
            new Feature("passport", FeatureType.TEXT, Role.IGNORED, Sensitivity.HASH, dev.vigia.model.Constraints.NONE),
            Feature.prediction("delay", FeatureType.NUMBER)));
    static final Preprocessing PREPROCESSING = new Preprocessing(List.of(
            new Encoding.Passthrough("distance", 100),
            new Encoding.OneHot("origin", List.of("ANC", "SEA")),
            new Encoding.Passthrough("hour", 0)));

    static final List<ScorerSpec.Output> OUTPUTS = List.of(new ScorerSpec.Output("delay", "y", 0));

    Instant now = NOON;
    final Duration grace = Duration.ofSeconds(90);
    final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    final InMemoryInferenceLog log = new InMemoryInferenceLog();
    final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    final InMemoryGroundTruth truths = new InMemoryGroundTruth();
    final InMemoryReportStore reports = new InMemoryReportStore();
    final Faults faults = new Faults();
    final List<String> lines = new ArrayList<>();
    private String lastId = "";
    String scorerHosts = "";
    final InferenceHandler handler;
    final InferenceFunction function;

    World() {
        this("pepper".getBytes(StandardCharsets.UTF_8));
    }

    World(byte[] pepper) {
        Ports ports = new Ports(
                faults.registry(registry),
                faults.log(log),
                faults.deadLetters(deadLetters),
                truths,
                faults.reports(reports));
        InferenceIds ids = new InferenceIds(() -> now, new SplittableRandom(1));
        handler = new InferenceHandler(
                ports,
                this::scorer,
                new Redaction(pepper),
                () -> now,
                ids,
                Duration.ofMillis(400),
                pause -> now = now.plus(pause),
                lines::add);
        function = new InferenceFunction(handler);
        registry.create(Model.of(FLIGHTS));
        register(1, SCHEMA, new ScorerSpec.Onnx("f".repeat(64), OUTPUTS));
        key(KEY, Scope.values());
    }

    void register(int number, Schema schema, ScorerSpec scorer) {
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(FLIGHTS, number), SchemaJson.hash(schema), scorer, PREPROCESSING, NOON),
                schema);
    }

    /** A version whose features go into the matrix as they are. */
    void registerPlain(int number, Schema schema, ScorerSpec scorer) {
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(FLIGHTS, number), SchemaJson.hash(schema), scorer, Preprocessing.NONE, NOON),
                schema);
    }

    void registerRemote(int number) {
        registerRemote(number, "http://127.0.0.1:1/infer", Duration.ofSeconds(1));
    }

    void registerRemote(int number, String endpoint, Duration timeout) {
        register(number, SCHEMA, new ScorerSpec.Remote(URI.create(endpoint), timeout));
    }

    void key(String key, Scope... scopes) {
        String hash = Sha256.hex(key.getBytes(StandardCharsets.UTF_8));
        registry.putKey(new ApiKey(FLIGHTS, hash, Set.of(scopes), "test", NOON, null));
    }

    /** Adds up each row of the input matrix. */
    private Scorer scorer(RegisteredVersion version, Schema schema) {
        if (!(version.scorer() instanceof ScorerSpec.Onnx)) {
            return new ArtifactScorers(
                            new InMemoryArtifactStore(),
                            new RemoteScorers(AllowedHosts.of(scorerHosts), (uri, body) -> Map.of()))
                    .open(version, schema);
        }
        ModelInput input = new ModelInput(schema, version.preprocessing());
        return rows -> {
            if (faults.scorer) {
                throw new ScorerException("broken", faults.scorerTimesOut, new IllegalStateException("broken"));
            }
            return List.of(sums(input, rows));
        };
    }

    private static Column sums(ModelInput input, Rows rows) {
        float[] matrix = input.encode(rows);
        double[] sums = new double[rows.size()];
        for (int i = 0; i < matrix.length; i++) {
            sums[i / input.width()] += matrix[i];
        }
        return NumberColumn.of(sums);
    }

    HttpResponse post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse post(String path, byte[] body, String... headers) {
        return call("POST", path, body, headers);
    }

    /** Calls with the key of every scope, unless a header says otherwise; an empty value takes a header away. */
    HttpResponse call(String method, String path, byte[] body, String... headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of("authorization", List.of("Bearer " + KEY)));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1].isEmpty() ? List.of() : List.of(headers[i + 1]));
        }
        HttpResponse response = handler.handle(new HttpRequest(
                method, path.equals("/") ? List.of() : List.of(path.substring(1).split("/")), all, body));
        lastId = String.valueOf(response.headers().get("x-vigia-inference-id"));
        return response;
    }

    HttpResponse get(String path, String... headers) {
        return call("GET", path, new byte[0], headers);
    }

    HttpResponse predict(String body, String... headers) {
        return post("/v1/models/flights:predict", body, headers);
    }

    HttpResponse capture(String body, String... headers) {
        return post("/v1/models/flights/captures", body, headers);
    }

    /** Everything in the log, in order of id. */
    List<LoggedRequest> logged() {
        List<LoggedRequest> all = new ArrayList<>();
        log.read(FLIGHTS, Instant.EPOCH, now.plus(Duration.ofDays(1)), all::add);
        return all;
    }

    /** What was logged of the last call. */
    LoggedRequest last() {
        return log.find(FLIGHTS, InferenceId.parse(lastId)).orElseThrow();
    }

    /** What a response says of the log. */
    static String logged(HttpResponse response) {
        return String.valueOf(response.headers().get("x-vigia-logged"));
    }

    /** An idempotency key of a time. */
    static String key(Instant time, long salt) {
        return InferenceId.of(time, salt, salt).toString();
    }

    static InferenceId id(HttpResponse response) {
        return InferenceId.parse(String.valueOf(response.headers().get("x-vigia-inference-id")));
    }
}
