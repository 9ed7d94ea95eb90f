package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vigia check --json} prints: the form of its contract, and measures of raw values as their definitions have them. */
class CheckContractTest {
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

    /** The names and kinds of everything in the JSON, against a file that changes on purpose only. */
    @Test
    void theJsonHasTheFormOfItsContract() throws IOException {
        List<String[]> rows = SampleFiles.changed(CURRENT, row -> {
            row[1] = row[1].equals("40") ? "" : row[1];
            row[2] = row[2] + "9";
            row[3] = row[3].equals("0") ? "300" : row[3];
            return row;
        });
        for (int i = 0; i < 60; i++) {
            rows.get(i * 20)[2] = String.format("%.2f", 9e6 + i);
            rows.get(i * 20)[5] = "Evora";
        }
        CommandRun run = check(current(rows), "--json", "--prediction", "score", "--truth", "left");

        assertThat(String.join("\n", shape(run.json()))).isEqualToNormalizingNewlines(golden());
    }

    private static String golden() throws IOException {
        try (InputStream in = CheckContractTest.class.getResourceAsStream("check-shape.txt")) {
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
    void exactMeasuresAreOfTheRawValues() throws IOException {
        JsonNode features = check(current(CURRENT), "--exact", "--json", "--prediction", "score")
                .json()
                .path("drift")
                .path("features");

        JsonNode age = CommandRun.first(features, "feature", "age").path("measures");
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
        assertThat(CommandRun.first(features, "feature", "city").path("measures").properties().stream()
                        .map(Map.Entry::getKey))
                .startsWith("chi-square", "g", "fisher");
        assertThat(CommandRun.first(features, "feature", "city")
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
}
