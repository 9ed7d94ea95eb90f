package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ApiKey;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.Sha256;
import dev.vigia.model.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many threads call one handler while the log fails 5 % of the time, before or after it wrote, the scorer and the dead
 * letters fail too, and the instance is killed before and after any call of a store. Then what DATA.md promises is
 * counted: each acknowledged inference is in the log or the dead letters exactly once, equal to what was sent; any other
 * row belongs to a call that was answered 5xx or cut off, at most one for each.
 */
class ChaosTest {
    private static final int THREADS = 8;
    private static final double KILL = 0.005;

    /** The end of an instance: it gets past everything that the handler does about exceptions. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed by the test", null, false, false);
        }
    }

    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters();
    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    /** Inherited by the threads that call stores beside their callers. */
    private static final ThreadLocal<SplittableRandom> CHANCE = new InheritableThreadLocal<>();

    /** Goes on with each call, and with each pause by so much that the log is tried twice: about one call in 400 fails. */
    private final AtomicLong millis = new AtomicLong();

    private static final long CALL_MILLIS = 50;
    private static final long PAUSE_MILLIS = 600;

    /**
     * Calls of a thread after which it waits for the others: all move the clock, and one that the machine let stand would
     * else find its key hours old.
     */
    private static final int ROUND = 16;

    /** What was acknowledged: by id, the number that was sent. */
    private final Map<InferenceId, Double> acknowledged = new ConcurrentHashMap<>();

    private final LongAdder cut = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder deferred = new LongAdder();

    /** Answered, and told that nothing took them: the log may have, without an answer of its own. */
    private final LongAdder unlogged = new LongAdder();

    private Instant now() {
        return World.NOON.plusMillis(millis.get());
    }

    private static boolean happens(double probability) {
        return CHANCE.get().nextDouble() < probability;
    }

