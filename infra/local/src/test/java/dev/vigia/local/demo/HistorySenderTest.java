package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static HistorySender sender(LoadBalancer balancer) {
        return new HistorySender(balancer.uri(), "demo-key", MODEL);
    }
}
