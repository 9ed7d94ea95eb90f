package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call is answered, and what is logged of it. */
class InferenceHandlerTest {
    private final World world = new World();

    private HttpResponse hours(String shape, String data) {
        return world.post(
                "/v2/models/flights/infer",
                "{\"inputs\": [{\"name\": \"hour\", \"shape\": " + shape + ", \"datatype\": \"INT32\", \"data\": "
                        + data + "}]}");
    }

    @Test
    void predictAnswersAndLogsWhatWasSent() {
        HttpResponse response = world.predict(World.ONE);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"predictions\":[1008.5]}");
        assertThat(World.logged(response)).isEqualTo("true");
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
        assertThat(World.logged(response)).isEqualTo("true");
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
        assertThat(World.logged(world.predict("{\"instances\":[{}]}"))).isEqualTo("true");
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
        String key = World.key(World.NOON, 1);
        HttpResponse first = bare.predict(body, "idempotency-key", key);
        assertThat(bare.predict(otherPassport, "idempotency-key", key)).isEqualTo(first);
        assertThat(bare.predict(body.replace(":1,", ":2,"), "idempotency-key", key)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCallIsOneLineWithoutValues() {
        world.predict(World.ONE.replace("ANC", "SECRET"));
        assertThat(world.lines).hasSize(1);
        assertThat(world.lines.getFirst())
                .contains(
                        "\"model\":\"flights\"", "\"version\":1", "\"rows\":1", "\"status\":200", "\"logged\":\"true\"")
                .doesNotContain("SECRET", "1000.5", World.KEY);
    }

    @Test
    void compressedBodiesAre415() {
        assertThat(world.predict(World.ONE, "content-encoding", "gzip").status())
                .isEqualTo(415);
    }

    @Test
    void aVersionIsPartOfWhatIsLogged() {
        world.predict(World.ONE);
        assertThat(world.logged().getFirst().version()).isEqualTo(new ModelVersion(World.FLIGHTS, 1));
        assertThat(world.logged().getFirst().received()).isEqualTo(World.NOON);
    }
}
