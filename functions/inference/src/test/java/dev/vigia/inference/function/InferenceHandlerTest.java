package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.LogFailurePolicy;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InferenceHandlerTest {
    private static final String ONE =
            "{\"instances\":[{\"distance\":1000.5,\"origin\":\"ANC\",\"night\":true,\"hour\":7}]}";

    private final World world = new World();

    private static String logged(HttpResponse response) {
        return String.valueOf(response.headers().get("x-vigia-logged"));
    }

    private static String key(Instant time, long salt) {
        return InferenceId.of(time, salt, salt).toString();
    }

    @Test
    void predictAnswersAndLogsWhatWasSent() {
        HttpResponse response = world.predict(ONE);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"predictions\":[1008.5]}");
        assertThat(logged(response)).isEqualTo("true");
        LoggedRequest request = world.logged().getFirst();
        assertThat(request.id()).isEqualTo(World.id(response));
        assertThat(request.status()).isEqualTo(Status.SCORED);
        assertThat(request.rows().column(0)).isEqualTo(NumberColumn.of(1000.5));
        assertThat(request.rows().column(1)).isEqualTo(TextColumn.of("ANC"));
        assertThat(request.rows().column(2)).isEqualTo(NumberColumn.of(1));
        assertThat(request.rows().column(4).cell(0)).isEqualTo(Cell.ABSENT);
        assertThat(request.rows().column(5)).isEqualTo(NumberColumn.of(1008.5));
    }

    @Test
    void oddValuesThatCanBeScoredAreScoredAndKept() {
        HttpResponse response =
                world.predict("{\"instances\":[{\"distance\":\"1000\",\"origin\":7,\"hour\":1.5,\"gate\":[1]}]}");
        assertThat(response.body()).isEqualTo("{\"predictions\":[1001.5]}");
        LoggedRequest request = world.logged().getFirst();
        assertThat(request.rows().column(0).escaped(0)).contains("\"1000\"");
        assertThat(request.rows().column(1).escaped(0)).contains("7");
        assertThat(request.rows().column(3).escaped(0)).contains("1.5");
        assertThat(request.rows().extras().getFirst().json()).isEqualTo("[1]");
    }

    @Test
    void whatCannotBeScoredIs422AndLoggedAsRejected() {
        HttpResponse response = world.predict("{\"instances\":[{\"distance\":\"far\"}]}");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body())
                .contains("\"field\":\"distance\"", "expected a number")
                .doesNotContain("far");
        assertThat(logged(response)).isEqualTo("true");
        assertThat(world.logged().getFirst().status()).isEqualTo(Status.REJECTED);
        assertThat(world.logged().getFirst().rows().column(0).escaped(0)).contains("\"far\"");
    }

    @Test
    void atMost600RejectedAMinuteAreLogged() {
        for (int i = 0; i < 650; i++) {
            assertThat(world.predict("{\"instances\":[{}]}").status()).isEqualTo(422);
        }
        assertThat(world.logged()).hasSize(600);
        assertThat(world.lines.getLast()).contains("\"rejectedUnlogged\":1", "\"logged\":\"false\"");
        world.now = world.now.plusSeconds(60);
        assertThat(logged(world.predict("{\"instances\":[{}]}"))).isEqualTo("true");
    }

    @Test
    void theSameKeyAndBodyGetTheStoredAnswerAndOneRow() {
        String key = key(World.NOON, 1);
        HttpResponse first = world.predict(ONE, "idempotency-key", key);
        HttpResponse again = world.predict(ONE, "idempotency-key", key);
        assertThat(first.headers()).containsEntry("x-vigia-inference-id", key);
        assertThat(again).isEqualTo(first);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void theStoredAnswerIsThatOfTheVersionThatMadeIt() {
        String key = key(World.NOON, 1);
        HttpResponse first = world.predict(ONE, "idempotency-key", key);
        world.register(2, World.SCHEMA, new ScorerSpec.None());
        Model model = world.registry.model(World.FLIGHTS).orElseThrow();
        assertThat(world.registry.update(live(model, 2))).isTrue();
        world.now = world.now.plusSeconds(10);
        assertThat(world.predict(ONE).status()).isEqualTo(501);
        assertThat(world.registry.update(
                        live(world.registry.model(World.FLIGHTS).orElseThrow(), 1)))
                .isTrue();
        assertThat(world.predict(ONE, "idempotency-key", key).body()).isEqualTo(first.body());
    }

    @Test
    void aSplitIsByIdSoThatARetryMeetsTheSameVersion() {
        world.register(2, World.SCHEMA, new ScorerSpec.Onnx("e".repeat(64), World.OUTPUTS));
        Model model = world.registry.model(World.FLIGHTS).orElseThrow();
        assertThat(world.registry.update(model.withSplit(new dev.vigia.model.TrafficSplit(2, 0.3))))
                .isTrue();
        int second = 0;
        for (int i = 0; i < 1_000; i++) {
            String key = key(World.NOON, i);
            world.faults.logAnswersLost = i % 2;
            world.predict(ONE, "idempotency-key", key);
            int version = world.last().version().number();
            world.predict(ONE, "idempotency-key", key);
            assertThat(world.lines.getLast()).contains("\"version\":" + version + ",");
            second += version - 1;
        }
        // Four standard deviations of a binomial with p = 0.3.
        assertThat(second).isBetween(242, 358);
        assertThat(world.logged()).hasSize(1_000);
        world.post("/v1/models/flights/versions/1:predict", ONE, "idempotency-key", key(World.NOON, 5_000));
        assertThat(world.last().version().number()).isOne();
    }

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
    void theSameKeyWithAnotherBodyIs409() {
        String key = key(World.NOON, 1);
        world.predict(ONE, "idempotency-key", key);
        HttpResponse other = world.predict(ONE.replace("7", "8"), "idempotency-key", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"field\":\"idempotency-key\"");
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIs409WhileTheLogIsAwayToo() {
        world.faults.log = true;
        String key = key(World.NOON, 1);
        HttpResponse first = world.predict(ONE, "idempotency-key", key);
        HttpResponse again = world.predict(ONE, "idempotency-key", '"' + key + '"');
        HttpResponse other = world.predict(ONE.replace("7", "8"), "idempotency-key", key);
        assertThat(again).isEqualTo(first);
        assertThat(logged(again)).isEqualTo("deferred");
        assertThat(other.status()).isEqualTo(409);
        assertThat(world.deadLetters.peek(9)).hasSize(1);
    }

    @Test
    void aCallThatWasAnsweredIsAnsweredSoAgainThoughTheScorerFails() {
        String key = key(World.NOON, 1);
        HttpResponse first = world.predict(ONE, "idempotency-key", key);
        world.faults.scorer = true;
        assertThat(world.predict(ONE, "idempotency-key", key)).isEqualTo(first);
        assertThat(world.predict(ONE.replace("7", "8"), "idempotency-key", key).status())
                .isEqualTo(409);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void theKeyMayBeThePasswordOfAUrl() {
        String credentials =
                Base64.getEncoder().encodeToString(("kserve:" + World.KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(world.predict(ONE, "authorization", "Basic " + credentials).status())
                .isEqualTo(200);
        for (String wrong : List.of("Basic " + credentials + "AAAA", "Basic ???", "Basic ", "Digest " + credentials)) {
            assertThat(world.predict(ONE, "authorization", wrong).status()).isEqualTo(401);
        }
    }

    @Test
    void aTensorIsNestedAsItsShapeSaysOrFlat() {
        for (String data : List.of("[1, 2, 3]", "[[1], [2], [3]]")) {
            assertThat(hours("[3, 1]", data).status()).isEqualTo(200);
        }
        for (String data : List.of(
                "[[1, 2, 3]]",
                "[[1, 2], [3]]",
                "[[1], 2, [3]]",
                "[1, [2], [3]]",
                "[[[1]], [[2]], [[3]]]",
                "[[1], [2]]",
                "[[], [1], [2], [3]]")) {
            HttpResponse response = hours("[3, 1]", data);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains("data");
        }
        assertThat(hours("[3]", "[[1], [2], [3]]").status()).isEqualTo(400);
    }

    private HttpResponse hours(String shape, String data) {
        return world.post(
                "/v2/models/flights/infer",
                "{\"inputs\": [{\"name\": \"hour\", \"shape\": " + shape + ", \"datatype\": \"INT32\", \"data\": "
                        + data + "}]}");
    }

    @Test
    void aKeyOfAnotherFormOrAgeIs400() {
        assertThat(world.predict(ONE, "idempotency-key", "abc").status()).isEqualTo(400);
        assertThat(world.predict(ONE, "idempotency-key", "6f1b2c1e-8a6b-4a52-9d58-0c9a5b1d2e3f")
                        .status())
                .isEqualTo(400);
        HttpResponse old = world.predict(ONE, "idempotency-key", key(World.NOON.minusSeconds(301), 1));
        assertThat(old.status()).isEqualTo(400);
        assertThat(old.body()).contains("301 s old");
        assertThat(world.predict(ONE, "idempotency-key", key(World.NOON.plusSeconds(31), 1))
                        .status())
                .isEqualTo(400);
        assertThat(world.predict(ONE, "idempotency-key", key(World.NOON.minusSeconds(300), 1))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRowOlderThanTheGraceMarksItsBucket() {
        world.predict(ONE, "idempotency-key", key(World.NOON.minusSeconds(60), 1));
        assertThat(world.reports.dirty(World.FLIGHTS)).isEmpty();
        world.predict(ONE, "idempotency-key", key(World.NOON.minusSeconds(200), 2));
        assertThat(world.reports.dirty(World.FLIGHTS)).hasSize(1);
        assertThat(world.reports.dirty(World.FLIGHTS).getFirst().bucket().from())
                .isEqualTo(Instant.parse("2026-11-23T11:55:00Z"));
    }

    @Test
    void withoutAValidKeyIs401AndWithoutItsScope403() {
        assertThat(world.predict(ONE, "authorization", "").status()).isEqualTo(401);
        assertThat(world.predict(ONE, "authorization", "Bearer wrong").status()).isEqualTo(401);
        assertThat(world.predict(ONE, "authorization", "Basic " + World.KEY).status())
                .isEqualTo(401);
        world.key("captures-only", Scope.CAPTURE);
        HttpResponse forbidden = world.predict(ONE, "authorization", "bearer captures-only");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.body()).contains("infer");
        assertThat(world.predict(ONE, "authorization", "Basic x", "x-vigia-key", World.KEY)
                        .status())
                .isEqualTo(200);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void aRevokedKeyIs401() {
        String hash = dev.vigia.model.Sha256.hex(World.KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.registry.revokeKey(World.FLIGHTS, hash, World.NOON);
        assertThat(world.predict(ONE).status()).isEqualTo(401);
    }

    @Test
    void anUnknownModelVersionOrPathIs404AndAnotherMethod405() {
        assertThat(world.post("/v1/models/trains:predict", ONE).status()).isEqualTo(404);
        assertThat(world.post("/v1/models/trains:predict", ONE, "authorization", "")
                        .status())
                .isEqualTo(401);
        assertThat(world.post("/v1/models/UPPER:predict", ONE).status()).isEqualTo(404);
        assertThat(world.post("/v2/models/flights/versions/9/infer", ONE).status())
                .isEqualTo(404);
        assertThat(world.post("/v2/models/flights/versions/0/infer", ONE).status())
                .isEqualTo(404);
        assertThat(world.post("/v3", ONE).status()).isEqualTo(404);
        HttpResponse get = world.get("/v1/models/flights:predict");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("allow", "POST");
    }

    @Test
    void aLogThatRefusesDefersToTheDeadLetters() {
        world.faults.log = true;
        HttpResponse response = world.predict(ONE);
        assertThat(response.status()).isEqualTo(200);
        assertThat(logged(response)).isEqualTo("deferred");
        assertThat(world.deadLetters.peek(9)).hasSize(1);
        assertThat(world.deadLetters.peek(9).getFirst().id()).isEqualTo(World.id(response));
        assertThat(world.faults.logCalls).isBetween(3, 6);
    }

    @Test
    void afterARefusalTheLogIsLeftAloneForAWhileAndThenProbed() {
        world.faults.log = true;
        world.predict(ONE);
        int calls = world.faults.logCalls;
        assertThat(logged(world.predict(ONE))).isEqualTo("deferred");
        assertThat(world.faults.logCalls).isEqualTo(calls);
        world.now = world.now.plus(Retry.WARY);
        assertThat(logged(world.predict(ONE))).isEqualTo("deferred");
        assertThat(world.faults.logCalls).isEqualTo(calls + 1);
        world.faults.log = false;
        assertThat(logged(world.predict(ONE))).isEqualTo("deferred");
        world.now = world.now.plus(Retry.WARY);
        assertThat(logged(world.predict(ONE))).isEqualTo("true");
        assertThat(logged(world.predict(ONE))).isEqualTo("true");
    }

    @Test
    void aWriteWhoseAnswerWasLostIsLoggedOnce() {
        world.faults.logAnswersLost = 2;
        HttpResponse response = world.predict(ONE);
        assertThat(logged(response)).isEqualTo("true");
        assertThat(response.body()).isEqualTo("{\"predictions\":[1008.5]}");
        assertThat(world.logged()).hasSize(1);
        assertThat(world.deadLetters.peek(9)).isEmpty();
    }

    @Test
    void whatNothingTakesIsAnsweredOrRefusedAsTheModelSays() {
        world.faults.log = true;
        world.faults.deadLetters = true;
        HttpResponse answered = world.predict(ONE);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(logged(answered)).isEqualTo("false");
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
        HttpResponse refused = world.predict(ONE);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(logged(refused)).isEqualTo("false");
        assertThat(refused.body()).doesNotContain("1008");
    }

    @Test
    void aLateRowWhoseBucketCannotBeMarkedIsDeferred() {
        world.faults.reports = true;
        HttpResponse response = world.predict(ONE, "idempotency-key", key(World.NOON.minusSeconds(200), 2));
        assertThat(logged(response)).isEqualTo("deferred");
        assertThat(world.deadLetters.peek(9)).hasSize(1);
    }

    @Test
    void aScorerThatFailsIs502AndItsRetryIsScored() {
        String key = key(World.NOON, 1);
        world.faults.scorer = true;
        HttpResponse failed = world.predict(ONE, "idempotency-key", key);
        assertThat(failed.status()).isEqualTo(502);
        assertThat(logged(failed)).isEqualTo("true");
        assertThat(failed.headers().get("x-vigia-inference-id")).isNotEqualTo(key);
        assertThat(world.logged().getFirst().status()).isEqualTo(Status.UNSCORED);
        assertThat(world.logged().getFirst().rows().column(5).cell(0)).isEqualTo(Cell.ABSENT);
        world.faults.scorer = false;
        HttpResponse retried = world.predict(ONE, "idempotency-key", key);
        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.headers()).containsEntry("x-vigia-inference-id", key);
    }

    @Test
    void aScorerThatTakesTooLongIs504() {
        world.faults.scorer = true;
        world.faults.scorerTimesOut = true;
        assertThat(world.predict(ONE).status()).isEqualTo(504);
    }

    @Test
    void aRegistryThatIsDownIs503() {
        world.faults.registry = true;
        HttpResponse response = world.predict(ONE);
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsKey("retry-after");
    }

    @Test
    void inferTakesATensorForEachFeatureAndEchoesTheId() {
        HttpResponse response = world.post("/v2/models/flights/infer", """
                {"id": "call-7", "inputs": [
                  {"name": "distance", "shape": [2, 1], "datatype": "FP32", "data": [[1.5], [2.5]]},
                  {"name": "origin", "shape": [2], "datatype": "BYTES", "data": ["ANC", "X"]},
                  {"data": [1, 0], "name": "night", "shape": [2], "datatype": "BOOL"}]}""");
        assertThat(response.body())
                .isEqualTo("{\"model_name\":\"flights\",\"model_version\":\"1\",\"id\":\"call-7\",\"outputs\":"
                        + "[{\"name\":\"delay\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[2.5,2.5]}]}");
        LoggedRequest request = world.logged().getFirst();
        assertThat(request.callerId()).contains("call-7");
        assertThat(request.rows().column(2)).isEqualTo(NumberColumn.of(1, 0));
        assertThat(world.log.findByCaller(World.FLIGHTS, "call-7")).containsExactly(World.id(response));
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
    void healthSaysNothingElseAndNeedsNoKey() {
        assertThat(world.get("/v2/health/live", "authorization", ""))
                .isEqualTo(HttpResponse.json(200, "{\"live\":true}"));
        assertThat(world.get("/v2/health/ready", "authorization", "").body()).isEqualTo("{\"ready\":true}");
        assertThat(world.get("/", "authorization", "").body()).isEqualTo("{\"status\":\"alive\"}");
        assertThat(world.get("/v2", "authorization", "").body())
                .isEqualTo("{\"name\":\"vigia\",\"version\":\"1\",\"extensions\":[\"binary_tensor_data\"]}");
    }

    @Test
    void aModelIsDescribedToWhoHasItsKey() {
        assertThat(world.get("/v2/models/flights", "authorization", "").status())
                .isEqualTo(401);
        assertThat(world.get("/v2/models/flights").body())
                .startsWith("{\"name\":\"flights\",\"versions\":[\"1\"],\"platform\":\"onnx_onnxv1\",\"inputs\":"
                        + "[{\"name\":\"distance\",\"datatype\":\"FP64\",\"shape\":[-1]}")
                .contains("\"outputs\":[{\"name\":\"delay\",");
        assertThat(world.get("/v1/models/flights", "authorization", "").status())
                .isEqualTo(401);
        assertThat(world.get("/v1/models/flights").body()).isEqualTo("{\"name\":\"flights\",\"ready\":true}");
        assertThat(world.get("/v2/models/flights/versions/1/ready").body())
                .isEqualTo("{\"name\":\"flights\",\"ready\":true}");
    }

    @Test
    void aModelWhoseScorerCannotBeOpenedIsNotReadyAndSaysWhy() {
        world.scorerHosts = "127.0.0.1";
        world.registerRemote(2, "http://127.0.0.1:1/score", Duration.ofSeconds(1));
        HttpResponse response = world.get("/v2/models/flights/versions/2/ready");
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body())
                .contains("cannot be opened: the remote scorer's URL tells no protocol: scorer endpoint");
    }

    @Test
    void aVersionWithoutAScorerHereIs501() {
        world.registerRemote(2);
        world.register(3, World.SCHEMA, new ScorerSpec.None());
        String infer = "{\"inputs\":[{\"name\":\"hour\",\"shape\":[1],\"datatype\":\"INT8\",\"data\":[1]}]}";
        assertThat(world.post("/v2/models/flights/versions/2/infer", infer).status())
                .isEqualTo(501);
        assertThat(world.post("/v2/models/flights/versions/3/infer", infer).status())
                .isEqualTo(501);
    }

    @Test
    void aSensitiveFeatureIsNotLoggedAsItIs() {
        String body = "{\"instances\":[{\"distance\":1,\"passport\":\"C01X00T47\"}]}";
        world.predict(body);
        TextColumn hashed = (TextColumn) world.logged().getFirst().rows().column(4);
        assertThat(hashed.value(0)).matches("[0-9a-f]{16}");
        World other = new World(new byte[0]);
        other.predict(body);
        assertThat(other.logged().getFirst().rows().column(4).cell(0)).isEqualTo(Cell.ABSENT);
    }

    @Test
    void theHashOfABodyDoesNotTellWhatIsNotLogged() {
        String body = "{\"instances\":[{\"distance\":1,\"passport\":\"C01X00T47\"}]}";
        String otherPassport = body.replace("T47", "T48");
        // With the secret it is of the body, and nobody without the secret can make it.
        world.predict(body);
        world.predict(otherPassport);
        World salted = new World("salt".getBytes(StandardCharsets.UTF_8));
        salted.predict(body);
        assertThat(List.of(
                        world.logged().getFirst().bodyHash(),
                        world.logged().getLast().bodyHash(),
                        salted.logged().getFirst().bodyHash()))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        // Without one it is of what is logged: another passport is the same request, another distance is not.
        World bare = new World(new byte[0]);
        String key = key(World.NOON, 1);
        HttpResponse first = bare.predict(body, "idempotency-key", key);
        assertThat(bare.predict(otherPassport, "idempotency-key", key)).isEqualTo(first);
        assertThat(bare.predict(body.replace(":1,", ":2,"), "idempotency-key", key)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCallIsOneLineWithoutValues() {
        world.predict(ONE.replace("ANC", "SECRET"));
        assertThat(world.lines).hasSize(1);
        assertThat(world.lines.getFirst())
                .contains(
                        "\"model\":\"flights\"", "\"version\":1", "\"rows\":1", "\"status\":200", "\"logged\":\"true\"")
                .doesNotContain("SECRET", "1000.5", World.KEY);
    }

    @Test
    void headersThatContradictEachOtherAre400() {
        HttpResponse response = world.handler.handle(new dev.vigia.inference.http.HttpRequest(
                "POST",
                List.of("v1", "models", "flights:predict"),
                java.util.Map.of("Authorization", List.of("Bearer " + World.KEY, "Bearer other")),
                new byte[0]));
        assertThat(response.status()).isEqualTo(400);
    }

    @Test
    void compressedBodiesAre415() {
        assertThat(world.predict(ONE, "content-encoding", "gzip").status()).isEqualTo(415);
    }

    @Test
    void aGroundTruthIsTakenByInferenceIdOrCallerId() {
        InferenceId id = World.id(world.predict(ONE));
        world.post("/v2/models/flights/infer", """
                {"id": "c1", "inputs": [{"name": "hour", "shape": [2], "datatype": "INT32", "data": [1, 2]}]}""");
        HttpResponse response = world.post(
                "/v1/models/flights/ground-truth",
                "{\"truths\":[{\"inferenceId\":\"" + id + ".0\",\"value\":12.5},"
                        + "{\"callerId\":\"c1\",\"row\":1,\"value\":\"late\"}]}");
        assertThat(response.body()).isEqualTo("{\"accepted\":2}");
        assertThat(world.truths.find(World.FLIGHTS, id.row(0)).orElseThrow().value())
                .isEqualTo("12.5");
        assertThat(world.truths.arrived(World.FLIGHTS, World.NOON, World.NOON.plus(Duration.ofMinutes(1))))
                .hasSize(2);
        assertThat(response.headers()).doesNotContainKey("x-vigia-logged");
        assertThat(world.post("/v1/models/flights/ground-truth", "{\"callerId\":\"c9\",\"value\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(world.post("/v1/models/flights/ground-truth", "{\"inferenceId\":\"" + id + "\",\"value\":{}}")
                        .status())
                .isEqualTo(400);
        world.key("infer-only", Scope.INFER);
        assertThat(world.post("/v1/models/flights/ground-truth", "{}", "authorization", "Bearer infer-only")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ofManyTruthsThoseOfUnknownCallersAreToldAndTheOthersTaken() {
        InferenceId id = World.id(world.predict(ONE));
        HttpResponse response = truths("{\"truths\":[{\"callerId\":\"c8\",\"value\":1},{\"inferenceId\":\"" + id
                + "\",\"value\":2},{\"callerId\":\"c9\",\"value\":3}]}");
        assertThat(response.body()).isEqualTo("{\"accepted\":1,\"unknown\":[0, 2]}");
        assertThat(world.truths.find(World.FLIGHTS, id.row(0)).orElseThrow().value())
                .isEqualTo("2");
        String many = IntStream.range(0, 1_001)
                .mapToObj(i -> "{\"callerId\":\"c" + i + "\",\"value\":1}")
                .collect(Collectors.joining(",", "{\"truths\":[", "]}"));
        assertThat(truths(many).status()).isEqualTo(400);
    }

    @Test
    void aTruthsRowIsTheSameWhicheverMemberComesFirst() {
        String id = World.id(world.predict(ONE)).toString();
        for (String members : List.of(
                "\"inferenceId\":\"" + id + ".0\",\"row\":1,\"value\":1",
                "\"row\":1,\"value\":1,\"inferenceId\":\"" + id + ".0\"",
                "\"inferenceId\":\"" + id + "\",\"value\":1,\"truths\":[{\"inferenceId\":\"" + id
                        + "\",\"value\":1}]")) {
            assertThat(truths("{" + members + "}").status()).isEqualTo(400);
        }
        assertThat(truths("{\"row\":1,\"value\":5,\"inferenceId\":\"" + id + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(world.truths.find(World.FLIGHTS, InferenceId.parse(id).row(1)))
                .isPresent();
    }

    private HttpResponse truths(String body) {
        return world.post("/v1/models/flights/ground-truth", body);
    }

    @Test
    void aVersionIsPartOfWhatIsLogged() {
        world.predict(ONE);
        assertThat(world.logged().getFirst().version()).isEqualTo(new ModelVersion(World.FLIGHTS, 1));
        assertThat(world.logged().getFirst().received()).isEqualTo(World.NOON);
    }
}
