package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

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

    /** What a run printed and how it ended. */
    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Run vigia(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Run(line.execute(arguments), out.toString(), err.toString());
    }

    private static Run check(Path current, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("check", "--baseline", baseline.toString(), "--current", current.toString()));
        arguments.addAll(List.of(more));
        return vigia(arguments.toArray(String[]::new));
    }

    private static Path current(List<String[]> rows) throws IOException {
        return SampleFiles.csv(Files.createTempFile(folder, "current", ".csv"), rows);
    }

    private static JsonNode first(JsonNode list, String field, String value) {
        for (JsonNode node : list) {
            if (node.path(field).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("no element with " + field + " " + value + " in " + list);
    }

    @Test
    void rowsOfTheSameKindPass() throws IOException {
        Run run = check(current(CURRENT), "--prediction", "score", "--truth", "left");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).startsWith("PASSED").contains("2,000 rows").contains("against baseline.csv (5,000 rows)");
        assertThat(run.err()).isEmpty();
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
        JsonNode missing = first(json.path("integrity").path("findings"), "check", "missing-rate");
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
        JsonNode income = first(json.path("drift").path("features"), "feature", "income");
        assertThat(income.path("outcome").asText()).isEqualTo("breached");
        assertThat(income.path("effect").asDouble()).isBetween(0.15, 0.4);
        assertThat(income.path("reason").asText()).startsWith("median");
        assertThat(first(json.path("drift").path("features"), "feature", "city")
                        .path("outcome")
                        .asText())
                .isEqualTo("passed");
        assertThat(check(current(rows)).code()).isEqualTo(1);
    }

    /** The names and kinds of everything in the JSON, against a file that changes on purpose only. */
    @Test
    void theJsonHasTheFormOfItsContract() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[1] = row[1].equals("40") ? "" : row[1];
            row[2] = row[2] + "9";
            row[3] = row[3].equals("0") ? "300" : row[3];
            return row;
        });
        Run run = check(current(rows), "--json", "--prediction", "score", "--truth", "left");

        assertThat(String.join("\n", shape(run.json()))).isEqualToNormalizingNewlines(golden());
    }

    private static String golden() throws IOException {
        try (InputStream in = CheckCommandTest.class.getResourceAsStream("check-shape.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Every path to a value with its kind, a list's elements taken together. */
    private static Set<String> shape(JsonNode json) {
        Set<String> shape = new TreeSet<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String path, JsonNode json, Set<String> shape) {
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                collect(path + "." + field.getKey(), field.getValue(), shape);
            }
        } else if (json.isArray()) {
            json.forEach(element -> collect(path + "[]", element, shape));
        } else {
            shape.add(path + " " + json.getNodeType());
        }
    }

    @Test
    void aRunIsTheSameEachTime() throws IOException {
        Path file = current(SampleFiles.rows(30_000, 3));

        assertThat(check(file, "--json").out()).isEqualTo(check(file, "--json").out());
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
        Run run = vigia(
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
    void aFewRowsAreInconclusive() throws IOException {
        Run run = check(current(CURRENT.subList(0, 12)), "--features", "age,income");

        assertThat(run.code()).as(run.out()).isEqualTo(3);
        assertThat(run.out()).startsWith("INCONCLUSIVE").contains("too few values to compare");
    }

    @Test
    void aFileOfOnlyAHeaderIsInconclusiveAsCurrentAndRefusedAsBaseline() throws IOException {
        Path header = current(List.of());
        Run run = check(header, "--json");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.json().path("integrity").path("reason").asText()).isEqualTo("no rows to check");
        Run refused = vigia("check", "--baseline", header.toString(), "--current", baseline.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has a header and no rows");
    }

    @Test
    void aHeaderThatDiffersIsAFinding() throws IOException {
        Path file = SampleFiles.csv(
                Files.createTempFile(folder, "other", ".csv"), SampleFiles.HEADER.replace("income", "wage"), CURRENT);
        JsonNode findings = check(file, "--json").json().path("integrity").path("findings");

        JsonNode missing = first(findings, "check", "missing-feature");
        assertThat(missing.path("feature").asText()).isEqualTo("income");
        assertThat(missing.path("outcome").asText()).isEqualTo("breached");
        JsonNode more = first(findings, "check", "unexpected-feature");
        assertThat(more.path("outcome").asText()).isEqualTo("breached");
        assertThat(more.path("rowCount").asLong()).isEqualTo(2000);
    }

    @Test
    void exactMeasuresAreOfTheRawValues() throws IOException {
        JsonNode features = check(current(CURRENT), "--exact", "--json", "--prediction", "score")
                .json()
                .path("drift")
                .path("features");

        JsonNode age = first(features, "feature", "age").path("measures");
        assertThat(age.properties().stream().map(Map.Entry::getKey))
                .containsExactly(
                        "ks",
                        "wasserstein",
                        "wasserstein-normed",
                        "energy",
                        "cramer-von-mises",
                        "anderson-darling",
                        "mann-whitney",
                        "t",
                        "epps-singleton",
                        "psi",
                        "kullback-leibler",
                        "jensen-shannon",
                        "hellinger",
                        "total-variation",
                        "l-infinity");
        double ks = age.path("ks").path("statistic").asDouble();
        assertThat(ks).isCloseTo(plainKolmogorovSmirnov(numbers(BASELINE, 1), numbers(CURRENT, 1)), within(1e-12));
        assertThat(age.path("ks").path("pValue").asDouble()).isBetween(0.001, 1.0);
        assertThat(first(features, "feature", "city").path("measures").properties().stream()
                        .map(Map.Entry::getKey))
                .startsWith("chi-square", "g", "fisher");
        assertThat(first(features, "feature", "city")
                        .path("measures")
                        .path("fisher")
                        .path("statistic")
                        .isNull())
                .isTrue();
    }

    private static double[] numbers(List<String[]> rows, int column) {
        return rows.stream()
                .filter(row -> !row[column].isEmpty())
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    /** Both distribution functions, compared at every value. */
    private static double plainKolmogorovSmirnov(double[] first, double[] second) {
        double furthest = 0;
        for (double at : DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .distinct()
                .toArray()) {
            double below = (double) DoubleStream.of(first).filter(x -> x <= at).count() / first.length;
            double other = (double) DoubleStream.of(second).filter(x -> x <= at).count() / second.length;
            furthest = Math.max(furthest, Math.abs(below - other));
        }
        return furthest;
    }

    @Test
    void columnsThatAreLeftOutAreNowhere() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[2] = "1";
            return row;
        });
        Run run = check(current(rows), "--ignore", "income", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("income");
        Run named = check(current(rows), "--features", "age,city:text", "--json");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(first(named.json().path("drift").path("features"), "feature", "city")
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
        JsonNode finding =
                first(check(current(rows), "--json").json().path("integrity").path("findings"), "check", "wrong-type");

        assertThat(finding.path("feature").asText()).isEqualTo("income");
        assertThat(finding.path("outcome").asText()).isEqualTo("breached");
        assertThat(finding.path("rowCount").asLong())
                .isEqualTo(rows.stream().filter(row -> row[2].equals("much")).count());
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

        JsonNode range = first(json.path("integrity").path("findings"), "check", "out-of-range");
        assertThat(range.path("outcome").asText()).isEqualTo("breached");
        assertThat(json.path("drift").path("features").size()).isEqualTo(3);
        assertThat(first(json.path("drift").path("features"), "feature", "score")
                        .path("role")
                        .asText())
                .isEqualTo("prediction");
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
        Run run = check(file, option, file.toString());

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
        Run run = check(current(CURRENT), more.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(expected);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,age\n1,2,3\n", "", "id,id\n1,2\n"})
    void inputThatCannotBeReadIsTwoAndOneLine(String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "broken", ".csv"), text);
        Run run = check(file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("vigia: ").contains("broken").contains("expected");
    }

    @Test
    void tenThousandColumnsAreChecked() throws IOException {
        Path wide = wide("wide-baseline.csv", 120, 1);
        Path page = folder.resolve("wide.html");
        Run run = vigia(
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

    @Test
    void aStoredBaselineStandsForItsFile() throws IOException {
        Path stored = folder.resolve("stored");
        Path file = current(CURRENT);
        Run made = vigia(
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
        Run byFile = check(file, "--json", "--prediction", "score", "--ignore", "left");
        Run byStored = vigia("check", "--baseline", stored.toString(), "--current", file.toString(), "--json");
        assertThat(byStored.out()).as(byStored.err()).isEqualTo(byFile.out());
        Path exported = folder.resolve("exported");
        check(file, "--export-baseline", exported.toString(), "--prediction", "score", "--ignore", "left");
        assertThat(exported.resolve("baseline.bin")).hasSameBinaryContentAs(stored.resolve("baseline.bin"));
        assertThat(exported.resolve("schema.json")).hasSameTextualContentAs(stored.resolve("schema.json"));
    }

    @Test
    void proposedLimitsCanBeEditedAndGivenBack() throws IOException {
        Path stored = folder.resolve("edited");
        vigia("baseline", baseline.toString(), "--out", stored.toString());
        Path proposed = stored.resolve("proposed-schema.json");
        String text = Files.readString(proposed);
        assertThat(text)
                .contains("\"Lisboa\"", "\"role\" : \"identifier\"", "\"pattern\" : \"[A-Z][0-9]{6}\"", "\"range\"");

        Run clean = check(current(CURRENT), "--schema", proposed.toString());
        assertThat(clean.code()).as(clean.out()).isZero();
        JsonNode json = new ObjectMapper().readTree(text);
        ObjectNode age = (ObjectNode) first(json.path("features"), "name", "age");
        age.putObject("range").put("max", 60);
        Files.writeString(proposed, json.toString());
        Run strict = vigia(
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
        Run none = vigia("check", "--baseline", empty.toString(), "--current", baseline.toString());
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("has no baseline.bin");
        Path stored = folder.resolve("fixed");
        vigia("baseline", baseline.toString(), "--out", stored.toString());
        Run columns =
                vigia("check", "--baseline", stored.toString(), "--current", baseline.toString(), "--ignore", "age");
        assertThat(columns.code()).isEqualTo(2);
        assertThat(columns.err()).contains("is a stored baseline");
        Files.write(stored.resolve("baseline.bin"), new byte[] {9, 9});
        Run broken = vigia("check", "--baseline", stored.toString(), "--current", baseline.toString());
        assertThat(broken.code()).as(broken.err()).isEqualTo(2);
        assertThat(broken.err().lines()).hasSize(1);
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
