package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Status;
import dev.vigia.model.SchemaJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HistorySenderTest {
    private static final DemoModel MODEL = DemoModel.RETURN_DELAY;
    private static final List<HistoryBatch> BATCHES = new History(Trained.DEMO.model(MODEL), Trained.RETURN_DELAY, 3)
            .before(Instant.parse("2026-11-23T12:00:00Z"), Duration.ofHours(20))
            .toList();

    @Test
    void everyBatchArrivesThoughSomeAreRefusedAtFirst() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<HistoryBatch> accepted = new ArrayList<>();
        try (LoadBalancer balancer =
                new LoadBalancer(call -> seen.add(call.body()) && call.body().length() % 2 == 0 ? 502 : 200)) {
            sender(balancer).send(BATCHES.stream(), accepted::add);
            assertThat(accepted).isEqualTo(BATCHES);
            assertThat(balancer.calls().stream().map(LoadBalancer.Call::body).distinct())
                    .hasSize(20);
            assertThat(balancer.calls())
                    .allMatch(call -> call.path().equals("/v1/models/return-delay/captures"))
                    .allMatch(call -> call.idempotencyKey() == null);
        }
    }

    @Test
    void aRefusedBatchStopsTheRestAndIsNamed() throws Exception {
        try (LoadBalancer balancer = new LoadBalancer(call -> 403)) {
            assertThatThrownBy(() -> sender(balancer).send(BATCHES.stream(), batch -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("history of return-delay, batch 2026-11-22T16:00:00Z: status 403 after 1"
                            + " attempts, expected 2xx");
            assertThat(balancer.calls()).hasSizeLessThan(20);
        }
    }

    /** Else a second start goes on without the rest: its newest window then ends days ago. */
    @Test
    void whatASenderThatWasEndedEarlyLeftIsMissed() {
        Instant end = Instant.parse("2026-11-23T12:00:00Z");
        InMemoryInferenceLog log = new InMemoryInferenceLog();
        List<HistoryBatch> inOrder = BATCHES.subList(0, 18);
        inOrder.forEach(batch -> append(log, batch));
        assertThat(HistorySender.isSent(log, MODEL, end)).isFalse();
        append(log, BATCHES.get(19));
        assertThat(HistorySender.isSent(log, MODEL, end))
                .as("two are under way at once")
                .isFalse();
        append(log, BATCHES.get(18));
        assertThat(HistorySender.isSent(log, MODEL, end)).isTrue();
    }

    private static void append(InMemoryInferenceLog log, HistoryBatch batch) {
        log.append(new LoggedRequest(
                InferenceId.of(batch.time(), 1, 2),
                MODEL.version(),
                Status.CAPTURED,
                SchemaJson.hash(MODEL.schema()),
                Trained.DEMO.model(MODEL).rows(Trained.RETURN_DELAY.rows(0, 1)),
                "",
                null,
                batch.time()));
    }

    private static HistorySender sender(LoadBalancer balancer) {
        return new HistorySender(balancer.uri(), "demo-key", MODEL);
    }
}