    private <T> T breaking(Class<T> port, T store, double rate) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    fail(rate / 2);
                    Object result;
                    try {
                        result = method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    fail(rate / 2);
                    return result;
                }));
    }

    private static void fail(double rate) {
        if (happens(KILL)) {
            throw new Killed();
        }
        if (happens(rate)) {
            throw new StoreUnavailableException("broken by the test");
        }
    }

    private InferenceHandler handler(int seed) {
        Ports ports = new Ports(
                registry,
                breaking(InferenceLog.class, log, 0.05),
                breaking(DeadLetters.class, letters, 0.05),
                new InMemoryGroundTruth(),
                breaking(ReportStore.class, reports, 0.05));
        return new InferenceHandler(
                ports,
                (version, schema) -> rows -> {
                    if (happens(0.01)) {
                        throw new ScorerException("broken", false, new IllegalStateException("broken"));
                    }
                    return List.of(NumberColumn.of(((NumberColumn) rows.column(0)).value(0) + 1));
                },
                new Redaction(new byte[0]),
                this::now,
                new InferenceIds(this::now, new SplittableRandom(seed)),
                Duration.ofSeconds(1),
                pause -> millis.addAndGet(PAUSE_MILLIS),
                line -> {});
    }

    @Test
    void whatIsPromisedHolds() throws Exception {
        run(10_000);
    }

    @Tag("slow")
    @Test
    void whatIsPromisedHoldsForAHundredThousand() throws Exception {
        run(100_000);
    }

    private void run(int calls) throws Exception {
        registry.create(Model.of(World.FLIGHTS));
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(World.FLIGHTS, 1),
                        SchemaJson.hash(World.SCHEMA),
                        new ScorerSpec.Onnx("f".repeat(64), World.OUTPUTS),
                        World.PREPROCESSING,
                        World.NOON),
                World.SCHEMA);
        registry.putKey(new ApiKey(
                World.FLIGHTS,
                Sha256.hex("k".getBytes(StandardCharsets.UTF_8)),
                Set.of(Scope.values()),
                "test",
                World.NOON,
                null));
        InferenceHandler handler = handler(1);
        Phaser rounds = new Phaser(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<java.util.concurrent.Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                all.add(threads.submit(() -> {
                    CHANCE.set(new SplittableRandom(number));
                    try {
                        for (int i = number; i < calls; i += THREADS) {
                            if (i / THREADS % ROUND == 0) {
                                rounds.arriveAndAwaitAdvance();
                            }
                            client(handler, i);
                        }
                    } finally {
                        rounds.arriveAndDeregister();
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        count(calls);
    }

    /** Half of the callers send a key and call again until they are answered; the others call once. */
    private void client(InferenceHandler handler, int call) {
        boolean keyed = call % 2 == 0;
        // A few are late, so that their buckets are marked too.
        Instant made = now().minusSeconds(call % 10 == 0 ? 200 : 0);
        Map<String, List<String>> headers = new HashMap<>(Map.of("x-vigia-key", List.of("k")));
        if (keyed) {
            headers.put(
                    "idempotency-key",
                    List.of(InferenceId.of(made, call, call * 0x9e3779b97f4a7c15L)
                            .toString()));
        }
        byte[] body = ("{\"instances\":[{\"distance\":" + call + ".5}]}").getBytes(StandardCharsets.UTF_8);
        for (int tries = 0; tries < (keyed ? 50 : 1); tries++) {
            HttpResponse response;
            millis.addAndGet(CALL_MILLIS);
            try {
                response = handler.handle(
                        new HttpRequest("POST", List.of("v1", "models", "flights:predict"), headers, body));
            } catch (Killed e) {
                cut.increment();
                continue;
            }
            if (response.status() != 200) {
                assertThat(response.status()).as(response.body()).isGreaterThanOrEqualTo(500);
                failed.increment();
                continue;
            }
            assertThat(response.body()).isEqualTo("{\"predictions\":[" + (call + 1.5) + "]}");
            String logged = String.valueOf(response.headers().get("x-vigia-logged"));
            if (logged.equals("deferred")) {
                deferred.increment();
            }
            if (logged.equals("false")) {
                unlogged.increment();
            } else {
                assertThat(acknowledged.put(World.id(response), call + 0.5)).isNull();
            }
            return;
        }
        assertThat(keyed).as("answered after 50 tries").isFalse();
    }

    private void count(int calls) {
        List<LoggedRequest> left = letters.peek(Integer.MAX_VALUE);
        Set<InferenceId> kept = new HashSet<>();
        for (LoggedRequest letter : left) {
            assertThat(kept.add(letter.id())).as("once among the dead letters").isTrue();
        }
        // What brings dead letters back: appended again, which is harmless, then removed.
        left.forEach(letter -> {
            log.append(letter);
            letters.remove(World.FLIGHTS, letter.id());
        });
        Map<InferenceId, LoggedRequest> rows = new HashMap<>();
        log.read(World.FLIGHTS, Instant.EPOCH, now().plusSeconds(60), request -> rows.put(request.id(), request));
        acknowledged.forEach((id, sent) -> {
            assertThat(rows).as("acknowledged").containsKey(id);
            LoggedRequest row = java.util.Objects.requireNonNull(rows.remove(id));
            assertThat(row.status()).isEqualTo(Status.SCORED);
            assertThat(((NumberColumn) row.rows().column(0)).value(0)).isEqualTo(sent);
            assertThat(((NumberColumn) row.rows().column(5)).value(0)).isEqualTo(sent + 1);
        });
        System.out.printf(
                "%d calls: %d acknowledged (%d deferred), %d cut off, %d answered 5xx, %d told not logged, %d other rows%n",
                calls, acknowledged.size(), deferred.sum(), cut.sum(), failed.sum(), unlogged.sum(), rows.size());
        assertThat((long) rows.size()).isLessThanOrEqualTo(cut.sum() + failed.sum() + unlogged.sum());
        assertThat(acknowledged.size()).isGreaterThan(calls * 9 / 10);
        assertThat(cut.sum()).isGreaterThan(calls / 200);
        assertThat(deferred.sum()).isGreaterThan(calls / 50);
    }
}
