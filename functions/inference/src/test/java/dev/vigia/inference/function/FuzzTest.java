package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.RowJson;
import dev.vigia.inference.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded mutation of valid requests: whatever comes in, no 5xx, no escaped exception, no value in a log line. */
class FuzzTest {
    private static final int REQUESTS = 15_000;
    private static final int MANY = 40_000;
    private static final List<String> HEADER_VALUES =
            List.of("", "0", "-1", "7", "99999999999", "text/csv; header=present", "application/json", "\u0000", "x");
    private static final String MARK = "s3cr3t";

    /** A valid request of one form, whose body is mutated. */
    record Form(String path, String body, List<String> headers, String binary) {
        Form(String path, String body, String... headers) {
            this(path, body, List.of(headers), "");
        }
    }

    private static final String TENSORS =
            "{\"id\":\"c\",\"inputs\":[{\"name\":\"distance\",\"shape\":[2,1],\"datatype\":\"FP32\",\"data\":[[1.5],[2]]},"
                    + "{\"name\":\"origin\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"s3cr3t\",\"b\"]}],"
                    + "\"outputs\":[{\"name\":\"delay\",\"parameters\":{\"binary_data\":true}}]}";
    private static final String BINARY =
            "{\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"distance\",\"shape\":[2],\"datatype\":"
                    + "\"FP16\",\"parameters\":{\"binary_data_size\":4}},{\"name\":\"origin\",\"shape\":[2],\"datatype\":"
                    + "\"BYTES\",\"parameters\":{\"binary_data_size\":15}},{\"name\":\"night\",\"shape\":[2,1],\"datatype\":"
                    + "\"BOOL\",\"parameters\":{\"binary_data_size\":2}}]}";
    private static final String BYTES = new String(
            Tensors.body(
                    "",
                    Tensors.little(4)
                            .putShort((short) 0x3e00)
                            .putShort((short) 0x7e00)
                            .array(),
                    Tensors.texts("s3cr3t", "b"),
                    new byte[] {1, 0}),
            StandardCharsets.ISO_8859_1);
    private static final String INVOKE = "/endpoints/flights/invocations";
    static final List<Form> FORMS = List.of(
            new Form(
                    "/v1/models/flights:predict",
                    "{\"instances\":[{\"distance\":1000.5,\"origin\":\"s3cr3t\",\"night\":true,\"hour\":7},{\"hour\":null},"
                            + "[1,\"s3cr3t\",false,2]]}"),
            new Form("/v2/models/flights/infer", TENSORS),
            new Form(
                    "/v2/models/flights/infer",
                    BINARY,
                    List.of("inference-header-content-length", Integer.toString(BINARY.length())),
                    BYTES),
            new Form(
                    "/v1/models/flights/captures",
                    "{\"source\":\"s\",\"id\":\"i\",\"time\":\"2026-11-10T05:00:00Z\",\"version\":1,"
                            + "\"instances\":[{\"distance\":5,\"origin\":\"s3cr3t\"}],\"predictions\":[1.25]}"),
            new Form(
                    "/v1/models/flights/captures",
                    "{\"instances\":[{\"distance\":5,\"origin\":\"s3cr3t\"}]}",
                    "ce-type",
                    "org.kubeflow.serving.inference.request",
                    "ce-specversion",
                    "1.0",
                    "ce-id",
                    "e",
                    "ce-source",
                    "s",
                    "ce-time",
                    "2026-11-23T11:59:00Z"),
            new Form(
                    "/v1/models/flights/data-captures",
                    "{\"captureData\":{\"endpointInput\":{\"observedContentType\":\"text/csv\",\"mode\":\"INPUT\","
                            + "\"data\":\"1.5,s3cr3t,true,7\",\"encoding\":\"CSV\"},\"endpointOutput\":{\"observedContentType\":"
                            + "\"application/json\",\"mode\":\"OUTPUT\",\"data\":\"[2.5]\",\"encoding\":\"JSON\"}},"
                            + "\"eventMetadata\":{\"eventId\":\"e\",\"inferenceTime\":\"2026-11-23T11:59:00Z\"}}\n"),
            new Form(
                    "/v1/models/flights/ground-truth",
                    "{\"truths\":[{\"inferenceId\":\"019ab0a2-747b-7000-8000-000000000000.0\",\"value\":\"s3cr3t\"}]}"),
            new Form(INVOKE, "distance,origin,hour\n1.5,\"s3cr3t\",7\n2,b,\n", "content-type", "text/csv"),
            new Form(INVOKE, "1.5,s3cr3t,true,7\n", "content-type", "text/csv", "accept", "application/json"),
            new Form(INVOKE, "[[1.5,\"s3cr3t\",true,7]]", "content-type", "application/json"),
            new Form(
                    INVOKE,
                    "{\"features\":[1.5,\"s3cr3t\",true,7]}\n{\"distance\":5}\n",
                    "content-type",
                    "application/jsonlines"));
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[[[",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "-0",
            "1e999",
            "-1e-999",
            "NaN",
            "Infinity",
            "99999999999999999999999",
            "0.1000000000000000055511151231257827",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "{}",
            "[]",
            "\"x\":1,",
            "\"instances\":",
            "\"distance\":1,\"distance\":2",
            "[0]",
            "[1,1,1]",
            "[-1]",
            "[9999999999]",
            "\"FP16\"",
            "\"UINT8\"",
            "-300",
            "0",
            "\ufeff",
            "\0",
            "//c\n",
            "é",
            "2147483648",
            "\"\"",
            "0x10",
            "01",
            "+1");

    private static final ObjectMapper STRICT = new ObjectMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @Test
    void noMutantIsAnErrorOfOurs() {
        fuzz(20_261_123, REQUESTS);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noneOfManyIs(long seed) {
        fuzz(seed, MANY);
    }

    private static void fuzz(long seed, int requests) {
        World world = new World();
        Random random = new Random(seed);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < requests; i++) {
            Form form = FORMS.get(random.nextInt(FORMS.size()));
            String path = random.nextInt(20) == 0
                    ? FORMS.get(random.nextInt(FORMS.size())).path()
                    : form.path();
            byte[] body = mutant(random, form);
            HttpResponse response;
            try {
                response = world.post(path, body, headers(random, form));
            } catch (RuntimeException e) {
                fail("escaped from " + path + " " + new String(body, StandardCharsets.UTF_8), e);
                return;
            }
            assertThat(response.status())
                    .as("%s %s: %s", path, new String(body, StandardCharsets.UTF_8), response.body())
                    .isLessThan(500);
            assertThat(world.lines.getLast()).doesNotContain(MARK);
            if (response.status() != 200) {
                assertThat(response.body()).doesNotContain(MARK).contains("\"type\":\"urn:vigia:problem:");
            }
            statuses.merge(response.status(), 1, Integer::sum);
        }
        assertThat(statuses.get(200)).as("valid mutants among %s", statuses).isGreaterThan(requests / 50);
        assertThat(statuses.get(400)).as("undecodable ones among %s", statuses).isGreaterThan(requests / 4);
        world.logged().forEach(FuzzTest::assertExported);
        world.logged()
                .forEach(request -> assertThat(PackedRows.unpack(
                                PackedRows.pack(request.rows()), request.rows().schema()))
                        .isEqualTo(request.rows()));
    }

    /** Each row is one line of JSON, with each name once. */
    private static void assertExported(LoggedRequest request) {
        for (int row = 0; row < request.rows().size(); row++) {
            String line = RowJson.write(request, row);
            assertThat(line).doesNotContain("\n", "\r");
            assertThatCode(() -> STRICT.readTree(line)).as(line).doesNotThrowAnyException();
        }
    }

    /** Sometimes one is left out, or has another's value. */
    private static String[] headers(Random random, Form form) {
        List<String> headers = new ArrayList<>(form.headers());
        if (!headers.isEmpty() && random.nextInt(8) == 0) {
            int at = random.nextInt(headers.size() / 2) * 2;
            headers.set(at + 1, HEADER_VALUES.get(random.nextInt(HEADER_VALUES.size())));
        }
        return headers.toArray(String[]::new);
    }

    private static byte[] mutant(Random random, Form form) {
        boolean whole = !form.binary().isEmpty() && random.nextBoolean();
        byte[] json = whole ? form.body().getBytes(StandardCharsets.UTF_8) : mutant(random, form.body());
        byte[] all = Tensors.body("", json, form.binary().getBytes(StandardCharsets.ISO_8859_1));
        if (whole) {
            // The JSON stays, so that what follows it is what differs.
            int at = json.length + random.nextInt(form.binary().length());
            switch (random.nextInt(4)) {
                case 0 -> all[at] = (byte) random.nextInt(256);
                case 1 -> all = Arrays.copyOf(all, at);
                case 2 -> all = Arrays.copyOf(all, all.length + random.nextInt(9));
                default -> all[at] ^= 1;
            }
        }
        return all;
    }

    private static byte[] mutant(Random random, String body) {
        StringBuilder text = new StringBuilder(body);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 2 -> text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
                default -> value(random, text);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Puts another value where one stood, so that many mutants stay JSON. */
    private static void value(Random random, StringBuilder text) {
        int colon = text.indexOf(":", random.nextInt(text.length() + 1));
        if (colon >= 0) {
            int end = colon + 1;
            while (end < text.length() && ",]}".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            List<String> values =
                    List.of("null", "true", "-1.5", "1e400", "\"7\"", "[]", "{\"a\":[1]}", "12345678901234567890");
            text.replace(colon + 1, end, values.get(random.nextInt(values.size())));
        }
    }

    @Test
    void deepNestingHugeNumbersAndLongTextsAreOverALimit() {
        World world = new World();
        assertLimit(world, "{\"x\":" + "[".repeat(100_000));
        assertLimit(world, "{\"x\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40) + ",\"instances\":[{}]}");
        assertLimit(world, "{\"instances\":[{\"distance\":" + "9".repeat(5_000) + "}]}");
        assertLimit(world, "{\"instances\":[{\"origin\":\"" + "x".repeat(70_000) + "\"}]}");
        assertLimit(world, "{\"instances\":[{\"" + "n".repeat(70_000) + "\":1}]}");
        assertLimit(world, "{\"instances\":[" + "{},".repeat(60_000) + "{}]}");
        assertThat(world.logged()).isEmpty();
    }

    private static void assertLimit(World world, String body) {
        HttpResponse response = world.predict(body);
        assertThat(response.status()).as(response.body()).isEqualTo(413);
    }
}
