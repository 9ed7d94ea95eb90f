package dev.vigia.local.demo;

import static dev.vigia.local.demo.LoadBalancer.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.inference.InferenceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTrafficTest {
    private static final DemoModel MODEL = DemoModel.LATE_ARRIVAL;

    @Test
    void callsBringTheTrafficsRowsInTheModelsForm(@TempDir Path data) throws Exception {
        try (LoadBalancer balancer = new LoadBalancer(call -> 200);
                LiveTraffic live = start(balancer, data, 200, 3)) {
            await(() -> live.counts().requests() >= 10);
            LoadBalancer.Call call = balancer.calls().getFirst();
            assertThat(call.path()).isEqualTo("/v1/models/late-arrival:predict");
            assertThat(call.authorization()).isEqualTo("Bearer demo-key");
            Set<String> posted = balancer.calls().stream()
                    .flatMap(each -> instances(each).stream())
                    .map(JsonNode::toString)
                    .collect(Collectors.toSet());
            List<JsonNode> expected = instances(CallBody.predict(MODEL, Trained.LATE_ARRIVAL.rows(0, 30)));
            for (JsonNode instance : expected) {
                assertThat(posted).contains(instance.toString());
            }
            assertThat(live.counts().rows()).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void aCallAnswered502To504IsRepeatedUnderItsKeyAndAnotherIsNot(@TempDir Path data) throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (LoadBalancer balancer = new LoadBalancer(
                        call -> seen.add(call.body()) ? 502 + call.body().length() % 3 : 422);
                LiveTraffic live = start(balancer, data, 50, 1)) {
            await(() -> live.counts().refused() >= 10);
            assertThat(live.counts().rows()).isZero();
            assertThat(live.counts().retries()).isGreaterThanOrEqualTo(10);
            var byBody = balancer.calls().stream().collect(Collectors.groupingBy(LoadBalancer.Call::body));
            long twice =
                    byBody.values().stream().filter(calls -> calls.size() == 2).count();
            assertThat(twice).isGreaterThanOrEqualTo(10);
            assertThat(byBody.values()).allSatisfy(calls -> {
                assertThat(calls).hasSizeLessThanOrEqualTo(2);
                assertThat(calls.stream().map(LoadBalancer.Call::idempotencyKey).distinct())
                        .hasSize(1);
                String key = String.valueOf(calls.getFirst().idempotencyKey());
                assertThat(InferenceId.parse(key).time())
                        .isBetween(Instant.now().minusSeconds(60), Instant.now());
            });
        }
    }

    @Test
    void deferredAnswersAreCounted(@TempDir Path data) throws Exception {
        try (LoadBalancer balancer = new LoadBalancer(call -> 202);
                LiveTraffic live = start(balancer, data, 100, 1)) {
            await(() -> live.counts().deferred() >= 5);
            assertThat(live.counts().refused()).isZero();
        }
    }

    @Test
    void aBreakTakesHoldWithinASecondAndMendingToo(@TempDir Path data) throws Exception {
        DemoControl control = new DemoControl(data);
        try (LoadBalancer balancer = new LoadBalancer(call -> 200);
                LiveTraffic live = start(balancer, data, 100, 1)) {
            await(() -> live.counts().requests() >= 5);
            control.set(MODEL, Break.NULLS);
            within(Duration.ofSeconds(1), () -> anyPosted(balancer, 0, "\"distance\":null"));
            control.set(MODEL, Break.SILENCE);
            within(Duration.ofSeconds(1), () -> live.counts().silenced() > 0);
            long silent = live.counts().silenced();
            Thread.sleep(200);
            int posted = balancer.calls().size();
            await(() -> live.counts().silenced() > silent + 30);
            assertThat(balancer.calls()).hasSize(posted);
            control.mend();
            within(Duration.ofSeconds(1), () -> balancer.calls().size() > posted);
        }
    }

    @Test
    void aBreakOfAnotherModelLeavesThisOneAlone(@TempDir Path data) throws Exception {
        new DemoControl(data).set(DemoModel.RETURN_DELAY, Break.SILENCE);
        try (LoadBalancer balancer = new LoadBalancer(call -> 200);
                LiveTraffic live = start(balancer, data, 100, 1)) {
            await(() -> live.counts().requests() >= 20);
            assertThat(live.counts().silenced()).isZero();
        }
    }

    @Test
    void whileNothingAnswersCallsAreSkippedNotQueuedAndClosingIsAtOnce(@TempDir Path data) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (LoadBalancer balancer = new LoadBalancer(call -> waited(released))) {
            LiveTraffic live = start(balancer, data, 500, 1);
            await(() -> live.counts().skipped() >= 100);
            assertThat(balancer.calls()).hasSizeLessThanOrEqualTo(16);
            long before = System.nanoTime();
            live.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            int calls = balancer.calls().size();
            Thread.sleep(300);
            assertThat(balancer.calls()).hasSize(calls);
            released.countDown();
        }
    }

    /** Else the demo's own callers take every instance, and whoever pastes the printed call is refused. */
    @Test
    void sendersTogetherLeaveRoomForOtherCallers(@TempDir Path data) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Semaphore room = new Semaphore(3);
        try (LoadBalancer balancer = new LoadBalancer(call -> waited(released));
                LiveTraffic one = start(balancer, data, room, 500, 1);
                LiveTraffic other = start(balancer, data, room, 500, 1)) {
            await(() -> one.counts().skipped() > 0 && other.counts().skipped() > 0);
            assertThat(balancer.calls()).hasSize(3);
            released.countDown();
            await(() -> one.counts().requests() >= 16 && other.counts().requests() >= 16);
        }
    }

    @Test
    void withoutALoadBalancerCallsGoUnansweredAndTrafficGoesOn(@TempDir Path data) throws Exception {
        LoadBalancer gone = new LoadBalancer(call -> 200);
        gone.close();
        try (LiveTraffic live = start(gone, data, 100, 1)) {
            await(() -> live.counts().skipped() > 0);
            assertThat(live.counts().rows()).isZero();
        }
    }

    private static LiveTraffic start(LoadBalancer balancer, Path data, double rate, int rows) {
        return start(balancer, data, new Semaphore(99), rate, rows);
    }

    private static LiveTraffic start(LoadBalancer balancer, Path data, Semaphore room, double rate, int rows) {
        var settings = new LiveTraffic.Settings(balancer.uri(), "demo-key", MODEL, rate, rows);
        return LiveTraffic.start(Trained.LATE_ARRIVAL, settings, new DemoControl(data), room, InstantSource.system());
    }

    private static void within(Duration limit, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long start = System.nanoTime();
        await(condition);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    }

    private static boolean anyPosted(LoadBalancer balancer, int from, String text) {
        List<LoadBalancer.Call> calls = balancer.calls();
        return calls.subList(from, calls.size()).stream()
                .anyMatch(call -> call.body().contains(text));
    }

    private static int waited(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    private static List<JsonNode> instances(LoadBalancer.Call call) {
        try {
            return instances(call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<JsonNode> instances(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body).path("instances").valueStream().toList();
    }
}
