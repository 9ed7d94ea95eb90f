package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.check.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vigia check} says of new groups and of preprocessing: in the JSON, in the text and on the page. */
class AdviceCheckTest {
    private static final List<String[]> CURRENT = SampleFiles.rows(2000, 2);

    @TempDir
    private static Path folder;

    private static Path baseline;

    @BeforeAll
    static void writeBaseline() throws IOException {
        baseline = SampleFiles.csv(folder.resolve("baseline.csv"), SampleFiles.rows(5000, 1));
    }

    private static CommandRun check(Path current, String... more) {
        return CommandRun.check(baseline, current, more);
    }

    private static Path current(List<String[]> rows) throws IOException {
        return SampleFiles.csv(Files.createTempFile(folder, "current", ".csv"), rows);
    }

    @Test
    void preprocessingIsAdvisedOnByNewValuesAndCategories() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[1] = row[1].isEmpty() ? "" : Long.toString(Long.parseLong(row[1]) + 3);
            row[2] = String.format("%.2f", Double.parseDouble(row[2]) * 1.4);
            return row;
        });
        for (int i = 0; i < 80; i++) {
            rows.get(i * 20)[5] = "Evora";
        }
        Path file = current(rows);
        JsonNode advice = check(file, "--json").json().path("preprocessing");

        JsonNode income = CommandRun.first(advice, "feature", "income");
        assertThat(income.path("verdict").asText()).isEqualTo("new tendency");
        JsonNode city = CommandRun.first(advice, "feature", "city");
        assertThat(city.path("verdict").asText()).isEqualTo("new tendency");
        assertThat(city.path("proposed")
                        .path("OneHotEncoder")
                        .path("categories_")
                        .toString())
                .isEqualTo("[\"Braga\",\"Evora\",\"Faro\",\"Lisboa\",\"Porto\"]");
        assertThat(city.path("replay").path("unknown").path("old").asDouble()).isEqualTo(0.04);
        assertThat(city.path("replay").path("unknown").path("proposed").asDouble())
                .isZero();
        assertThat(CommandRun.first(advice, "feature", "visits").path("verdict").asText())
                .isEqualTo("keep");
        JsonNode moved = rates(income);
        JsonNode evora = rates(city);
        assertThat(evora.path("old").asDouble())
                .isEqualTo(moved.path("old").asDouble())
                .isGreaterThan(0.03);
        assertThat(evora.path("proposed").asDouble())
                .isLessThan(evora.path("old").asDouble());
        assertThat(evora.path("allProposed").asDouble())
                .isEqualTo(moved.path("allProposed").asDouble())
                .isLessThan(0.02);
        assertThat(CommandRun.first(advice, "feature", "visits").path("replay").has("outlierRate"))
                .isFalse();
        Path page = folder.resolve("preprocessing.html");
        assertThat(check(file, "--html", page.toString()).out())
                .contains("preprocessing")
                .contains("Evora 4.0 %")
                .containsPattern("replay: beyond the range 0.1 % → 0.0 %, outliers [0-9.]+ % → [0-9.]+ % of the rows")
                .containsPattern(
                        "replay: of unknown categories 4.0 % → 0.0 %, outliers [0-9.]+ % → [0-9.]+ % of the rows")
                .containsPattern("with all that is proposed, [0-9.]+ % of the rows would be outliers, now [0-9.]+ %");
        assertThat(Files.readString(page))
                .contains("<h2>Preprocessing</h2>")
                .contains("Replay: with all that is proposed");
    }

    private static JsonNode rates(JsonNode advice) {
        return advice.path("replay").path("outlierRate");
    }

    /** Sixty rows with a value three times as high as any, in a city that nobody knows. */
    @Test
    void aNewGroupIsToldByItsRule() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> row);
        for (int i = 0; i < 60; i++) {
            rows.get(i * 20)[2] = String.format("%.2f", 9e4 + i);
            rows.get(i * 20)[5] = "Evora";
        }
        Path file = current(rows);
        JsonNode groups = check(file, "--json").json().path("outliers").path("groups");

        assertThat(groups).hasSize(1);
        JsonNode group = groups.path(0);
        assertThat(group.path("rule").asText()).isIn("city = Evora");
        assertThat(group.path("rows").asInt()).isBetween(58, 62);
        assertThat(group.path("examples")).hasSize(20);
        assertThat(group.path("examples").path(0).asInt() % 20).isEqualTo(1);
        assertThat(group.path("precision").asDouble()).isGreaterThan(.9);
        Path page = folder.resolve("group.html");
        String text = check(file, "--html", page.toString()).out();
        String precision = Words.percent(group.path("precision").asDouble());
        String recall = Words.percent(group.path("recall").asDouble());
        assertThat(text)
                .contains("new group: city = Evora  3.0 % of the rows\n")
                .contains("; precision " + precision + ", recall " + recall + "\n");
        assertThat(Files.readString(page))
                .contains("data-name=\"precision\">" + precision + "<")
                .contains("data-name=\"recall\">" + recall + "<");
        assertThat(check(current(CURRENT), "--json").json().path("outliers").path("groups"))
                .isEmpty();
    }

    /** What the JSON proposes stands in text and page too, each value beside the one it replaces. */
    @Test
    void proposedValuesAreToldBesideThoseInUse() throws IOException {
        Path file = current(SampleFiles.changed(CURRENT, row -> {
            row[2] = String.format("%.2f", Double.parseDouble(row[2]) * 1.4);
            return row;
        }));
        Path page = folder.resolve("values.html");
        String text = check(file, "--html", page.toString()).out();
        JsonNode income = CommandRun.first(check(file, "--json").json().path("preprocessing"), "feature", "income");

        JsonNode before = income.path("baseline");
        JsonNode proposed = income.path("proposed");
        List<String> told = List.of(
                "StandardScaler mean_ " + change(before.path("mean"), proposed.at("/StandardScaler/mean_"))
                        + ", scale_ " + change(before.path("std"), proposed.at("/StandardScaler/scale_")),
                "RobustScaler center_ " + change(before.path("median"), proposed.at("/RobustScaler/center_")),
                "MinMaxScaler data_min_ " + change(before.path("min"), proposed.at("/MinMaxScaler/data_min_"))
                        + ", data_max_ " + change(before.path("max"), proposed.at("/MinMaxScaler/data_max_")),
                "MaxAbsScaler max_abs_ " + change(before.path("max"), proposed.at("/MaxAbsScaler/max_abs_")),
                "SimpleImputer statistics_ " + change(before.path("mean"), proposed.at("/StandardScaler/mean_"))
                        + " (mean), " + change(before.path("median"), proposed.at("/RobustScaler/center_"))
                        + " (median)",
                "at 50 % " + change(before.path("median"), proposed.at("/QuantileTransformer/quantiles_/50")));
        assertThat(text).contains(told);
        assertThat(Files.readString(page)).contains(told);
        assertThat(text).as("the head says it of all").contains("median").doesNotContain("rows taken as independent");
        assertThat(check(file, "--json").out()).contains("rows taken as independent");
        assertThat(text.lines().skip(1)).allMatch(line -> line.length() <= 120);
    }

    private static String change(JsonNode before, JsonNode after) {
        assertThat(after.isNumber()).isTrue();
        return Words.number(before.asDouble()) + " → " + Words.number(after.asDouble());
    }

    /** Of sixty features that moved alike twenty are told, and how many more there are. */
    @Test
    void manyProposalsAreBounded() throws IOException {
        Path before = wide("wide.csv", 0, 3);
        Path after = wide("moved.csv", 2, 4);
        CommandRun run = CommandRun.check(before, after);

        assertThat(run.out().lines().filter(line -> line.contains("new tendency")))
                .hasSize(20);
        assertThat(run.out()).contains("… and 40 more features (--json has all)");
        assertThat(run.out().lines().filter(line -> line.contains("replay: "))).hasSizeBetween(18, 20);
        assertThat(run.out().lines().toList()).hasSizeLessThan(180);
    }

    /** What is said of many features in the same words is said once. */
    @Test
    void tooFewRowsAreToldOnce() throws IOException {
        String text = check(current(CURRENT.subList(0, 8))).out();

        assertThat(text.lines().filter(line -> line.contains("too few values to tell")))
                .as("of age fewer are known")
                .hasSize(2);
        assertThat(text).contains("inconclusive  income, visits and 4 more  too few values to tell");
        assertThat(text).containsOnlyOnce("of one another");
    }

    private static Path wide(String name, double moved, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        for (int row = 0; row < 1000; row++) {
            rows.add(random.doubles(60)
                    .mapToObj(any -> String.format("%.3f", moved + random.nextGaussian()))
                    .toArray(String[]::new));
        }
        String header = IntStream.range(0, 60).mapToObj(i -> "f" + i).collect(Collectors.joining(","));
        return SampleFiles.csv(folder.resolve(name), header, rows);
    }
}
