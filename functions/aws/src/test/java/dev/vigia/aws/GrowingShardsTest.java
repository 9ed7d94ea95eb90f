package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Requests;
import dev.vigia.inference.RowId;
import dev.vigia.inference.TestModels;
import dev.vigia.inference.Truth;
import dev.vigia.model.CachingModelRegistry;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Registration;
import dev.vigia.model.ScorerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model whose shards grow from one to eight while it is written and read, some by processes that know the old setting. */
class GrowingShardsTest {
    private static final ModelName MODEL = TestModels.MODEL;
    private static final Duration EVERY = Duration.ofSeconds(7);

    private final DynamoDbLocalServer server = DynamoDbLocalServer.shared();
    private final Tables tables = server.tables();
    private final ModelRegistry registry = new InMemoryModelRegistry();
    private Instant now = TestModels.START;

    @BeforeEach
    void register() {
        registry.create(Model.of(MODEL));
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(MODEL, 1),
                        Requests.HASH,
                        new ScorerSpec.None(),
                        Preprocessing.NONE,
                        TestModels.START),
                Requests.SCHEMA);
    }

    /** The log as a process sees it that read the settings just now, and remembers them as long as any does. */
    private InferenceLog remembering() {
        ModelRegistry remembered = new InMemoryModelRegistry();
        remembered.create(registry.model(MODEL).orElseThrow());
        RegisteredVersion version = registry.versions(MODEL).getFirst();
        remembered.register(version, registry.schema(MODEL, Requests.HASH).orElseThrow());
        return new DynamoDbInferenceLog(server.enhanced(), tables, remembered);
    }

    private InferenceLog log() {
        return new DynamoDbInferenceLog(server.enhanced(), tables, registry);
    }

    private static List<LoggedRequest> read(InferenceLog log, Instant from, Instant to) {
        List<LoggedRequest> read = new ArrayList<>();
        log.read(MODEL, from, to, read::add);
        return read;
    }

    private List<LoggedRequest> write(InferenceLog log, Instant from, Instant to) {
        List<LoggedRequest> written = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(EVERY)) {
            LoggedRequest request = Requests.of(MODEL, Requests.id(at, at.toEpochMilli()));
            log.append(request);
            written.add(request);
        }
        return written;
    }

    @Test
    void rowsWrittenBeforeDuringAndAfterGrowthAreEachReadOnceByAll() {
        InferenceLog before = remembering();
        List<LoggedRequest> all = new ArrayList<>(write(before, now, now.plusSeconds(60)));
        now = TestModels.START.plusSeconds(60);
        Instant grown = new Registration(registry, () -> now, "test").growShards(MODEL, 8);
        Instant forgotten = now.plus(CachingModelRegistry.OUTAGE);
        assertThat(grown).isAfter(forgotten);

        // Until what was remembered is over, some write and read by the old setting, others by the new one.
        InferenceLog after = log();
        Instant half = now.plusSeconds(400);
        all.addAll(write(before, now, half));
        all.addAll(write(after, half, forgotten));
        assertThat(read(after, TestModels.START, forgotten)).isEqualTo(all);
        assertThat(read(before, TestModels.START, forgotten)).isEqualTo(all);

        Instant end = grown.plusSeconds(400);
        all.addAll(write(after, forgotten, end));
        assertThat(read(after, TestModels.START, end)).isEqualTo(all);
        assertThat(after.newest(MODEL, TestModels.START, end, 10_000))
                .isEqualTo(all.stream()
                        .sorted(Comparator.comparing(LoggedRequest::id).reversed())
                        .toList());
        assertThat(all)
                .allSatisfy(
                        request -> assertThat(after.find(MODEL, request.id())).contains(request));
        Set<String> partitions = new HashSet<>();
        all.stream()
                .map(LoggedRequest::id)
                .filter(id -> !id.time().isBefore(grown))
                .forEach(id -> partitions.add(Slices.partition(
                        MODEL,
                        id.time(),
                        id,
                        registry.model(MODEL).orElseThrow().shards())));
        assertThat(partitions).hasSize(16); // two slices of eight
    }

    @Test
    void groundTruthFindsItsRowAndIsReadOnceAcrossGrowth() {
        Instant grown = new Registration(registry, () -> now, "test").growShards(MODEL, 8);
        DynamoDbGroundTruth truth = new DynamoDbGroundTruth(server.enhanced(), tables, registry);
        List<Truth> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Of inferences long before the growth, arriving before and after it.
            InferenceId id = Requests.id(TestModels.START.plusSeconds(i), i);
            all.add(new Truth(new RowId(id, 0), "v" + i, grown.plusSeconds(10L * (i - 30))));
        }
        truth.put(MODEL, all);
        assertThat(truth.arrived(MODEL, TestModels.START, grown.plusSeconds(3_600)))
                .isEqualTo(all);
        assertThat(all)
                .allSatisfy(one -> assertThat(truth.find(MODEL, one.row())).contains(one));
    }
}
