package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Lines of SageMaker's Data Capture files, in the forms that its guide shows. */
class DataCapturingTest {
    private static final String PATH = "/v1/models/flights/data-captures";

    private final World world = new World();

    private static String side(String name, String mode, String type, String encoding, String data) {
        return "\"" + name + "\":{\"observedContentType\":\"" + type + "\",\"mode\":\"" + mode + "\",\"data\":\""
                + data.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\",\"encoding\":\""
                + encoding
                + "\"}";
    }

    private static String in(String type, String encoding, String data) {
        return side("endpointInput", "INPUT", type, encoding, data);
    }

    private static String out(String type, String encoding, String data) {
        return side("endpointOutput", "OUTPUT", type, encoding, data);
    }

    private static String line(String eventId, String... sides) {
        return "{\"captureData\":{" + String.join(",", sides) + "},\"eventMetadata\":{\"eventId\":\"" + eventId
                + "\",\"inferenceTime\":\"2026-11-23T11:00:00Z\"},\"eventVersion\":\"0\"}";
    }

    private static String csv(String eventId, String data, String answer) {
        return line(eventId, in("text/csv", "CSV", data), out("text/csv; charset=utf-8", "CSV", answer));
    }

    private LoggedRequest only() {
        assertThat(world.logged()).hasSize(1);
        return world.logged().getFirst();
    }

    private static double delay(LoggedRequest request, int row) {
        return ((NumberColumn) request.rows().column(5)).value(row);
    }

    private static double distance(LoggedRequest request, int row) {
        return ((NumberColumn) request.rows().column(0)).value(row);
    }

    @Test
    void aRecordBecomesACaptureOfItsTime() {
        HttpResponse response = world.post(PATH, csv("e-1", "813.5,ORD,true,17\n", "12.25"));
        assertThat(response.body()).isEqualTo("{\"taken\":1,\"known\":0,\"refused\":0,\"problems\":[]}");
        LoggedRequest logged = only();
        assertThat(logged.status()).isEqualTo(Status.CAPTURED);
        assertThat(logged.id().time()).isEqualTo(Instant.parse("2026-11-23T11:00:00Z"));
        assertThat(logged.caller()).isEqualTo("e-1");
        assertThat(distance(logged, 0)).isEqualTo(813.5);
        assertThat(delay(logged, 0)).isEqualTo(12.25);
    }

    @Test
    void takingTheSameFileInAgainAddsNothing() {
        String file = csv("e-1", "1,ORD,true,17", "1") + "\n" + csv("e-2", "2,ORD,true,17", "2") + "\n";
        world.post(PATH, file);
        assertThat(world.post(PATH, file).body()).contains("\"taken\":0,\"known\":2,\"refused\":0");
        assertThat(world.logged()).hasSize(2);
    }

    @Test
    void badLinesAreToldByNumberAndTheOthersAreTaken() {
        String file = String.join(
                "\n",
                csv("e-1", "1,ORD,true,17", "1"),
                "{\"captureData\":",
                "",
                csv("e-3", "1,ORD", "1"),
                csv("e-4", "1,ORD,true,17", "1\n2"),
                csv("e-5", "5,ORD,true,17", "5").replace("2026-11-23T11", "2020-11-23T11"),
                line("e-6", out("text/csv", "CSV", "1")),
                line("e-7", in("application/x-npy", "BASE64", "AAAA")),
                line("e-8", in("text/csv", "ROT13", "1,ORD,true,17")),
                csv("e-1", "9,ORD,true,17", "1"),
                csv("e-9", "9,ORD,true,17", "9"));
        String answer = world.post(PATH, file).body();
        assertThat(answer).contains("\"taken\":2,\"known\":0,\"refused\":8");
        for (int bad : new int[] {2, 4, 5, 6, 7, 8, 9, 10}) {
            assertThat(answer).contains("{\"line\":" + bad + ",");
        }
        assertThat(answer).contains("\"field\":\"captureData.endpointInput\"").contains("CSV, JSON or BASE64");
        assertThat(world.logged()).extracting(LoggedRequest::caller).containsExactlyInAnyOrder("e-1", "e-9");
        assertThat(String.join("\n", world.lines)).doesNotContain("ORD").contains("\"refused\":8");
    }

