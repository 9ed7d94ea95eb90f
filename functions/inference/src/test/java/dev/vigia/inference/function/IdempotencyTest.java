package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Model;
import dev.vigia.model.ScorerSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a caller who repeats a call gets. */
class IdempotencyTest {
    private final World world = new World();

    private static Model live(Model model, int number) {
        return new Model(
                model.name(),
                number,
                model.shards(),
                model.cadence(),
                model.baselines(),
                model.budget(),
                model.onLogFailure(),
                model.retention(),
                model.pausedUntil(),
                model.revision() + 1);
    }

    @Test
    void theSameKeyAndBodyGetTheStoredAnswerAndOneRow() {
        String key = World.key(World.NOON, 1);
        HttpResponse first = world.predict(World.ONE, "idempotency-key", key);
        HttpResponse again = world.predict(World.ONE, "idempotency-key", key);
        assertThat(first.headers()).containsEntry("x-vigia-inference-id", key);
        assertThat(again).isEqualTo(first);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void theStoredAnswerIsThatOfTheVersionThatMadeIt() {
        String key = World.key(World.NOON, 1);
        HttpResponse first = world.predict(World.ONE, "idempotency-key", key);
        world.register(2, World.SCHEMA, new ScorerSpec.None());
        Model model = world.registry.model(World.FLIGHTS).orElseThrow();
        assertThat(world.registry.update(live(model, 2))).isTrue();
        world.now = world.now.plusSeconds(10);
        assertThat(world.predict(World.ONE).status()).isEqualTo(501);
        assertThat(world.registry.update(
                        live(world.registry.model(World.FLIGHTS).orElseThrow(), 1)))
                .isTrue();
        assertThat(world.predict(World.ONE, "idempotency-key", key).body()).isEqualTo(first.body());
    }

    @Test
    void theSameKeyWithAnotherBodyIs409() {
        String key = World.key(World.NOON, 1);
        world.predict(World.ONE, "idempotency-key", key);
        HttpResponse other = world.predict(World.ONE.replace("7", "8"), "idempotency-key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"field\":\"idempotency-key\"");
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIs409WhileTheLogIsAwayToo() {
        world.faults.log = true;
        String key = World.key(World.NOON, 1);
        HttpResponse first = world.predict(World.ONE, "idempotency-key", key);
        HttpResponse again = world.predict(World.ONE, "idempotency-key", '"' + key + '"');
        HttpResponse other = world.predict(World.ONE.replace("7", "8"), "idempotency-key", key);
        assertThat(again).isEqualTo(first);
        assertThat(World.logged(again)).isEqualTo("deferred");
        assertThat(other.status()).isEqualTo(409);
        assertThat(world.deadLetters.peek(9)).hasSize(1);
    }

    @Test
    void aCallThatWasAnsweredIsAnsweredSoAgainThoughTheScorerFails() {
        String key = World.key(World.NOON, 1);
        HttpResponse first = world.predict(World.ONE, "idempotency-key", key);
        world.faults.scorer = true;
        assertThat(world.predict(World.ONE, "idempotency-key", key)).isEqualTo(first);
        assertThat(world.predict(World.ONE.replace("7", "8"), "idempotency-key", key)
                        .status())
                .isEqualTo(409);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherFormOrAgeIs400() {
        assertThat(world.predict(World.ONE, "idempotency-key", "abc").status()).isEqualTo(400);
        assertThat(world.predict(World.ONE, "idempotency-key", "6f1b2c1e-8a6b-4a52-9d58-0c9a5b1d2e3f")
                        .status())
                .isEqualTo(400);
        HttpResponse old = world.predict(World.ONE, "idempotency-key", World.key(World.NOON.minusSeconds(301), 1));
        assertThat(old.status()).isEqualTo(400);
        assertThat(old.body()).contains("301 s old");
        assertThat(world.predict(World.ONE, "idempotency-key", World.key(World.NOON.plusSeconds(31), 1))
                        .status())
                .isEqualTo(400);
        assertThat(world.predict(World.ONE, "idempotency-key", World.key(World.NOON.minusSeconds(300), 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSplitIsByIdSoThatARetryMeetsTheSameVersion() {
        world.register(2, World.SCHEMA, new ScorerSpec.Onnx("e".repeat(64), World.OUTPUTS));
        Model model = world.registry.model(World.FLIGHTS).orElseThrow();
        assertThat(world.registry.update(model.withSplit(new dev.vigia.model.TrafficSplit(2, 0.3))))
                .isTrue();
        int second = 0;
        for (int i = 0; i < 1_000; i++) {
            String key = World.key(World.NOON, i);
            world.faults.logAnswersLost = i % 2;
            world.predict(World.ONE, "idempotency-key", key);
            int version = world.last().version().number();
            world.predict(World.ONE, "idempotency-key", key);
            assertThat(world.lines.getLast()).contains("\"version\":" + version + ",");
            second += version - 1;
        }
        // Four standard deviations of a binomial with p = 0.3.
        assertThat(second).isBetween(242, 358);
        assertThat(world.logged()).hasSize(1_000);
        world.post("/v1/models/flights/versions/1:predict", World.ONE, "idempotency-key", World.key(World.NOON, 5_000));
        assertThat(world.last().version().number()).isOne();
    }

    @Test
    void theCallersOwnIdIsNoIdempotencyKey() {
        String body =
                "{\"id\":\"always\",\"inputs\":[{\"name\":\"hour\",\"shape\":[1],\"datatype\":\"INT32\",\"data\":[1]}]}";
        world.post("/v2/models/flights/versions/1/infer", body);
        world.post("/v2/models/flights/versions/1/infer", body);
        assertThat(world.logged()).hasSize(2);
    }

    @Test
    void aRowOlderThanTheGraceMarksItsBucket() {
        world.predict(World.ONE, "idempotency-key", World.key(World.NOON.minusSeconds(60), 1));
        assertThat(world.reports.dirty(World.FLIGHTS)).isEmpty();
        world.predict(World.ONE, "idempotency-key", World.key(World.NOON.minusSeconds(200), 2));
        assertThat(world.reports.dirty(World.FLIGHTS)).hasSize(1);
        assertThat(world.reports.dirty(World.FLIGHTS).getFirst().bucket().from())
                .isEqualTo(Instant.parse("2026-11-23T11:55:00Z"));
    }
}
