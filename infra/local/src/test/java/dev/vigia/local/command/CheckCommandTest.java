package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code vigia check} from its command line to its exit code. */
class CheckCommandTest {
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
    void rowsOfTheSameKindPass() throws IOException {
        CommandRun run = check(current(CURRENT), "--prediction", "score", "--truth", "left");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("PASSED").contains("2,000 rows").contains("against baseline.csv (5,000 rows)");
        assertThat(run.err().lines().filter(line -> !line.matches(".*vigia: [0-9]+ s, .* read")))
                .as("but for the progress of a busy machine")
                .isEmpty();
    }

    @Test
    void aDriftOutliersAndMissingValuesBreach() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[2] = row[2].isEmpty() ? "" : String.format("%.2f", Double.parseDouble(row[2]) * 1.4);
            return row;
        });
        for (int i = 0; i < 240; i++) {
            rows.get(i * 8)[1] = "NA";
        }
        for (int i = 0; i < 120; i++) {
            rows.get(3 + i * 16)[3] = "400";
        }
        JsonNode json = check(current(rows), "--json").json();

        assertThat(json.path("outcome").asText()).isEqualTo("breached");
        assertThat(json.path("baseline").path("rows").asLong()).isEqualTo(5000);
        assertThat(json.path("current").path("rows").asLong()).isEqualTo(2000);
        JsonNode missing = CommandRun.first(json.path("integrity").path("findings"), "check", "missing-rate");
        assertThat(missing.path("feature").asText()).isEqualTo("age");
        assertThat(missing.path("outcome").asText()).isEqualTo("breached");
        assertThat(missing.path("observed").asDouble())
                .isGreaterThan(missing.path("limit").asDouble());
        assertThat(missing.path("rows").size()).isEqualTo(20);
        for (JsonNode row : missing.path("rows")) {
            assertThat(rows.get(row.asInt() - 1)[1]).as("row " + row).isIn("NA", "");
        }
        JsonNode outliers = json.path("outliers");
        assertThat(outliers.path("outcome").asText()).isEqualTo("breached");
        for (JsonNode row : outliers.path("rows")) {
            assertThat(rows.get(row.path("row").asInt() - 1)[3]).isEqualTo("400");
            assertThat(row.path("score").asDouble())
                    .isGreaterThan(row.path("limit").asDouble());
            assertThat(row.path("reasons").path(0).path("feature").asText()).isEqualTo("visits");
        }
        JsonNode income = CommandRun.first(json.path("drift").path("features"), "feature", "income");
        assertThat(income.path("outcome").asText()).isEqualTo("breached");
        assertThat(income.path("effect").asDouble()).isBetween(0.15, 0.4);
        assertThat(income.path("reason").asText()).startsWith("median");
        assertThat(CommandRun.first(json.path("drift").path("features"), "feature", "city")
                        .path("outcome")
                        .asText())
                .isEqualTo("passed");
        assertThat(check(current(rows)).code()).isEqualTo(1);
    }

    @Test
    void aRunIsTheSameEachTime() throws IOException {
        Path file = current(SampleFiles.rows(30_000, 3));

        assertThat(check(file, "--json").out()).isEqualTo(check(file, "--json").out());
    }

    @Test
    void aFewRowsAreInconclusive() throws IOException {
        CommandRun run = check(current(CURRENT.subList(0, 12)), "--features", "age,income");

        assertThat(run.code()).as(run.out()).isEqualTo(3);
        assertThat(run.out()).startsWith("INCONCLUSIVE").contains("too few values to compare");
    }

    @Test
    void scoresAreWrittenForEveryRow() throws IOException {
        Path scores = folder.resolve("scores.csv");
        List<String[]> rows = SampleFiles.rows(20_000, 5);
        rows.get(15_000)[2] = "9999999";
        JsonNode json =
                check(current(rows), "--json", "--scores", scores.toString()).json();

        List<String> lines = Files.readAllLines(scores);
        assertThat(lines).hasSize(20_001);
        assertThat(lines.getFirst()).isEqualTo("row,score,limit,outlier");
        assertThat(lines.get(15_001)).startsWith("15001,").endsWith(",true");
        JsonNode top = json.path("outliers").path("rows").path(0);
        assertThat(top.path("row").asLong()).isEqualTo(15_001);
        assertThat(lines.get(15_001).split(",")[1]).isEqualTo(top.path("score").asText());
        long over = lines.stream().filter(line -> line.endsWith(",true")).count();
        assertThat(over / 20_000.0).isEqualTo(json.path("outliers").path("rate").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--scores", "--html"})
    void aFileThatIsReadIsNotWrittenTo(String option) throws IOException {
        Path file = current(CURRENT);
        byte[] before = Files.readAllBytes(file);
        CommandRun run = check(file, option, file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is a file that is read: expected another one");
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--false-alarms 0 | expected a probability above 0 and below 1",
                "--effect-floor 2 | effect floor 2.0: expected 0 to 1",
                "--features age:numeric | type 'numeric': expected one of number, integer",
                "--features agee | has no column 'agee': expected one of id, age",
                "--prediction scoer | has no column 'scoer'",
                "--ignore nothing | has no column 'nothing'",
                "--schema nowhere.json | nowhere.json: is not there: expected a schema",
                "--html no/where.html | no/where.html: cannot be written, for",
                "--nonsense at | Unknown option",
            })
    void badUsageIsTwoAndSaysWhatWasExpected(String more, String expected) throws IOException {
        CommandRun run = check(current(CURRENT), more.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(expected);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,age\n1,2,3\n", "", "id,id\n1,2\n"})
    void inputThatCannotBeReadIsTwoAndOneLine(String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "broken", ".csv"), text);
        CommandRun run = check(file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("vigia: ").contains("broken").contains("expected");
    }

    @Test
    void thePageNeedsNothingElseAndShowsNamesAsTheyAre() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[5] = row[5].equals("Faro") ? "<script>alert(1)</script>" : row[5];
            return row;
        });
        Path page = folder.resolve("page.html");
        check(current(rows), "--html", page.toString());

        String html = Files.readString(page);
        assertThat(html).startsWith("<!DOCTYPE html>").contains("&lt;script&gt;", "<svg", "prefers-color-scheme: dark");
        assertThat(html).doesNotContain("<script", "http:", "https:", "src=", "@import", "url(", "NaN");
        assertThat(html.split("<div class=\"card ", -1).length - 1).as("cards").isBetween(3 + 6, 3 + 8);
        assertThat(html).contains("integrity <span class=\"word breached\">breached</span>");
    }

    /**
     * Of 40 files without change at a rate of 20 % for each of three families, about half pass; were levels lost on the
     * way, more than 60 % would be breached (binomial: 1e-2 to see 29 of 40 at .49).
     */
    @Test
    void falseAlarmsAreAsRareAsAsked() throws IOException {
        int breached = 0;
        for (int i = 0; i < 40; i++) {
            Path file = SampleFiles.csv(folder.resolve("clean.csv"), SampleFiles.rows(1000, 100 + i));
            breached +=
                    check(file, "--false-alarms", "0.2", "--effect-floor", "0").code() == 1 ? 1 : 0;
        }
        assertThat(breached).isLessThanOrEqualTo(28);
    }
}
