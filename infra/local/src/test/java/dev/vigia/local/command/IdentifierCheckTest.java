package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigia check} where identifiers stand twice. */
class IdentifierCheckTest {
    private static final String CHECK = "duplicate-identifier";

    @TempDir
    private Path folder;

    /** Rows with the identifiers 10,000, 10,007, …, of which the last stand for earlier ones again. */
    private Path file(String name, int rows, int repeated) throws IOException {
        List<String> lines = new ArrayList<>(List.of("order,load"));
        for (int row = 0; row < rows; row++) {
            int number = row < rows - repeated ? row : row - repeated;
            lines.add("A" + (10_000 + 7L * number) + "," + (row * 37 % 101));
        }
        return Files.write(folder.resolve(name), lines);
    }

    private JsonNode check(Path baseline, Path current, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("check", "--baseline", baseline.toString(), "--current", current.toString(), "--json"));
        arguments.addAll(List.of(more));
        return CommandRun.vigia(arguments.toArray(String[]::new)).finding("integrity", CHECK);
    }

    private Path unique() throws IOException {
        return Files.writeString(folder.resolve("unique.json"), """
                {"schema": 1, "features": [
                  {"name": "order", "type": "text", "role": "identifier", "unique": true},
                  {"name": "load", "type": "number"}]}
                """);
    }

    @Test
    void whatTheSchemaCallsUniqueMayNotStandTwice() throws IOException {
        JsonNode finding =
                check(file("baseline.csv", 5000, 0), file("current.csv", 2000, 2), "--schema", unique().toString());

        assertThat(finding.path("outcome").asText()).isEqualTo("breached");
        assertThat(finding.path("feature").asText()).isEqualTo("order");
        assertThat(finding.path("rowCount").asLong()).isEqualTo(2);
        assertThat(finding.path("rows").toString()).isEqualTo("[1999,2000]");
    }

    @Test
    void oneRepeatMayBeChanceWhereTheLimitIsLearned() throws IOException {
        JsonNode finding = check(file("baseline.csv", 5000, 0), file("current.csv", 2000, 1));
        assertThat(finding.path("outcome").asText()).isEqualTo("passed");
        assertThat(finding.path("observed").asLong()).isEqualTo(1);
        assertThat(finding.path("limit").asLong()).isPositive();
    }

    /** None of 5,000 values of the baseline stands twice: among 2,000, a baseline without a schema calls 40 no chance. */
    @Test
    void manyRepeatsAreAFindingWhereTheLimitIsLearnedFromAFileOrStored() throws IOException {
        Path baseline = file("baseline.csv", 5000, 0);
        Path stored = folder.resolve("stored");
        assertThat(CommandRun.vigia("baseline", baseline.toString(), "--out", stored.toString())
                        .code())
                .isZero();
        Path current = file("current.csv", 2000, 40);
        for (Path reference : List.of(baseline, stored)) {
            JsonNode finding = check(reference, current);
            assertThat(finding.path("outcome").asText())
                    .as("against %s", reference)
                    .isEqualTo("breached");
            assertThat(finding.path("observed").asLong()).isEqualTo(40);
            assertThat(finding.path("limit").asLong()).isBetween(2L, 20L);
            assertThat(finding.path("rows").path(0).asLong()).isEqualTo(1961);
        }
    }

    /** A baseline of 500 values cannot tell what 20,000 would show: where pairs repeat, that is 1,600 times as often. */
    @Test
    void aSmallBaselineAllowsMoreToALargeFile() throws IOException {
        Path large = file("large.csv", 20_000, 200);
        assertThat(check(file("small.csv", 500, 0), large).path("outcome").asText())
                .isEqualTo("passed");
        assertThat(check(file("baseline.csv", 20_000, 0), large).path("outcome").asText())
                .isEqualTo("breached");
    }

    /** 120 values allow any number of repeats among 20,000: that is not passed. */
    @Test
    void aBaselineTooSmallToTellDecidesNothing() throws IOException {
        JsonNode finding = check(file("tiny.csv", 120, 0), file("large.csv", 20_000, 200));
        assertThat(finding.path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(finding.path("reason").asText())
                .isEqualTo("200 rows with a value that came before; too few values in the baseline to tell how many are"
                        + " chance: 120 values");
    }

    /** Of 100,000 different values a quarter is looked at: of 4,000 repeats about 1,000 are seen. */
    @Test
    void repeatsAmongManyAreFoundByASample() throws IOException {
        JsonNode finding = check(file("baseline.csv", 100_000, 0), file("current.csv", 100_000, 4000));
        assertThat(finding.path("outcome").asText()).isEqualTo("breached");
        assertThat(finding.path("observed").asLong()).isBetween(700L, 1300L);
        assertThat(check(file("baseline.csv", 100_000, 0), file("none.csv", 100_000, 0))
                        .path("outcome")
                        .asText())
                .isEqualTo("passed");
    }
}
