package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.LogFailurePolicy;
import dev.vigia.model.Model;
import org.junit.jupiter.api.Test;

/** What a caller is answered while the log, the dead letters, the scorer or the registry fail. */
class FailingPartsTest {
    private final World world = new World();

    @Test
    void aLogThatRefusesDefersToTheDeadLetters() {
        world.faults.log = true;
        HttpResponse response = world.predict(World.ONE);
        assertThat(response.status()).isEqualTo(200);
        assertThat(World.logged(response)).isEqualTo("deferred");
        assertThat(world.deadLetters.peek(9)).hasSize(1);
        assertThat(world.deadLetters.peek(9).getFirst().id()).isEqualTo(World.id(response));
        assertThat(world.faults.logCalls).isBetween(3, 6);
    }

    @Test
    void afterARefusalTheLogIsLeftAloneForAWhileAndThenProbed() {
        world.faults.log = true;
        world.predict(World.ONE);
        int calls = world.faults.logCalls;
        assertThat(World.logged(world.predict(World.ONE))).isEqualTo("deferred");
        assertThat(world.faults.logCalls).isEqualTo(calls);
        world.now = world.now.plus(Retry.WARY);
        assertThat(World.logged(world.predict(World.ONE))).isEqualTo("deferred");
        assertThat(world.faults.logCalls).isEqualTo(calls + 1);
        world.faults.log = false;
        assertThat(World.logged(world.predict(World.ONE))).isEqualTo("deferred");
        world.now = world.now.plus(Retry.WARY);
        assertThat(World.logged(world.predict(World.ONE))).isEqualTo("true");
        assertThat(World.logged(world.predict(World.ONE))).isEqualTo("true");
    }

    @Test
    void aWriteWhoseAnswerWasLostIsLoggedOnce() {
        world.faults.logAnswersLost = 2;
        HttpResponse response = world.predict(World.ONE);
        assertThat(World.logged(response)).isEqualTo("true");
        assertThat(response.body()).isEqualTo("{\"predictions\":[1008.5]}");
        assertThat(world.logged()).hasSize(1);
        assertThat(world.deadLetters.peek(9)).isEmpty();
    }

    @Test
    void whatNothingTakesIsAnsweredOrRefusedAsTheModelSays() {
        world.faults.log = true;
        world.faults.deadLetters = true;
        HttpResponse answered = world.predict(World.ONE);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(World.logged(answered)).isEqualTo("false");
        assertThat(world.lines.getLast()).contains("\"lost\":1");

        Model model = world.registry.model(World.FLIGHTS).orElseThrow();
        world.registry.update(new Model(
                model.name(),
                1,
                model.shards(),
                model.cadence(),
                model.baselines(),
                model.budget(),
                LogFailurePolicy.REFUSE,
                model.retention(),
                model.pausedUntil(),
                model.revision() + 1));
        HttpResponse refused = world.predict(World.ONE);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(World.logged(refused)).isEqualTo("false");
        assertThat(refused.body()).doesNotContain("1008");
    }

    @Test
    void aLateRowWhoseBucketCannotBeMarkedIsDeferred() {
        world.faults.reports = true;
        HttpResponse response = world.predict(World.ONE, "idempotency-key", World.key(World.NOON.minusSeconds(200), 2));
        assertThat(World.logged(response)).isEqualTo("deferred");
        assertThat(world.deadLetters.peek(9)).hasSize(1);
    }

    @Test
    void aScorerThatFailsIs502AndItsRetryIsScored() {
        String key = World.key(World.NOON, 1);
        world.faults.scorer = true;
        HttpResponse failed = world.predict(World.ONE, "idempotency-key", key);
        assertThat(failed.status()).isEqualTo(502);
        assertThat(World.logged(failed)).isEqualTo("true");
        assertThat(failed.headers().get("x-vigia-inference-id")).isNotEqualTo(key);
        assertThat(world.logged().getFirst().status()).isEqualTo(Status.UNSCORED);
        assertThat(world.logged().getFirst().rows().column(5).cell(0)).isEqualTo(Cell.ABSENT);
        world.faults.scorer = false;
        HttpResponse retried = world.predict(World.ONE, "idempotency-key", key);
        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.headers()).containsEntry("x-vigia-inference-id", key);
    }

    @Test
    void aScorerThatTakesTooLongIs504() {
        world.faults.scorer = true;
        world.faults.scorerTimesOut = true;
        assertThat(world.predict(World.ONE).status()).isEqualTo(504);
    }

    @Test
    void aRegistryThatIsDownIs503() {
        world.faults.registry = true;
        HttpResponse response = world.predict(World.ONE);
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsKey("retry-after");
    }
}
