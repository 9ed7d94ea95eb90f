package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is let in, and what is there for those who are. */
class AccessTest {
    private final World world = new World();

    @Test
    void theKeyMayBeThePasswordOfAUrl() {
        String credentials =
                Base64.getEncoder().encodeToString(("kserve:" + World.KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(world.predict(World.ONE, "authorization", "Basic " + credentials)
                        .status())
                .isEqualTo(200);
        for (String wrong : List.of("Basic " + credentials + "AAAA", "Basic ???", "Basic ", "Digest " + credentials)) {
            assertThat(world.predict(World.ONE, "authorization", wrong).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutAValidKeyIs401AndWithoutItsScope403() {
        assertThat(world.predict(World.ONE, "authorization", "").status()).isEqualTo(401);
        assertThat(world.predict(World.ONE, "authorization", "Bearer wrong").status())
                .isEqualTo(401);
        assertThat(world.predict(World.ONE, "authorization", "Basic " + World.KEY)
                        .status())
                .isEqualTo(401);
        world.key("captures-only", Scope.CAPTURE);
        HttpResponse forbidden = world.predict(World.ONE, "authorization", "bearer captures-only");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.body()).contains("infer");
        assertThat(world.predict(World.ONE, "authorization", "Basic x", "x-vigia-key", World.KEY)
                        .status())
                .isEqualTo(200);
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void aRevokedKeyIs401() {
        String hash = dev.vigia.model.Sha256.hex(World.KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        world.registry.revokeKey(World.FLIGHTS, hash, World.NOON);
        assertThat(world.predict(World.ONE).status()).isEqualTo(401);
    }

    @Test
    void anUnknownModelVersionOrPathIs404AndAnotherMethod405() {
        assertThat(world.post("/v1/models/trains:predict", World.ONE).status()).isEqualTo(404);
        assertThat(world.post("/v1/models/trains:predict", World.ONE, "authorization", "")
                        .status())
                .isEqualTo(401);
        assertThat(world.post("/v1/models/UPPER:predict", World.ONE).status()).isEqualTo(404);
        assertThat(world.post("/v2/models/flights/versions/9/infer", World.ONE).status())
                .isEqualTo(404);
        assertThat(world.post("/v2/models/flights/versions/0/infer", World.ONE).status())
                .isEqualTo(404);
        assertThat(world.post("/v3", World.ONE).status()).isEqualTo(404);
        HttpResponse get = world.get("/v1/models/flights:predict");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("allow", "POST");
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
}
