package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.inference.http.HttpResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same JSON spelt otherwise (members in another order, blanks, escapes, powers of ten) is the same request: it is
 * answered 200, and as the first one was.
 */
class SpellingTest {
    private static final int SPELLINGS = 400;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static Stream<FuzzTest.Form> forms() {
        return FuzzTest.FORMS.stream()
                .filter(form -> form.binary().isEmpty() && !form.body().contains("}\n{"))
                .filter(form -> form.body().startsWith("{") || form.body().startsWith("["));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isTheSameRequest(FuzzTest.Form form) throws IOException {
        HttpResponse first = ask(form, form.body());
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        JsonNode body = JSON.readTree(form.body());
        boolean lines = form.body().endsWith("\n");
        for (int seed = 0; seed < SPELLINGS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            write(body, random, lines ? " \t" : " \t\r\n", text);
            String spelt = text + (lines ? "\n" : "");
            assertThat(ask(form, spelt)).as(spelt).isEqualTo(first);
        }
    }

    private static HttpResponse ask(FuzzTest.Form form, String body) {
        return new World().post(form.path(), body, form.headers().toArray(String[]::new));
    }

    private static void write(JsonNode node, Random random, String blanks, StringBuilder out) {
        blank(random, blanks, out);
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            char before = '{';
            for (Map.Entry<String, JsonNode> member : members) {
                out.append(before);
                blank(random, blanks, out);
                text(member.getKey(), random, out);
                blank(random, blanks, out);
                out.append(':');
                write(member.getValue(), random, blanks, out);
                before = ',';
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode element : node) {
                out.append(before);
                write(element, random, blanks, out);
                before = ',';
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isTextual()) {
            text(node.textValue(), random, out);
        } else if (node.isBigDecimal()) {
            BigDecimal number = node.decimalValue();
            out.append(random.nextBoolean() ? number.toPlainString() : number.unscaledValue() + "E" + -number.scale());
        } else {
            out.append(node);
        }
        blank(random, blanks, out);
    }

    private static void text(String value, Random random, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || random.nextInt(6) == 0) {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private static void blank(Random random, String blanks, StringBuilder out) {
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(blanks.charAt(random.nextInt(blanks.length())));
        }
    }
}
