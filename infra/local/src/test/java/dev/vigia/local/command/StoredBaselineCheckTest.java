package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigia check} by a stored baseline, and by limits that were proposed or written by hand. */
class StoredBaselineCheckTest {
    private static final List<String[]> BASELINE = SampleFiles.rows(5000, 1);
    private static final List<String[]> CURRENT = SampleFiles.rows(2000, 2);

    @TempDir
    private static Path folder;

    private static Path baseline;

    @BeforeAll
    static void writeBaseline() throws IOException {
        baseline = SampleFiles.csv(folder.resolve("baseline.csv"), BASELINE);
    }

    private static CommandRun check(Path current, String... more) {
        return CommandRun.check(baseline, current, more);
    }

    private static Path current(List<String[]> rows) throws IOException {
        return SampleFiles.csv(Files.createTempFile(folder, "current", ".csv"), rows);
    }

    @Test
    void aSchemaWithLimitsByHandIsKeptToTheRow() throws IOException {
        Path schema = Files.writeString(folder.resolve("schema.json"), """
                {"schema": 1, "features": [
                  {"name": "age", "type": "number", "range": {"min": 0, "max": 70}},
                  {"name": "city", "type": "category", "categories": ["Lisboa", "Porto", "Braga", "Faro"]},
                  {"name": "id", "type": "text", "role": "ignored"},
                  {"name": "score", "type": "number", "role": "prediction"}]}
                """);
        List<String[]> rows = SampleFiles.changed(CURRENT, String[]::clone);
        rows.get(41)[1] = "71";
        rows.forEach(row -> row[1] = !row[1].isEmpty() && Integer.parseInt(row[1]) > 71 ? "70" : row[1]);
        JsonNode json = check(current(rows), "--schema", schema.toString(), "--json", "--ignore", "id")
                .json();

        JsonNode range = CommandRun.first(json.path("integrity").path("findings"), "check", "out-of-range");
        assertThat(range.path("outcome").asText()).isEqualTo("breached");
        assertThat(json.path("drift").path("features").size()).isEqualTo(3);
        assertThat(CommandRun.first(json.path("drift").path("features"), "feature", "score")
                        .path("role")
                        .asText())
                .isEqualTo("prediction");
    }

    @Test
    void aStoredBaselineStandsForItsFile() throws IOException {
        Path stored = folder.resolve("stored");
        Path file = current(CURRENT);
        CommandRun made = CommandRun.vigia(
                "baseline",
                baseline.toString(),
                "--out",
                stored.toString(),
                "--prediction",
                "score",
                "--ignore",
                "left");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).contains("baseline of 5,000 rows and 5 features", "schema.json", "baseline.bin");
        CommandRun byFile = check(file, "--json", "--prediction", "score", "--ignore", "left");
        CommandRun byStored =
                CommandRun.vigia("check", "--baseline", stored.toString(), "--current", file.toString(), "--json");
        assertThat(byStored.out()).as(byStored.err()).isEqualTo(byFile.out());
        Path exported = folder.resolve("exported");
        check(file, "--export-baseline", exported.toString(), "--prediction", "score", "--ignore", "left");
        assertThat(exported.resolve("baseline.bin")).hasSameBinaryContentAs(stored.resolve("baseline.bin"));
        assertThat(exported.resolve("schema.json")).hasSameTextualContentAs(stored.resolve("schema.json"));
    }

    @Test
    void proposedLimitsCanBeEditedAndGivenBack() throws IOException {
        Path stored = folder.resolve("edited");
        CommandRun.vigia("baseline", baseline.toString(), "--out", stored.toString());
        Path proposed = stored.resolve("proposed-schema.json");
        String text = Files.readString(proposed);
        assertThat(text)
                .contains("\"Lisboa\"", "\"role\" : \"identifier\"", "\"pattern\" : \"[A-Z][0-9]{6}\"", "\"range\"");

        CommandRun clean = check(current(CURRENT), "--schema", proposed.toString());
        assertThat(clean.code()).as(clean.out()).isZero();
        JsonNode json = new ObjectMapper().readTree(text);
        ObjectNode age = (ObjectNode) CommandRun.first(json.path("features"), "name", "age");
        age.putObject("range").put("max", 60);
        Files.writeString(proposed, json.toString());
        CommandRun strict = CommandRun.vigia(
                "check",
                "--baseline",
                stored.toString(),
                "--schema",
                proposed.toString(),
                "--current",
                current(CURRENT).toString());
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).contains("outside the range of any to 60, set by hand");
    }

    @Test
    void aDirectoryWithoutABaselineOrWithOtherColumnsIsRefused() throws IOException {
        Path empty = Files.createTempDirectory(folder, "empty");
        CommandRun none = CommandRun.vigia("check", "--baseline", empty.toString(), "--current", baseline.toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("has no baseline.bin");
        Path stored = folder.resolve("fixed");
        CommandRun.vigia("baseline", baseline.toString(), "--out", stored.toString());
        CommandRun columns = CommandRun.vigia(
                "check", "--baseline", stored.toString(), "--current", baseline.toString(), "--ignore", "age");
        assertThat(columns.code()).isEqualTo(2);
        assertThat(columns.err()).contains("is a stored baseline");
        Files.write(stored.resolve("baseline.bin"), new byte[] {9, 9});
        CommandRun broken =
                CommandRun.vigia("check", "--baseline", stored.toString(), "--current", baseline.toString());
        assertThat(broken.code()).as(broken.err()).isEqualTo(2);
        assertThat(broken.err().lines()).hasSize(1);
    }
}
