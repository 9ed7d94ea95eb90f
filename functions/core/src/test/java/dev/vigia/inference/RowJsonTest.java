package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.model.ModelVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowJsonTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final InferenceId ID = InferenceId.of(NOON, 1, 2);

    private static String written(Rows rows, int row, @Nullable String caller) {
        return RowJson.write(
                new LoggedRequest(
                        ID,
                        new ModelVersion(TestModels.MODEL, 3),
                        Status.SCORED,
                        Requests.HASH,
                        rows,
                        "00".repeat(32),
                        caller,
                        NOON),
                row);
    }

    private static Rows row(double distance, NumberColumn count, double late, String origin, TextColumn note) {
        List<Column> columns = new ArrayList<>(
                List.of(NumberColumn.of(distance), count, NumberColumn.of(late), TextColumn.of(origin), note));
        columns.add(new NumberColumn.Builder(1).addMissing(Cell.ABSENT).build());
        return new Rows(Requests.SCHEMA, 1, columns, List.of(new Extra(0, "colour", "{\"r\": 1e2}")));
    }

    @Test
    void valuesAreAsTheyWereSent() {
        NumberColumn count = new NumberColumn.Builder(1).addEscaped("\"1\"").build();
        TextColumn note = new TextColumn.Builder(1).addMissing(Cell.NULL).build();
        assertThat(written(row(0.1, count, 1, "a\"b\n", note), 0, "mine"))
                .isEqualTo("{\"inferenceId\":\"" + ID + ".0\",\"time\":\"2026-11-23T12:00:00Z\",\"version\":3,"
                        + "\"status\":\"scored\",\"callerId\":\"mine\",\"features\":{\"distance\":0.1,\"count\":\"1\","
                        + "\"late\":true,\"origin\":\"a\\\"b\\n\",\"note\":null,\"colour\":{\"r\":1e2}},"
                        + "\"predictions\":{}}");
    }

    @Test
    void aRowIsOneLineWhateverWasSent() throws IOException {
        String sent = "[\n {\"inferenceId\":\"forged\",\t\"a \\\\\\\"b\" : [1 ,\r\n 2]}\n]";
        Rows plain = row(1, NumberColumn.of(1), 0, "x", TextColumn.of("y"));
        Rows rows = new Rows(plain.schema(), 1, plain.columns(), List.of(new Extra(0, "more", sent)));
        String line = written(rows, 0, null);
        assertThat(line).doesNotContain("\n", "\r", "\t");
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(line).at("/features/more")).isEqualTo(mapper.readTree(sent));
        Rows escaped = row(1, new NumberColumn.Builder(1).addEscaped(sent).build(), 0, "x", TextColumn.of("y"));
        assertThat(written(escaped, 0, null)).doesNotContain("\n");
    }

    @Test
    void halfAPairOfSurrogatesIsAnEscape() {
        String line = written(row(1, NumberColumn.of(1), 0, "\ud83d\ude00 \ude00\ud83d", TextColumn.of("é")), 0, null);
        assertThat(line).contains("\"origin\":\"\ud83d\ude00 \\ude00\\ud83d\"", "\"note\":\"é\"");
    }

    @Test
    void numbersThatJsonHasNotAreTold() {
        TextColumn note = TextColumn.of("x");
        assertThat(written(row(Double.NaN, NumberColumn.of(-0.0), 0, "", note), 0, null))
                .contains("\"distance\":{\"float\":\"NaN\"}", "\"count\":-0.0", "\"late\":false", "\"origin\":\"\"");
        assertThat(written(row(Double.NEGATIVE_INFINITY, NumberColumn.of(1L << 53), 0, "", note), 0, null))
                .contains("\"distance\":{\"float\":\"-Infinity\"}", "\"count\":9007199254740992");
    }

    @Test
    void everyRowIsJsonThatHoldsItsDoubles() throws IOException {
        Rows rows = Requests.rows(5, 500);
        ObjectMapper mapper = new ObjectMapper();
        for (int row = 0; row < rows.size(); row++) {
            JsonNode json = mapper.readTree(written(rows, row, null));
            assertThat(json.path("features").path("distance").doubleValue())
                    .isEqualTo(((NumberColumn) rows.column(0)).value(row));
            assertThat(json.path("features").has("count"))
                    .isEqualTo(rows.column(1).cell(row) != Cell.ABSENT);
            assertThat(json.path("predictions").path("score").doubleValue())
                    .isEqualTo(((NumberColumn) rows.column(5)).value(row));
        }
    }
}
