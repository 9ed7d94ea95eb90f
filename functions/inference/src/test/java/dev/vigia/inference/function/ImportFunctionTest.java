package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportFunctionTest {
    private static final String KEY = "captured/Flights/AllTraffic/2026/11/23/11/03-12-001-abc.jsonl";
    private static final String RECORD =
            "{\"captureData\":{\"endpointInput\":{\"observedContentType\":\"text/csv\",\"mode\":\"INPUT\","
                    + "\"data\":\"%d,ORD,true,17\",\"encoding\":\"CSV\"},\"endpointOutput\":{\"observedContentType\":\"text/csv\","
                    + "\"mode\":\"OUTPUT\",\"data\":\"2\",\"encoding\":\"CSV\"}},\"eventMetadata\":{\"eventId\":\"e-%1$d\","
                    + "\"inferenceTime\":\"2026-11-23T11:00:00Z\"},\"eventVersion\":\"0\"}";

    private final World world = new World();
    private final Map<String, List<String>> objects = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private ImportFunction function(String model) {
        Ports ports = new Ports(
                world.faults.registry(world.registry),
                world.faults.log(world.log),
                world.faults.deadLetters(world.deadLetters),
                world.truths,
                world.faults.reports(world.reports));
        return new ImportFunction(new DataCaptureImport(
                ports,
                (bucket, key, line) -> objects.getOrDefault(bucket + "/" + key, List.of())
                        .forEach(text -> line.accept(text.getBytes(StandardCharsets.UTF_8))),
                new Redaction(new byte[0]),
                () -> world.now,
                Duration.ofMillis(400),
                pause -> world.now = world.now.plus(pause),
                model,
                lines::add));
    }

    private static ObjectCreated created(String key) {
        return new ObjectCreated(
                new ObjectCreated.Detail(new ObjectCreated.Named("bucket"), new ObjectCreated.Keyed(key)));
    }

    @Test
    void aFileIsTakenInOnceHoweverOftenItIsToldOf() {
        objects.put("bucket/" + KEY, List.of(RECORD.formatted(1), "{", RECORD.formatted(2), ""));
        assertThat(function("").imported(created(KEY))).isEqualTo(new Imported("flights", 2, 0, 1));
        assertThat(function("").imported(created(KEY))).isEqualTo(new Imported("flights", 0, 2, 1));
        assertThat(world.logged()).hasSize(2);
        assertThat(lines.getFirst())
                .contains("\"model\":\"flights\"", "\"taken\":2", "\"refused\":1", "\"2: body, expected JSON")
                .doesNotContain("ORD");
    }

    @Test
    void theModelMayBeSetForAllFiles() {
        objects.put("bucket/any.jsonl", List.of(RECORD.formatted(1)));
        assertThat(function("flights").imported(created("any.jsonl"))).isEqualTo(new Imported("flights", 1, 0, 0));
        assertThatThrownBy(() -> function("").imported(created("any.jsonl"))).hasMessageContaining("names no endpoint");
        assertThatThrownBy(() -> function("fares").imported(created("any.jsonl")))
                .hasMessageContaining("model fares of object any.jsonl is not registered");
    }

    @Test
    void whatCannotBeLoggedFailsSoThatTheEventComesAgain() {
        objects.put("bucket/" + KEY, List.of(RECORD.formatted(1)));
        world.faults.log = true;
        world.faults.deadLetters = true;
        assertThatThrownBy(() -> function("").imported(created(KEY))).isInstanceOf(ProblemException.class);
        world.faults.log = false;
        assertThat(function("").imported(created(KEY))).isEqualTo(new Imported("flights", 1, 0, 0));
    }

    @Test
    void aFileOfWhichNothingCanBeTakenInFailsSoThatItIsSeen() {
        objects.put("bucket/" + KEY, List.of("{", "distance,origin", ""));
        assertThatThrownBy(() -> function("").imported(created(KEY)))
                .hasMessageContaining("none of the 2 records of object " + KEY);
        assertThat(lines.getLast()).contains("\"refused\":2");
        objects.put("bucket/" + KEY, List.of("", ""));
        assertThat(function("").imported(created(KEY))).isEqualTo(new Imported("flights", 0, 0, 0));
    }

    @Test
    void anotherEventIsRefused() {
        assertThatThrownBy(() -> function("").imported(new ObjectCreated(null))).hasMessageContaining("no detail");
    }
}
