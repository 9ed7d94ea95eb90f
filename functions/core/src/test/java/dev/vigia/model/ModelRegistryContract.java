package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every model registry promises. */
public abstract class ModelRegistryContract {
    protected static final ModelName MODEL = new ModelName("flights");
    private static final ModelName OTHER = new ModelName("flights-2");
    protected static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** A schema with every limit. */
    protected static final Schema SCHEMA = new Schema(List.of(
            new Feature(
                    "age",
                    FeatureType.NUMBER,
                    Role.FEATURE,
                    Sensitivity.HASH,
                    new Constraints(0.02, 0.5, 120.0, List.of(), null, null, null, null, false)),
            new Feature(
                    "origin",
                    FeatureType.CATEGORY,
                    Role.FEATURE,
                    Sensitivity.NONE,
                    new Constraints(null, null, null, List.of("ANC", "SEÄ"), 0.0, null, null, null, false)),
            new Feature(
                    "code",
                    FeatureType.TEXT,
                    Role.IDENTIFIER,
                    Sensitivity.DROP,
                    new Constraints(null, null, null, List.of(), null, "[A-Z]{2}[0-9]+", 3, 9, true)),
            Feature.prediction("score", FeatureType.NUMBER)));

    protected ModelRegistry registry;

    /** An empty registry. */
    protected abstract ModelRegistry open();

    @BeforeEach
    void openRegistry() {
        registry = open();
    }

