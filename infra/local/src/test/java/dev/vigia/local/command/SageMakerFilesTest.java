package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.sagemaker.MonitorSchema;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SageMaker Model Monitor's files, out and in again, by the commands that a user types. */
class SageMakerFilesTest {
    private static final int ROWS = 5_000;
    private static final List<String[]> BASELINE = SampleFiles.rows(ROWS, 1);

    @TempDir
    private static Path folder;

    private static Path baseline;
    private static Path files;

    @BeforeAll
    static void export() throws IOException {
        baseline = SampleFiles.csv(folder.resolve("baseline.csv"), BASELINE);
        files = folder.resolve("files");
        CommandRun run = CommandRun.vigia("baseline", baseline.toString(), "--sagemaker", files.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("statistics.json", "constraints.json");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static JsonNode feature(JsonNode json, String name) {
        for (JsonNode feature : json.path("features")) {
            if (feature.path("name").asText().equals(name)) {
                return feature;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void statisticsAreThoseOfTheRows() throws IOException {
        JsonNode json = json(files.resolve("statistics.json"));
        assertThat(json.path("dataset").path("item_count").asInt()).isEqualTo(ROWS);
        JsonNode age = feature(json, "age").path("numerical_statistics");
        double[] ages = BASELINE.stream()
                .filter(row -> !row[1].isEmpty())
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .sorted()
                .toArray();
        double mean = java.util.Arrays.stream(ages).average().orElseThrow();
        assertThat(age.path("common").path("num_present").asInt()).isEqualTo(ages.length);
        assertThat(age.path("common").path("num_missing").asInt()).isEqualTo(ROWS - ages.length);
        assertThat(age.path("mean").asDouble()).isCloseTo(mean, within(1e-6));
        assertThat(age.path("min").asDouble()).isEqualTo(ages[0]);
        assertThat(age.path("max").asDouble()).isEqualTo(ages[ages.length - 1]);
        JsonNode vip = feature(json, "vip").path("string_statistics").path("distribution");
        long yes = BASELINE.stream().filter(row -> row[4].equals("true")).count();
        assertThat(vip.path("categorical").path("buckets").path(1).path("count").asLong())
                .isEqualTo(yes);
    }

    /** Ten buckets that hold every value, each within the bins' error; items whose weights add up to the count. */
    @Test
    void bucketsAndSketchAreTheDistribution() throws IOException {
        JsonNode income = feature(json(files.resolve("statistics.json")), "income")
                .path("numerical_statistics")
                .path("distribution")
                .path("kll");
        double[] values =
                BASELINE.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
        assertThat(income.path("buckets")).hasSize(10);
        long sum = 0;
        for (JsonNode bucket : income.path("buckets")) {
            double upper = bucket.path("upper_bound").asDouble();
            sum += bucket.path("count").asLong();
            long exact = java.util.Arrays.stream(values).filter(x -> x <= upper).count();
            assertThat((double) sum / ROWS).isCloseTo((double) exact / ROWS, within(1.0 / 320));
        }
        assertThat(sum).isEqualTo(ROWS);
        long weight = 0;
        long below = 0;
        int level = 0;
        for (JsonNode items : income.path("sketch").path("data")) {
            for (JsonNode item : items) {
                weight += 1L << level;
                below += item.asDouble() <= 3_000 ? 1L << level : 0;
            }
            level++;
        }
        assertThat(weight).isEqualTo(ROWS);
        long exact = java.util.Arrays.stream(values).filter(x -> x <= 3_000).count();
        assertThat((double) below / ROWS).isCloseTo((double) exact / ROWS, within(0.01));
    }

    /** Types, missing limits, categories and their limit come back as they were proposed; of a range, not negative. */
    @Test
    void constraintsComeBack() throws IOException {
        Schema proposed =
                SchemaJson.read(Files.readString(Path.of(baseline + ".baseline").resolve("proposed-schema.json")));
        Schema back = MonitorSchema.read(Files.readString(files.resolve("constraints.json")))
                .orElseThrow()
                .schema();
        assertThat(back.size()).isEqualTo(proposed.size());
        for (int i = 0; i < back.size(); i++) {
            Feature was = proposed.feature(i);
            Feature is = back.feature(i);
            assertThat(is.name()).isEqualTo(was.name());
            assertThat(is.type()).isEqualTo(was.type());
            if (was.constraints().missingMax() != null) {
                assertThat(is.constraints().missingMax())
                        .isEqualTo(was.constraints().missingMax());
            }
            assertThat(is.constraints().categories())
                    .isEqualTo(was.constraints().categories());
            assertThat(is.constraints().newCategoriesMax())
                    .isEqualTo(was.constraints().newCategoriesMax());
            boolean number = was.type() == FeatureType.NUMBER || was.type() == FeatureType.INTEGER;
            boolean positive = number
                    && was.constraints().min() != null
                    && was.constraints().min() >= 0;
            assertThat(is.constraints().min()).isEqualTo(positive ? (Double) 0.0 : null);
        }
    }

    @Test
    void aCheckUnderConstraintsWritesItsViolations() throws IOException {
        List<String[]> rows = SampleFiles.changed(SampleFiles.rows(2_000, 2), row -> {
            row[5] = row[5].equals("Faro") ? "Nara" : row[5];
            row[3] = "-" + row[3];
            row[1] = row[1].endsWith("3") ? "" : row[1];
            row[2] = Double.toString(2 * Double.parseDouble(row[2]));
            return row;
        });
        Path current = SampleFiles.csv(folder.resolve("current.csv"), rows);
        Path out = folder.resolve("violations");
        CommandRun run = CommandRun.vigia(
                "check",
                "--baseline",
                baseline.toString(),
                "--current",
                current.toString(),
                "--schema",
                files.resolve("constraints.json").toString(),
                "--json",
                "--sagemaker",
                out.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("not taken over: distribution_constraints");
        assertThat(new ObjectMapper().readTree(run.out()).path("outcome").asText())
                .isEqualTo("breached");
        JsonNode violations = json(out.resolve("constraint_violations.json"));
        Set<String> found = new HashSet<>();
        for (JsonNode violation : violations.path("violations")) {
            found.add(violation.path("feature_name").asText() + " "
                    + violation.path("constraint_check_type").asText());
            assertThat(violation.path("description").asText()).isNotEmpty();
        }
        assertThat(found)
                .contains(
                        "city categorical_values_check",
                        "visits out-of-range",
                        "age completeness_check",
                        "income baseline_drift_check");
        assertThat(violations.path("vigia").path("outcome").asText()).isEqualTo("breached");
        assertThat(json(out.resolve("statistics.json"))
                        .path("dataset")
                        .path("item_count")
                        .asInt())
                .isEqualTo(2_000);
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.json"), "{\"features\": [{\"name\": \"age\", \"inferred_type\": \"Whole\"}]}");
        for (List<String> arguments : List.of(
                List.of("--baseline", baseline.toString(), "--schema", broken.toString()),
                List.of("--baseline", files.resolve("statistics.json").toString()))) {
            List<String> all = new ArrayList<>(List.of("check", "--current", baseline.toString()));
            all.addAll(arguments);
            CommandRun run = CommandRun.vigia(all.toArray(String[]::new));
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines().filter(line -> !line.contains("not taken over")))
                    .as("%s", run.err())
                    .hasSize(1);
        }
        assertThat(CommandRun.vigia("baseline", files.resolve("statistics.json").toString())
                        .err())
                .contains("is no baseline: expected the rows");
    }
}
