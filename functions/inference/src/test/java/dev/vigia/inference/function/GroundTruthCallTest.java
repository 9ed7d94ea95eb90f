package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ground truth as it is sent. */
class GroundTruthCallTest {
    private final World world = new World();

    private HttpResponse truths(String body) {
        return world.post("/v1/models/flights/ground-truth", body);
    }

    @Test
    void aGroundTruthIsTakenByInferenceIdOrCallerId() {
        InferenceId id = World.id(world.predict(World.ONE));
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
        InferenceId id = World.id(world.predict(World.ONE));
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
        String id = World.id(world.predict(World.ONE)).toString();
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
}