    @Test
    void jsonIsReadAsItsClientsSendAndTheirContainersAnswer() {
        world.post(
                PATH,
                line(
                        "e-1",
                        in(
                                "application/json",
                                "JSON",
                                "{\"instances\":[{\"features\":[1,\"ORD\",true,17]},{\"features\":[2,\"ANC\",false,3]}]}"),
                        out("application/json", "JSON", "{\"predictions\":[{\"delay\":10},{\"delay\":20}]}")));
        LoggedRequest logged = only();
        assertThat(distance(logged, 1)).isEqualTo(2);
        assertThat(delay(logged, 0)).isEqualTo(10);
        assertThat(delay(logged, 1)).isEqualTo(20);
    }

    @Test
    void otherFormsOfAnAnswer() {
        String two = "1,ORD,true,17\n2,ANC,false,3\n";
        String[] answers = {"3,4", "3\n4\n"};
        for (String answer : answers) {
            world.post(PATH, csv("csv " + answer.length(), two, answer));
        }
        for (String answer :
                new String[] {"[3,4]", "[[3],[4]]", "{\"delay\":3}\n{\"delay\":4}", "{\"predictions\":[3,4]}"}) {
            world.post(
                    PATH,
                    line(
                            "json " + answer.length(),
                            in("text/csv", "CSV", two),
                            out("application/json", "JSON", answer)));
        }
        assertThat(world.logged()).hasSize(6).allSatisfy(logged -> {
            assertThat(delay(logged, 0)).isEqualTo(3);
            assertThat(delay(logged, 1)).isEqualTo(4);
        });
    }

    @Test
    void base64IsReadByTheTypeThatWasObserved() {
        String data = Base64.getEncoder().encodeToString("7,ORD,true,17".getBytes(StandardCharsets.UTF_8));
        world.post(PATH, line("e-1", in("text/csv", "BASE64", data)));
        assertThat(distance(only(), 0)).isEqualTo(7);
        assertThat(only().rows().column(5).cell(0)).isEqualTo(Cell.ABSENT);
    }

    @Test
    void groundTruthFindsARecordByItsEventOrInferenceId() {
        world.post(PATH, csv("e-1", "1,ORD,true,17", "1"));
        world.post(
                PATH, csv("e-2", "1,ORD,true,17", "1").replace("\"eventId\"", "\"inferenceId\":\"mine\",\"eventId\""));
        for (String caller : new String[] {"e-1", "mine"}) {
            HttpResponse response =
                    world.post("/v1/models/flights/ground-truth", "{\"callerId\":\"" + caller + "\",\"value\":3}");
            assertThat(response.status()).as(caller).isEqualTo(200);
        }
    }

    @Test
    void aVersionMayBeNamedAndTheKeyNeedsTheScope() {
        world.register(2, World.SCHEMA, new dev.vigia.model.ScorerSpec.None());
        String record = csv("e-1", "1,ORD,true,17", "1");
        assertThat(world.post("/v1/models/flights/versions/3/data-captures", record)
                        .status())
                .isEqualTo(404);
        world.post("/v1/models/flights/versions/2/data-captures", record);
        assertThat(only().version().number()).isEqualTo(2);
        world.key("infer-only", Scope.INFER);
        assertThat(world.post(PATH, record, "authorization", "Bearer infer-only")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void withoutTheLogTheCallerIsToldToSendAgain() {
        world.faults.log = true;
        world.faults.deadLetters = true;
        assertThat(world.post(PATH, csv("e-1", "1,ORD,true,17", "1")).status()).isEqualTo(503);
        world.faults.log = false;
        world.now = world.now.plus(Retry.WARY);
        assertThat(world.post(PATH, csv("e-1", "1,ORD,true,17", "1")).body()).contains("\"taken\":1");
    }

    @Test
    void aBodyWithoutRecordsIsRefused() {
        assertThat(world.post(PATH, "\n \r\n").status()).isEqualTo(400);
    }
}
