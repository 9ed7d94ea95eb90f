package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The events of KServe's inference logger. */
class CloudEventTest {
    private static final String TIME = "2026-11-23T11:59:58.123456789Z";
    private static final String V1 = "{\"instances\":[{\"distance\":5,\"origin\":\"ANC\"},{\"hour\":7}]}";

    private final World world = new World();

    private HttpResponse event(String kind, String id, String body) {
        return world.capture(
                body,
                "ce-type",
                "org.kubeflow.serving.inference." + kind,
                "ce-id",
                id,
                "ce-source",
                "http://localhost:9081/",
                "ce-specversion",
                "1.0",
                "ce-time",
                TIME,
                "ce-inferenceservicename",
                "flights");
    }

    private LoggedRequest only() {
        assertThat(world.logged()).hasSize(1);
        return world.logged().getFirst();
    }

    @Test
    void aRequestAndItsAnswerAreOneCapture() {
        HttpResponse request = event("request", "e1", V1);
        assertThat(request.status()).as(request.body()).isEqualTo(200);
        assertThat(only().rows().column(5).cell(0)).isEqualTo(Cell.ABSENT);
        assertThat(only().id().time()).isEqualTo(Instant.parse("2026-11-23T11:59:58.123Z"));
        HttpResponse answer = event("response", "e1", "{\"predictions\":[1.5,2]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("x-vigia-logged", "true");
        assertThat(World.id(answer)).isEqualTo(only().id());
        assertThat(only().status()).isEqualTo(Status.CAPTURED);
        assertThat(only().callerId()).contains("e1");
        assertThat(only().rows().column(0).cell(1)).isEqualTo(Cell.ABSENT);
        assertThat(only().rows().column(5)).isEqualTo(NumberColumn.of(1.5, 2));
    }

    @Test
    void eventsThatComeAgainChangeNothing() {
        event("request", "e1", V1);
        event("response", "e1", "{\"predictions\":[1.5,2]}");
        LoggedRequest first = only();
        assertThat(event("request", "e1", V1).body()).contains("\"written\":false");
        assertThat(event("response", "e1", "{\"predictions\":[1.5,2]}").status())
                .isEqualTo(200);
        assertThat(only()).isEqualTo(first);
        assertThat(event("response", "e1", "{\"predictions\":[1.5,3]}").status())
                .isEqualTo(409);
        assertThat(only()).isEqualTo(first);
    }

    @Test
    void tensorsAreTakenToo() {
        event(
                "request",
                "e2",
                "{\"inputs\":[{\"name\":\"origin\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"ANC\",\"SEA\"]}]}");
        HttpResponse answer = event(
                "response",
                "e2",
                "{\"model_name\":\"flights\",\"id\":\"x\",\"outputs\":[{\"name\":\"predict\",\"shape\":[2,1],"
                        + "\"datatype\":\"FP32\",\"data\":[1.5,-1]}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(only().rows().column(1)).isEqualTo(TextColumn.of("ANC", "SEA"));
        assertThat(only().rows().column(5)).isEqualTo(NumberColumn.of(1.5, -1));
    }

    @Test
    void anAnswerWithoutItsRequestIsAskedForAgain() {
        HttpResponse early = event("response", "e3", "{\"predictions\":[1]}");
        assertThat(early.status()).isEqualTo(503);
        assertThat(early.headers()).containsKey("retry-after");
        event("request", "e3", V1);
        assertThat(event("response", "e3", "{\"predictions\":[1]}").status()).isEqualTo(409);
        assertThat(event("response", "e3", "{\"predictions\":[1,2]}").status()).isEqualTo(200);
    }

    @Test
    void aLateAnswerMarksTheBucketOfItsRequest() {
        event("request", "e4", V1);
        assertThat(world.reports.dirty(World.FLIGHTS)).isEmpty();
        world.now = world.now.plusSeconds(600);
        event("response", "e4", "{\"predictions\":[1,2]}");
        assertThat(world.reports.dirty(World.FLIGHTS)).hasSize(1);
    }

    @Test
    void whatIsNoEventOfTheLoggerIs400() {
        assertThat(event("feedback", "e5", V1).status()).isEqualTo(400);
        assertThat(event("request", "", V1).body()).contains("\"field\":\"ce-id\"");
        assertThat(event("request", "e5", "{}").body()).contains("\"field\":\"inputs\"");
        assertThat(event("request", "e5", "{\"instances\":[[1]]}").status()).isEqualTo(400);
        assertThat(world.capture(V1, "ce-type", "org.kubeflow.serving.inference.request", "ce-id", "1")
                        .body())
                .contains("\"field\":\"ce-specversion\"");
        assertThat(world.logged()).isEmpty();
    }
}
