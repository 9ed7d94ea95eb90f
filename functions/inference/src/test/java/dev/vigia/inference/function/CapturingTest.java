package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CapturingTest {
    private static final String HOUR = """
            {"source": "flights-2001", "id": "2001-01-17T05", "time": "2026-11-10T05:00:00Z", "version": 1,
             "instances": [{"distance": 5.5, "origin": "ANC"}, {"distance": {"km": 9}}],
             "predictions": [1.25, null]}""";

    private final World world = new World();

    @Test
    void aCaptureIsLoggedAsItIsWithItsOwnTime() {
        HttpResponse response = world.capture(HOUR);
        assertThat(response.status()).isEqualTo(200);
        LoggedRequest request = world.logged().getFirst();
        assertThat(response.body()).isEqualTo("{\"inferenceId\":\"" + request.id() + "\",\"rows\":2,\"written\":true}");
        assertThat(request.status()).isEqualTo(Status.CAPTURED);
        assertThat(request.id().time()).isEqualTo(Instant.parse("2026-11-10T05:00:00Z"));
        assertThat(request.received()).isEqualTo(World.NOON);
        assertThat(request.callerId()).contains("2001-01-17T05");
        assertThat(request.rows().column(0).escaped(1)).contains("{\"km\": 9}");
        assertThat(((NumberColumn) request.rows().column(5)).value(0)).isEqualTo(1.25);
        assertThat(request.rows().column(5).cell(1)).isEqualTo(Cell.NULL);
    }

    @Test
    void anOldCaptureMarksItsBucketAfterItIsWritten() {
        world.capture(HOUR);
        assertThat(world.reports.dirty(World.FLIGHTS).getFirst().bucket().from())
                .isEqualTo(Instant.parse("2026-11-10T05:00:00Z"));
        World other = new World();
        other.capture(HOUR.replace("2026-11-10T05:00:00Z", "2026-11-23T11:59:30Z"));
        assertThat(other.reports.dirty(World.FLIGHTS)).isEmpty();
    }

    @Test
    void takingItInAgainWritesNothingNew() {
        HttpResponse first = world.capture(HOUR);
        HttpResponse again = world.capture(HOUR);
        assertThat(again.body()).isEqualTo(first.body().replace("true", "false"));
        assertThat(world.logged()).hasSize(1);
    }

    @Test
    void aRowThatWasErasedIsNotTakenInAgain() {
        InferenceId id = World.id(world.capture(HOUR));
        String hash = world.logged().getFirst().bodyHash();
        assertThat(world.log.erase(World.FLIGHTS, id.row(0))).isTrue();
        assertThat(world.logged().getFirst().bodyHash()).isNotEqualTo(hash);
        HttpResponse again = world.capture(HOUR);
        assertThat(again.body()).contains("\"written\":false");
        assertThat(world.logged().getFirst().rows().column(0).cell(0)).isEqualTo(Cell.ABSENT);
    }

    @Test
    void aNameTwiceIs400() {
        String twice = HOUR.replace("\"distance\": 5.5", "\"z\": 1")
                .replace("[1.25, null]", "[{\"delay\": 1.25, \"z\": 2}, {\"delay\": null}]");
        HttpResponse response = world.capture(twice);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("each name once");
        assertThat(world.capture(twice.replace("\"z\": 2", "\"y\": 2")).status())
                .isEqualTo(200);
    }

    @Test
    void otherContentUnderTheSameNameIs409() {
        world.capture(HOUR);
        assertThat(world.capture(HOUR.replace("5.5", "6.5")).status()).isEqualTo(409);
    }

    @Test
    void membersMayStandInAnyOrderAndPredictionsBeNamedOrAbsent() {
        HttpResponse named = world.capture("""
                {"predictions": [{"delay": 3, "why": "x"}], "instances": [{"hour": 4}], "id": "a",
                 "time": 1794286800000}""");
        assertThat(named.status()).isEqualTo(200);
        LoggedRequest request = world.logged().getFirst();
        assertThat(request.rows().column(5)).isEqualTo(NumberColumn.of(3));
        assertThat(request.rows().extras().getFirst().name()).isEqualTo("why");
        world.capture("{\"id\":\"b\",\"time\":1794286800001,\"instances\":[{\"hour\":4}]}");
        assertThat(world.logged().getLast().rows().column(5).cell(0)).isEqualTo(Cell.ABSENT);
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertField("{\"time\":\"2026-11-10T05:00:00Z\",\"instances\":[{}]}", "id");
        assertField("{\"id\":\"a\",\"instances\":[{}]}", "time");
        assertField("{\"id\":\"a\",\"time\":\"yesterday\",\"instances\":[{}]}", "time");
        assertField("{\"id\":\"a\",\"time\":\"2026-11-24T05:00:00Z\",\"instances\":[{}]}", "time");
        assertField("{\"id\":\"a\",\"time\":\"2025-11-24T05:00:00Z\",\"instances\":[{}]}", "time");
        assertField("{\"id\":\"a\",\"time\":\"2026-11-10T05:00:00Z\"}", "instances");
        assertField("{\"id\":\"a\",\"time\":\"2026-11-10T05:00:00Z\",\"instances\":[]}", "instances");
        assertField("{\"id\":\"a\",\"time\":\"2026-11-10T05:00:00Z\",\"instances\":[{},3]}", "instances[1]");
        assertField(
                "{\"id\":\"a\",\"time\":\"2026-11-10T05:00:00Z\",\"instances\":[{}],\"predictions\":[1,2]}",
                "predictions");
        assertField(
                "{\"id\":\"a\",\"time\":\"2026-11-10T05:00:00Z\",\"instances\":[{},{}],\"predictions\":[1]}",
                "predictions");
        assertThat(world.logged()).isEmpty();
    }

    private void assertField(String body, String field) {
        HttpResponse response = world.capture(body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"field\":\"" + field + "\"", "\"expected\":\"");
    }

    @Test
    void whatNothingTakesIs503() {
        world.faults.log = true;
        HttpResponse deferred = world.capture(HOUR);
        assertThat(deferred.headers()).containsEntry("x-vigia-logged", "deferred");
        assertThat(world.deadLetters.peek(2)).hasSize(1);
        world.faults.deadLetters = true;
        assertThat(world.capture(HOUR).status()).isEqualTo(503);
    }
}
