package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code vigia check} takes the files that it is given: their forms, columns and rows. */
class CheckFilesTest {
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
    void jsonLinesGiveTheSameAsCsv() throws IOException {
        Path json = SampleFiles.json(folder.resolve("current.jsonl"), CURRENT);
        Path csv = current(CURRENT);

        assertThat(check(json, "--json").out()).isEqualTo(check(csv, "--json").out());
    }

    @Test
    void ofJsonLinesTooOnlyTheNamedFeaturesAreRead() throws IOException {
        Path there = SampleFiles.json(folder.resolve("named-baseline.jsonl"), BASELINE);
        Path here = SampleFiles.json(folder.resolve("named.jsonl"), CURRENT);
        CommandRun run = CommandRun.vigia(
                "check",
                "--baseline",
                there.toString(),
                "--current",
                here.toString(),
                "--features",
                "age,income",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void aFileOfOnlyAHeaderIsInconclusiveAsCurrentAndRefusedAsBaseline() throws IOException {
        Path header = current(List.of());
        CommandRun run = check(header, "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.json().path("integrity").path("reason").asText()).isEqualTo("no rows to check");
        CommandRun refused =
                CommandRun.vigia("check", "--baseline", header.toString(), "--current", baseline.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has a header and no rows");
    }

    @Test
    void aHeaderThatDiffersIsAFinding() throws IOException {
        Path file = SampleFiles.csv(
                Files.createTempFile(folder, "other", ".csv"), SampleFiles.HEADER.replace("income", "wage"), CURRENT);
        JsonNode findings = check(file, "--json").json().path("integrity").path("findings");

        JsonNode missing = CommandRun.first(findings, "check", "missing-feature");
        assertThat(missing.path("feature").asText()).isEqualTo("income");
        assertThat(missing.path("outcome").asText()).isEqualTo("breached");
        JsonNode more = CommandRun.first(findings, "check", "unexpected-feature");
        assertThat(more.path("outcome").asText()).isEqualTo("breached");
        assertThat(more.path("rowCount").asLong()).isEqualTo(2000);
    }

    @Test
    void columnsThatAreLeftOutAreNowhere() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[2] = "1";
            return row;
        });
        CommandRun run = check(current(rows), "--ignore", "income", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("income");
        CommandRun named = check(current(rows), "--features", "age,city:text", "--json");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(CommandRun.first(named.json().path("drift").path("features"), "feature", "city")
                        .path("type")
                        .asText())
                .isEqualTo("text");
    }

    @Test
    void columnsInAnotherOrderAreNone() throws IOException {
        List<String[]> turned = CURRENT.stream()
                .map(row -> new String[] {row[7], row[6], row[5], row[4], row[3], row[2], row[1], row[0]})
                .toList();
        Path file = SampleFiles.csv(
                Files.createTempFile(folder, "turned", ".csv"), "left,score,city,vip,visits,income,age,id", turned);

        assertThat(check(file, "--json").out())
                .isEqualTo(check(current(CURRENT), "--json").out());
    }

    @Test
    void aNumberColumnWithTextIsAFinding() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[2] = row[3].equals("1") ? "much" : row[2];
            return row;
        });
        JsonNode finding = CommandRun.first(
                check(current(rows), "--json").json().path("integrity").path("findings"), "check", "wrong-type");

        assertThat(finding.path("feature").asText()).isEqualTo("income");
        assertThat(finding.path("outcome").asText()).isEqualTo("breached");
        assertThat(finding.path("rowCount").asLong())
                .isEqualTo(rows.stream().filter(row -> row[2].equals("much")).count());
    }

    @Test
    void tenThousandColumnsAreChecked() throws IOException {
        Path wide = wide("wide-baseline.csv", 120, 1);
        Path page = folder.resolve("wide.html");
        CommandRun run = CommandRun.vigia(
                "check",
                "--html",
                page.toString(),
                "--baseline",
                wide.toString(),
                "--current",
                wide("wide-current.csv", 100, 2).toString());

        assertThat(run.code()).as(run.err()).isIn(0, 3);
        assertThat(Files.size(page)).isLessThan(1_000_000);
    }

    private static Path wide(String name, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder("c0");
        for (int i = 1; i < 10_000; i++) {
            header.append(",c").append(i);
        }
        lines.add(header.toString());
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 10_000; i++) {
                line.append(i == 0 ? "" : ",").append(random.nextInt(1000)).append(".5");
            }
            lines.add(line.toString());
        }
        return Files.write(folder.resolve(name), lines);
    }
}
