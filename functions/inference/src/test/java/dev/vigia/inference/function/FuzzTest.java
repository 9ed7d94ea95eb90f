package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vigia.inference.PackedRows;
import dev.vigia.inference.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Seeded mutation of valid requests: whatever comes in, no 5xx, no escaped exception, no value in a log line. */
class FuzzTest {
    private static final int REQUESTS = 15_000;
    private static final String MARK = "s3cr3t";

    private static final List<String> PATHS = List.of(
            "/v1/models/flights:predict",
            "/v2/models/flights/infer",
            "/v1/models/flights/captures",
            "/v1/models/flights/ground-truth");
    private static final List<String> BODIES = List.of(
            "{\"instances\":[{\"distance\":1000.5,\"origin\":\"s3cr3t\",\"night\":true,\"hour\":7},{\"hour\":null}]}",
            "{\"id\":\"c\",\"inputs\":[{\"name\":\"distance\",\"shape\":[2,1],\"datatype\":\"FP32\",\"data\":[[1.5],[2]]},"
                    + "{\"name\":\"origin\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"s3cr3t\",\"b\"]}],"
                    + "\"outputs\":[{\"name\":\"delay\"}]}",
            "{\"source\":\"s\",\"id\":\"i\",\"time\":\"2026-11-10T05:00:00Z\",\"version\":1,"
                    + "\"instances\":[{\"distance\":5,\"origin\":\"s3cr3t\"}],\"predictions\":[1.25]}",
            "{\"truths\":[{\"inferenceId\":\"019ab0a2-747b-7000-8000-000000000000.0\",\"value\":\"s3cr3t\"}]}");
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

    @Test
    void noMutantIsAnErrorOfOurs() {
        World world = new World();
        Random random = new Random(20261123);
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            int form = random.nextInt(PATHS.size());
            byte[] body = mutant(random, BODIES.get(form));
            String path = random.nextInt(20) == 0 ? PATHS.get(random.nextInt(4)) : PATHS.get(form);
            HttpResponse response;
            try {
                response = world.post(path, body);
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
        assertThat(statuses.get(200)).as("valid mutants among %s", statuses).isGreaterThan(REQUESTS / 50);
        assertThat(statuses.get(400)).as("undecodable ones among %s", statuses).isGreaterThan(REQUESTS / 4);
        world.logged()
                .forEach(request -> assertThat(PackedRows.unpack(
                                PackedRows.pack(request.rows()), request.rows().schema()))
                        .isEqualTo(request.rows()));
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