    /** A model in which nothing is as by default. */
    protected static Model model(ModelName name) {
        Cadence seconds = new Cadence(
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(2)));
        return new Model(
                name,
                2,
                Dated.always(1).with(START, 8),
                Dated.always(Cadence.DEPLOYED).with(START.plusMillis(1), seconds),
                Map.of(1, Dated.always("b1"), 2, Dated.always("b1").with(START, "b2")),
                new FalseAlarmBudget(0.5, Duration.ofDays(7)),
                LogFailurePolicy.REFUSE,
                Duration.ofDays(30),
                START.plusSeconds(9),
                1);
    }

    private static Model changed(Model model, int live, long revision) {
        return new Model(
                model.name(),
                live,
                model.shards(),
                model.cadence(),
                model.baselines(),
                model.budget(),
                model.onLogFailure(),
                model.retention(),
                model.pausedUntil(),
                revision);
    }

    protected static RegisteredVersion version(ModelName model, int number, ScorerSpec scorer) {
        Preprocessing preprocessing = new Preprocessing(List.of(
                new Encoding.Passthrough("a", 0.5),
                new Encoding.Standard("b", -1.25, 3),
                new Encoding.MinMax("c", 0, 0.1),
                new Encoding.OneHot("origin", List.of("ANC", "SEÄ"))));
        return new RegisteredVersion(
                new ModelVersion(model, number), SchemaJson.hash(SCHEMA), scorer, preprocessing, START.plusMillis(5));
    }

    private static ApiKey key(ModelName model, int i) {
        return new ApiKey(
                model,
                Sha256.hex(new byte[] {(byte) i}),
                Set.of(Scope.INFER, Scope.GROUND_TRUTH),
                "key " + i,
                START,
                null);
    }

    @Test
    void aModelIsCreatedOnce() {
        Model model = model(MODEL);

        assertThat(registry.model(MODEL)).isEmpty();
        assertThat(registry.create(model)).isTrue();
        assertThat(registry.create(Model.of(MODEL))).isFalse();
        assertThat(registry.model(MODEL)).contains(model);
        assertThat(registry.model(OTHER)).isEmpty();
    }

    @Test
    void anUpdateNamesTheRevisionThatItWasMadeFrom() {
        Model first = model(MODEL);
        assertThat(registry.update(changed(first, 3, 2))).isFalse();
        registry.create(first);

        assertThat(registry.update(changed(first, 3, 2))).isTrue();
        assertThat(registry.update(changed(first, 4, 2))).isFalse();
        assertThat(registry.update(changed(first, 4, 4))).isFalse();
        assertThat(registry.model(MODEL)).contains(changed(first, 3, 2));
        assertThat(registry.update(changed(first, 4, 3))).isTrue();
        assertThat(registry.model(MODEL)).contains(changed(first, 4, 3));
    }

    @Test
    void ofManyUpdatesAtOnceOneIsMade() throws Exception {
        Model first = model(MODEL);
        registry.create(first);
        List<Callable<Boolean>> updates = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Model next = changed(first, 10 + i, 2);
            updates.add(() -> registry.update(next));
        }
        int made = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var update : threads.invokeAll(updates)) {
                made += update.get() ? 1 : 0;
            }
        }

        assertThat(made).isOne();
    }

    @Test
    void aVersionIsNeverReplacedAndKeepsEachKindOfScorer() {
        List<ScorerSpec> scorers = List.of(
                new ScorerSpec.None(),
                new ScorerSpec.Onnx("a".repeat(64), List.of(new ScorerSpec.Output("score", "probabilities", 1))),
                new ScorerSpec.Remote(URI.create("https://models.example.org/v1/x"), Duration.ofMillis(1500)));
        List<RegisteredVersion> versions = new ArrayList<>();
        for (int number : new int[] {10, 2, 1}) {
            RegisteredVersion version = version(MODEL, number, scorers.get(number % 3));
            versions.addFirst(version);
            assertThat(registry.register(version, SCHEMA)).isTrue();
        }

        assertThat(registry.versions(MODEL)).isEqualTo(versions);
        assertThat(registry.register(version(MODEL, 2, new ScorerSpec.None()), SCHEMA))
                .isFalse();
        assertThat(registry.version(new ModelVersion(MODEL, 2))).contains(versions.get(1));
        assertThat(registry.version(new ModelVersion(MODEL, 3))).isEmpty();
        assertThat(registry.versions(OTHER)).isEmpty();
    }

    @Test
    void aSchemaIsFoundByItsHash() {
        registry.register(version(MODEL, 1, new ScorerSpec.None()), SCHEMA);

        assertThat(registry.schema(MODEL, SchemaJson.hash(SCHEMA))).contains(SCHEMA);
        assertThat(registry.schema(MODEL, "0".repeat(64))).isEmpty();
        assertThat(registry.schema(OTHER, SchemaJson.hash(SCHEMA))).isEmpty();
    }

    @Test
    void aSchemaOfTenThousandFeaturesIsKept() {
        List<Feature> features = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            features.add(
                    Feature.number(i + "-" + Long.toHexString(random.nextLong()).repeat(8)));
        }
        Schema wide = new Schema(features);
        RegisteredVersion version = new RegisteredVersion(
                new ModelVersion(MODEL, 1), SchemaJson.hash(wide), new ScorerSpec.None(), Preprocessing.NONE, START);

        assertThat(registry.register(version, wide)).isTrue();
        assertThat(registry.schema(MODEL, version.schemaHash())).contains(wide);
    }

    @Test
    void aVersionThatNamesAnotherSchemaIsRefused() {
        RegisteredVersion version = version(MODEL, 1, new ScorerSpec.None());

        assertThatThrownBy(() -> registry.register(version, new Schema(List.of(Feature.number("x")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(version.schemaHash());
        assertThat(registry.version(version.id())).isEmpty();
    }

    @Test
    void baselinesOfAnySizeAreKeptAndNeverReplaced() {
        for (int size : new int[] {0, 10, 1_200_000}) {
            byte[] packed = new byte[size];
            new Random(size).nextBytes(packed);
            registry.putBaseline(MODEL, "b" + size, packed);
            registry.putBaseline(MODEL, "b" + size, packed);

            assertThat(registry.baseline(MODEL, "b" + size)).contains(packed);
            assertThatThrownBy(() -> registry.putBaseline(MODEL, "b" + size, new byte[] {7}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("b" + size);
            assertThat(registry.baseline(MODEL, "b" + size)).contains(packed);
        }
        assertThat(registry.baseline(MODEL, "b")).isEmpty();
        assertThat(registry.baseline(OTHER, "b10")).isEmpty();
    }

    @Test
    void aRevokedKeyStaysRevoked() {
        ApiKey one = key(MODEL, 1);
        ApiKey two = key(MODEL, 2);
        registry.putKey(one);
        registry.putKey(two);

        assertThat(registry.key(MODEL, one.hash())).contains(one);
        assertThat(registry.key(OTHER, one.hash())).isEmpty();
        assertThat(registry.keys(MODEL)).containsExactlyInAnyOrder(one, two);
        assertThat(registry.revokeKey(MODEL, one.hash(), START.plusSeconds(5))).isTrue();
        assertThat(registry.revokeKey(MODEL, one.hash(), START.plusSeconds(6))).isTrue();
        registry.putKey(one);
        assertThat(registry.key(MODEL, one.hash())).contains(one.revokedSince(START.plusSeconds(5)));
        assertThat(registry.key(MODEL, one.hash()).orElseThrow().allows(Scope.INFER))
                .isFalse();
        assertThat(registry.keys(MODEL)).contains(two);
        assertThat(registry.revokeKey(MODEL, "0".repeat(64), START)).isFalse();
        assertThat(registry.revokeKey(OTHER, one.hash(), START)).isFalse();
    }

    @Test
    void aDeletedKeyIsNoKey() {
        ApiKey one = key(MODEL, 1);
        ApiKey two = key(MODEL, 2);
        registry.putKey(one);
        registry.putKey(two);
        assertThat(registry.key(MODEL, one.hash())).contains(one);

        assertThat(registry.deleteKey(OTHER, one.hash())).isFalse();
        assertThat(registry.deleteKey(MODEL, one.hash())).isTrue();
        assertThat(registry.key(MODEL, one.hash())).isEmpty();
        assertThat(registry.keys(MODEL)).containsExactly(two);
        assertThat(registry.deleteKey(MODEL, one.hash())).isFalse();
        assertThat(registry.revokeKey(MODEL, one.hash(), START)).isFalse();
    }

    @Test
    void theAuditIsNewestFirst() {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            AuditEntry entry = new AuditEntry(MODEL, START.plusMillis(i * 700L), "ana", "register", "version " + i);
            entries.addFirst(entry);
            registry.audit(entry);
        }
        AuditEntry together = new AuditEntry(MODEL, START, "rui", "register", "version 0");
        registry.audit(together);

        assertThat(registry.audit(MODEL, 5)).isEqualTo(entries.subList(0, 5));
        assertThat(registry.audit(MODEL, 100)).hasSize(13).contains(together).containsAll(entries);
        assertThat(registry.audit(OTHER, 5)).isEmpty();
    }
}
