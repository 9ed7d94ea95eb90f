package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ScorerSpec;
import org.junit.jupiter.api.Test;

class InvocationsTest {
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String LINES = "application/jsonlines";

    private final World world = new World();

    private HttpResponse invoke(String type, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "content-type";
        all[1] = type;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return world.post("/endpoints/flights/invocations", body, all);
    }

    private Rows rows() {
        return world.last().rows();
    }

    private String answered(String type, String body, String... headers) {
        HttpResponse response = invoke(type, body, headers);
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void csvWithoutAHeaderHoldsTheFeaturesInOrder() {
        assertThat(answered(CSV, "1000.5,ANC,true,7\n2,\"S\"\"E,A\",0,\n")).isEqualTo("1008.5\n2.0\n");
        assertThat(rows().column(0)).isEqualTo(NumberColumn.of(1000.5, 2));
        assertThat(rows().column(1)).isEqualTo(TextColumn.of("ANC", "S\"E,A"));
        assertThat(rows().column(2)).isEqualTo(NumberColumn.of(1, 0));
        assertThat(rows().column(3).cell(1)).isEqualTo(Cell.NULL);
        assertThat(rows().column(4).cell(0)).isEqualTo(Cell.ABSENT);
    }

    @Test
    void aFirstLineOfFeatureNamesIsAHeader() {
        assertThat(answered(CSV, "hour,distance\r\n7,1\r\n8,2\r\n")).isEqualTo("8.0\n10.0\n");
        assertThat(rows().column(3)).isEqualTo(NumberColumn.of(7, 8));
        assertThat(rows().column(1).cell(0)).isEqualTo(Cell.ABSENT);
        assertThat(answered("text/csv; header=present", "hour,gate\n7,B\n")).isEqualTo("107.0\n");
        assertThat(rows().extras().getFirst().json()).isEqualTo("\"B\"");
        assertThat(invoke("text/csv; header=absent", "hour,distance\n").status())
                .isEqualTo(400);
    }

    @Test
    void cellsThatAreNotOfTheTypeAreKept() {
        assertThat(invoke(CSV, "distance,origin,night,hour\nnan,,yes,1.5\n").status())
                .isEqualTo(200);
        assertThat(((NumberColumn) rows().column(0)).value(0)).isNaN();
        assertThat(rows().column(0).cell(0)).isEqualTo(Cell.PRESENT);
        assertThat(rows().column(1).cell(0)).isEqualTo(Cell.NULL);
        assertThat(rows().column(2).escaped(0)).contains("\"yes\"");
        assertThat(rows().column(3).escaped(0)).contains("1.5");
        assertThat(invoke(CSV, "distance\n9007199254740993\n").status()).isEqualTo(200);
        assertThat(rows().column(0).escaped(0)).contains("\"9007199254740993\"");
        assertThat(invoke(CSV, "distance\nfar\n").status()).isEqualTo(422);
        assertThat(rows().column(0).escaped(0)).contains("\"far\"");
    }

    @Test
    void csvThatIsNoneIs400() {
        for (String body : new String[] {
            "",
            "1,ANC,true\n",
            "1,ANC,true,7\n1,ANC\n",
            "\"1,ANC,true,7\n",
            "1,A\"N,true,7\n",
            "1,\"A\"N,true,7\n",
            "hour,hour\n1,2\n",
            "hour\n"
        }) {
            assertThat(invoke(CSV, body).status()).as(body).isEqualTo(400);
        }
        byte[] latin = "1,\u00e9,true,7".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(world.post("/endpoints/flights/invocations", latin, "content-type", CSV)
                        .status())
                .isEqualTo(400);
        assertThat(world.logged()).isEmpty();
    }

    @Test
    void jsonIsInstancesAnArrayOrOneInstance() {
        assertThat(answered(JSON, "{\"instances\":[{\"hour\":1},{\"features\":[5,\"ANC\",true,2]}]}"))
                .isEqualTo("{\"predictions\":[101.0,8.0]}");
        assertThat(answered(JSON, "[[5,\"ANC\",true,2]]")).isEqualTo("{\"predictions\":[8.0]}");
        assertThat(answered(JSON, "{\"hour\":3}")).isEqualTo("{\"predictions\":[103.0]}");
        assertThat(answered(JSON, "{\"features\":[5,\"ANC\",true,2]}")).isEqualTo("{\"predictions\":[8.0]}");
        assertThat(invoke(JSON, "[[5]]").status()).isEqualTo(400);
        assertThat(invoke(JSON, "[[5,\"ANC\",true,2,3]]").status()).isEqualTo(400);
        assertThat(invoke(JSON, "{\"features\":[5,\"ANC\",true,2],\"hour\":3}").status())
                .isEqualTo(400);
        assertThat(invoke(JSON, "3").status()).isEqualTo(400);
        assertThat(invoke(JSON, "{\"hour\":3} {}").status()).isEqualTo(400);
    }

    @Test
    void jsonLinesAreAnInstanceEach() {
        assertThat(answered(LINES, "{\"hour\":1}\n[5,\"ANC\",true,2]\n"))
                .isEqualTo("{\"delay\":101.0}\n{\"delay\":8.0}\n");
        assertThat(invoke(LINES, "").status()).isEqualTo(400);
        assertThat(invoke(LINES, "{\"hour\":1}\n7\n").status()).isEqualTo(400);
    }

    @Test
    void theAnswerIsOfTheTypeThatIsAccepted() {
        HttpResponse csv = invoke(JSON, "{\"hour\":3}", "accept", "image/png, text/csv;q=0.5");
        assertThat(csv.body()).isEqualTo("103.0\n");
        assertThat(csv.headers()).containsEntry("content-type", CSV);
        assertThat(answered(CSV, "hour\n3", "accept", "*/*")).isEqualTo("103.0\n");
        assertThat(answered(CSV, "hour\n3", "accept", JSON)).isEqualTo("{\"predictions\":[103.0]}");
        assertThat(invoke(CSV, "hour\n3", "accept", "image/png").status()).isEqualTo(406);
        assertThat(invoke("application/x-npy", "hour\n3").status()).isEqualTo(415);
        assertThat(world.logged()).hasSize(3);
    }

    @Test
    void sageMakersHeadersAreTakenAndGiven() {
        world.register(2, World.SCHEMA, new ScorerSpec.Onnx("f".repeat(64), World.OUTPUTS));
        HttpResponse response = invoke(
                CSV,
                "hour\n3",
                "x-amzn-sagemaker-inference-id",
                "mine",
                "x-amzn-sagemaker-target-variant",
                "2",
                "x-amzn-sagemaker-custom-attributes",
                "trace=7");
        assertThat(response.headers())
                .containsEntry("x-amzn-invoked-production-variant", "2")
                .containsEntry("x-amzn-sagemaker-custom-attributes", "trace=7");
        LoggedRequest logged = world.last();
        assertThat(logged.callerId()).contains("mine");
        assertThat(logged.version().number()).isEqualTo(2);
        assertThat(invoke(CSV, "hour\n3", "x-amzn-sagemaker-target-variant", "AllTraffic")
                        .headers())
                .containsEntry("x-amzn-invoked-production-variant", "1");
        assertThat(invoke(CSV, "hour\n3", "x-amzn-sagemaker-target-variant", "blue")
                        .status())
                .isEqualTo(404);
        assertThat(invoke(CSV, "hour\n3", "x-amzn-sagemaker-inference-id", "x".repeat(65))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aProblemIsTheExceptionThatSageMakersClientsRaise() {
        HttpResponse bad = invoke(CSV, "1\n");
        assertThat(bad.headers()).containsEntry("x-amzn-errortype", "ValidationError");
        assertThat(bad.body()).contains("\"message\":\"'line 1' is not as expected: 4 cells\"");
        HttpResponse unscorable = invoke(CSV, "distance\nfar\n");
        assertThat(unscorable.headers()).containsEntry("x-amzn-errortype", "ModelError");
        assertThat(unscorable.body()).contains("\"OriginalStatusCode\":422");
        assertThat(world.post("/endpoints/none/invocations", "1", "content-type", CSV)
                        .headers())
                .containsEntry("x-amzn-errortype", "ValidationError");
        assertThat(world.post("/endpoints/flights/async-invocations", "1").headers())
                .containsEntry("x-amzn-errortype", "ValidationError");
    }

    @Test
    void theSameKeyWithAnotherContentTypeIs409() {
        String key = dev.vigia.inference.InferenceId.of(World.NOON, 1, 1).toString();
        assertThat(invoke(CSV, "hour\n3", "idempotency-key", key).body()).isEqualTo("103.0\n");
        assertThat(invoke(CSV, "hour\n3", "idempotency-key", key, "accept", JSON)
                        .body())
                .isEqualTo("{\"predictions\":[103.0]}");
        assertThat(invoke("text/csv; header=present", "hour\n3", "idempotency-key", key)
                        .status())
                .isEqualTo(409);
        assertThat(world.logged()).hasSize(1);
    }
}
