package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code vigia check} on rows that hang together otherwise than before, of which no single column moved. */
class JointCheckTest {
    @TempDir
    private static Path folder;

    private static Path baseline;
    private static Path same;
    private static Path changed;

    @BeforeAll
    static void writeFiles() throws IOException {
        baseline = write("baseline.csv", 3_000, 0, 1);
        same = write("same.csv", 2_000, 0, 2);
        changed = write("changed.csv", 2_000, 0.5, 3);
    }

    private static Path write(String name, int rows, double correlation, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("distance,delay,origin,fuel\n");
        for (int row = 0; row < rows; row++) {
            double distance = random.nextGaussian();
            double delay = correlation * distance + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            text.append(String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,%s,%.4f%n",
                    distance,
                    delay,
                    List.of("ANC", "SEA", "PDX").get(random.nextInt(3)),
                    Math.exp(random.nextGaussian())));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private record Run(int code, String out) {
        JsonNode joint() throws IOException {
            return new ObjectMapper().readTree(out).path("drift").path("multivariate");
        }
    }

    private static Run check(Path against, Path current, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments =
                new ArrayList<>(List.of("check", "--baseline", against.toString(), "--current", current.toString()));
        arguments.addAll(List.of(more));
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = line.execute(arguments.toArray(String[]::new));
        // what is told of progress, on a busy machine, is no part of the answer
        return new Run(code, code == 2 ? err.toString() : out.toString());
    }

    @Test
    void aChangedCorrelationBreachesAndIsNamed() throws IOException {
        Run run = check(baseline, changed, "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode joint = run.joint();
        assertThat(joint.path("outcome").asText()).isEqualTo("breached");
        JsonNode pair = joint.path("correlations").path("changed").path(0);
        assertThat(pair.path("first").asText()).isEqualTo("distance");
        assertThat(pair.path("second").asText()).isEqualTo("delay");
        assertThat(pair.path("baseline").asDouble()).isBetween(-0.08, 0.08);
        assertThat(pair.path("current").asDouble()).isBetween(0.4, 0.6);
        JsonNode classifier = joint.path("domain-classifier");
        assertThat(classifier.path("aucLow").asDouble()).isGreaterThan(0.5);
        assertThat(classifier.path("aucHigh").asDouble())
                .isGreaterThan(classifier.path("auc").asDouble());
        assertThat(List.of(
                        classifier.path("features").path(0).path("feature").asText(),
                        classifier.path("features").path(1).path("feature").asText()))
                .containsExactlyInAnyOrder("distance", "delay");
        assertThat(joint.has("outlier-score")).isTrue();
        assertThat(joint.has("reconstruction-error")).isTrue();
        for (JsonNode feature :
                new ObjectMapper().readTree(run.out()).path("drift").path("features")) {
            assertThat(feature.path("outcome").asText()).isEqualTo("passed");
        }
    }

    @Test
    void peopleReadItInTextAndInThePage() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(check(baseline, changed).out())
                .containsPattern("correlation of distance and delay -?0[.\\d]* → 0\\.");
        assertThat(check(baseline, same).out())
                .contains("rows hang together as in the baseline; a correlation that moved");
        assertThat(check(baseline, changed, "--html", page.toString()).code()).isEqualTo(1);
        assertThat(Files.readString(page)).contains("Rows as a whole").contains("correlation of distance and delay");
    }

    @Test
    void rowsOfTheSameKindPass() throws IOException {
        Run run = check(baseline, same, "--json");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.joint().path("outcome").asText()).isEqualTo("passed");
        assertThat(run.joint().path("correlations").path("changed")).isEmpty();
    }

    /** A floor that the change does not reach. */
    @Test
    void theFloorIsTheUsers() {
        assertThat(check(baseline, changed, "--effect-floor", "0.9").code()).isZero();
    }

    @Test
    void whatIsNotAskedSaysWhy() throws IOException {
        Path stored = folder.resolve("stored");
        assertThat(check(baseline, same, "--export-baseline", stored.toString()).code())
                .isZero();
        assertThat(check(stored, changed, "--json").out())
                .isEqualTo(check(baseline, changed, "--json").out());
        Files.write(stored.resolve("rows.bin"), new byte[20]);
        assertThat(check(stored, changed).code()).isEqualTo(2);
        assertThat(check(stored, changed).out()).contains("rows.bin").contains("packed rows are of another form");
        Files.delete(stored.resolve("rows.bin"));
        Run old = check(stored, changed, "--json");
        assertThat(old.code()).isZero();
        assertThat(old.joint().path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(old.joint().path("reason").asText()).startsWith("not asked: this stored baseline has no rows.bin");
        assertThat(check(baseline, changed, "--features", "fuel:number", "--json")
                        .joint()
                        .path("reason")
                        .asText())
                .isEqualTo("not asked: there are no two features");
    }
}
