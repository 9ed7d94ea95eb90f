package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static CommandRun check(Path against, Path current, String... more) {
        return CommandRun.check(against, current, more);
    }

    @Test
    void aChangedCorrelationBreachesAndIsNamed() throws IOException {
        CommandRun run = check(baseline, changed, "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode joint = run.multivariate();
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
        CommandRun run = check(baseline, same, "--json");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.multivariate().path("outcome").asText()).isEqualTo("passed");
        assertThat(run.multivariate().path("correlations").path("changed")).isEmpty();
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
        assertThat(check(stored, changed).err()).contains("rows.bin").contains("packed rows are of another form");
        Files.delete(stored.resolve("rows.bin"));
        CommandRun old = check(stored, changed, "--json");
        assertThat(old.code()).isZero();
        assertThat(old.multivariate().path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(old.multivariate().path("reason").asText())
                .startsWith("not asked: this stored baseline has no rows.bin");
        assertThat(check(baseline, changed, "--features", "fuel:number", "--json")
                        .multivariate()
                        .path("reason")
                        .asText())
                .isEqualTo("not asked: there are no two features");
    }
}
