package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vigia check} says of predictions, with and without what came true. */
class PerformanceCommandTest {
    private static final int SCORE = 6;
    private static final int LEFT = 7;
    private static final List<String[]> CURRENT = SampleFiles.rows(5000, 2);

    @TempDir
    private static Path folder;

    private static Path baseline;

    @BeforeAll
    static void writeBaseline() throws IOException {
        baseline = SampleFiles.csv(folder.resolve("baseline.csv"), SampleFiles.rows(10_000, 1));
    }

    private static CommandRun check(Path against, Path current, String... more) {
        return CommandRun.check(against, current, more);
    }

    private static CommandRun labelled(Path current, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--prediction", "score", "--truth", "left"));
        arguments.addAll(List.of(more));
        return check(baseline, current, arguments.toArray(String[]::new));
    }

    private static Path file(List<String[]> rows) throws IOException {
        return SampleFiles.csv(Files.createTempFile(folder, "current", ".csv"), rows);
    }

    /** The same margins, but a third of the labels are drawn anew, as if half had nothing to do with the score any more. */
    private static List<String[]> worse() {
        SplittableRandom random = new SplittableRandom(9);
        return SampleFiles.changed(CURRENT, row -> {
            if (random.nextInt(3) == 0) {
                row[LEFT] = random.nextBoolean() ? "1" : "0";
            }
            return row;
        });
    }

    private static Path withoutLabels() throws IOException {
        String header = SampleFiles.HEADER.substring(0, SampleFiles.HEADER.lastIndexOf(','));
        return SampleFiles.csv(
                Files.createTempFile(folder, "unlabelled", ".csv"),
                header,
                CURRENT.stream().map(row -> Arrays.copyOf(row, LEFT)).toList());
    }

    @Test
    void aModelThatDidNotChangePasses() throws IOException {
        CommandRun run = labelled(file(CURRENT), "--json");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.performance().path("outcome").asText()).isEqualTo("passed");
        assertThat(run.performance().path("rows").asInt()).isEqualTo(5000);
        JsonNode auc = run.performance().path("measures").path("auc");
        // uniform scores that are their own probabilities have an area of 5/6
        assertThat(auc.path("baseline").asDouble()).isBetween(0.82, 0.845);
        assertThat(auc.path("current").asDouble())
                .isBetween(auc.path("low").asDouble(), auc.path("high").asDouble());
        assertThat(run.performance().has("estimated")).isFalse();
    }

    /** No feature and no score moved: nothing but what came true shows it. */
    @Test
    void aModelThatFailsBreachesThoughNothingDrifted() throws IOException {
        CommandRun run = labelled(file(worse()), "--json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.finding("performance", "auc").path("outcome").asText()).isEqualTo("breached");
        assertThat(run.finding("performance", "brier").path("outcome").asText()).isEqualTo("breached");
        assertThat(new ObjectMapper()
                        .readTree(run.out())
                        .path("drift")
                        .path("outcome")
                        .asText())
                .isEqualTo("passed");
    }

    @Test
    void withoutTruthItIsEstimatedAndInconclusive() throws IOException {
        CommandRun run = labelled(withoutLabels(), "--json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.performance().path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(run.performance().path("reason").asText()).isEqualTo("no ground truth");
        assertThat(run.performance().path("estimated").path("auc").asDouble()).isBetween(0.82, 0.845);
        assertThat(run.performance()
                        .path("estimatedIntervals")
                        .path("auc")
                        .path("low")
                        .asDouble())
                .isBetween(0.8, 0.83);
    }

    @Test
    void peopleReadItInTextAndInThePage() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(labelled(file(worse()), "--html", page.toString()).out())
                .containsPattern("performance +breached")
                .containsPattern("auc +0\\.8\\d* +0\\.7\\d* +0\\.7\\d* to 0\\.7\\d*");
        assertThat(Files.readString(page))
                .contains("<h2>Performance</h2>")
                .contains("The truth of 5,000 rows is known");
        assertThat(labelled(withoutLabels()).out()).contains("no ground truth").contains("estimated without truth");
    }

    /** Where nobody left there is no area under the curve, and no recall: the reason stands beside it, and no NaN anywhere. */
    @Test
    void aMeasureThatIsNotDefinedSaysWhy() throws IOException {
        Path stayed = file(SampleFiles.changed(CURRENT, row -> {
            row[LEFT] = "0";
            return row;
        }));
        CommandRun run = labelled(stayed, "--json");
        JsonNode measures = run.performance().path("measures");
        for (String measure : List.of("auc", "gini", "ks")) {
            assertThat(measures.path(measure).path("current").isNull())
                    .as(measure)
                    .isTrue();
            assertThat(measures.path(measure).path("reason").asText()).isEqualTo("the truth has one class only");
        }
        assertThat(measures.path("recall").path("reason").asText()).isEqualTo("no row is positive");
        assertThat(measures.path("brier").has("reason")).isFalse();

        Path page = folder.resolve("undefined.html");
        String text = labelled(stayed, "--html", page.toString()).out();
        assertThat(text).containsPattern("auc +0\\.8\\d* +not defined +the truth has one class only");
        assertThat(Files.readString(page))
                .contains(
                        "<td class=\"number\" data-name=\"current\">not defined</td>", "the truth has one class only");
        assertThat(run.performance() + text + Files.readString(page)).doesNotContain("NaN");
    }

    @Test
    void labelsMayBeTexts() throws IOException {
        Path there = SampleFiles.csv(
                folder.resolve("texts.csv"),
                SampleFiles.changed(SampleFiles.rows(10_000, 1), PerformanceCommandTest::text));
        CommandRun run = check(
                there,
                file(SampleFiles.changed(CURRENT, PerformanceCommandTest::text)),
                "--prediction",
                "score",
                "--truth",
                "left",
                "--json");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.performance()
                        .path("measures")
                        .path("auc")
                        .path("current")
                        .asDouble())
                .isBetween(0.8, 0.86);
    }

    private static String[] text(String[] row) {
        row[LEFT] = row[LEFT].equals("1") ? "left" : "kept";
        return row;
    }

    @Test
    void numbersAreJudgedByTheirError() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        List<String[]> off = SampleFiles.changed(CURRENT, row -> {
            row[LEFT] = "" + (10 * Double.parseDouble(row[SCORE]) + 2 * random.nextGaussian());
            return row;
        });
        List<String[]> usual = SampleFiles.changed(SampleFiles.rows(10_000, 1), row -> {
            row[LEFT] = "" + (10 * Double.parseDouble(row[SCORE]) + random.nextGaussian());
            return row;
        });
        Path there = SampleFiles.csv(folder.resolve("numbers.csv"), usual);
        CommandRun run = check(there, file(off), "--prediction", "score", "--truth", "left", "--json");
        assertThat(run.finding("performance", "mae").path("outcome").asText()).isEqualTo("breached");
        assertThat(run.finding("performance", "bias").path("outcome").asText()).isEqualTo("passed");
        assertThat(run.performance().path("measures").path("r2").has("current")).isTrue();
    }

    private static List<String[]> scattered(List<String[]> rows) {
        SplittableRandom random = new SplittableRandom(4);
        return SampleFiles.changed(rows, row -> {
            double score = Double.parseDouble(row[SCORE]);
            row[LEFT] = "" + (10 * score + (0.5 + score) * random.nextGaussian());
            return row;
        });
    }

    /** Errors grow with the score, and half of the low scores are gone: what numbers lose rises, and is told without truth. */
    @Test
    void withoutTruthTheLossOfNumbersIsEstimated() throws IOException {
        Path there = SampleFiles.csv(folder.resolve("scattered.csv"), scattered(SampleFiles.rows(10_000, 1)));
        List<String[]> high = new ArrayList<>();
        for (String[] row : CURRENT) {
            if (Double.parseDouble(row[SCORE]) > 0.5 || high.size() % 2 == 0) {
                high.add(row);
            }
        }
        List<String[]> labelled = scattered(high);
        Path known = file(labelled);
        Path unknown = file(SampleFiles.changed(labelled, row -> {
            row[LEFT] = "";
            return row;
        }));
        CommandRun truth = check(there, known, "--prediction", "score", "--truth", "left", "--json");
        Path stored = folder.resolve("scattered-stored");
        CommandRun run = check(
                there,
                unknown,
                "--prediction",
                "score",
                "--truth",
                "left",
                "--json",
                "--export-baseline",
                stored.toString());
        assertThat(run.performance().path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(run.performance().path("reason").asText()).isEqualTo("no ground truth");
        for (String measure : List.of("mae", "rmse")) {
            JsonNode interval = run.performance().path("estimatedIntervals").path(measure);
            assertThat(truth.performance()
                            .path("measures")
                            .path(measure)
                            .path("current")
                            .asDouble())
                    .isBetween(
                            interval.path("low").asDouble(),
                            interval.path("high").asDouble());
            assertThat(run.performance().path("estimated").path(measure).asDouble())
                    .isBetween(
                            interval.path("low").asDouble(),
                            interval.path("high").asDouble());
        }
        assertThat(run.performance().path("estimated").path("mae").asDouble())
                .isGreaterThan(1.05
                        * truth.performance()
                                .path("measures")
                                .path("mae")
                                .path("baseline")
                                .asDouble());
        assertThat(run.performance().path("estimatedFrom").asText())
                .startsWith("what rows lose is learned from 10,000 baseline rows");
        assertThat(check(stored, unknown, "--json").performance()).isEqualTo(run.performance());
        Path page = folder.resolve("estimated.html");
        assertThat(check(there, unknown, "--prediction", "score", "--truth", "left", "--html", page.toString())
                        .out())
                .containsPattern("rmse +[0-9.]+ +[0-9.]+ +[0-9.]+ to [0-9.]+ +estimated without truth");
        assertThat(Files.readString(page))
                .contains("Estimated, for what rows lose is learned from 10,000 baseline rows");
    }

    @Test
    void aStoredBaselineKeepsWhatCameTrue() throws IOException {
        Path stored = folder.resolve("stored");
        Path current = file(worse());
        CommandRun direct = labelled(current, "--json", "--export-baseline", stored.toString());
        CommandRun later = check(stored, current, "--json");
        assertThat(later.performance()).isEqualTo(direct.performance());
        Files.delete(stored.resolve("performance.bin"));
        assertThat(check(stored, current, "--json").performance().path("reason").asText())
                .startsWith("not asked: this stored baseline has no performance.bin");
        Files.write(stored.resolve("performance.bin"), new byte[] {9});
        assertThat(check(stored, current).code()).isEqualTo(2);
    }

    @Test
    void withoutPredictionOrTruthItIsNotAsked() throws IOException {
        CommandRun run = check(baseline, file(CURRENT), "--json");
        assertThat(run.code()).isZero();
        assertThat(run.performance().path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(run.performance().path("reason").asText()).isEqualTo("not asked: expected --prediction and --truth");
        assertThat(check(baseline, file(CURRENT)).out()).doesNotContain("not asked");
        assertThat(check(baseline, file(CURRENT), "--truth", "left").out())
                .containsPattern("performance +not asked: expected --prediction and --truth");
    }

    @Test
    void oneColumnIsNotPredictionAndTruth() throws IOException {
        CommandRun run = check(baseline, file(CURRENT), "--prediction", "left", "--truth", "left");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("column 'left' is named as the prediction and as the truth: expected two columns");
    }

    /** Nothing is said to hang together, nor to be right, of no rows. */
    @Test
    void ofNoRowsNothingIsTold() throws IOException {
        CommandRun run = labelled(file(List.of()));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .containsPattern("performance +inconclusive +no inferences in this window")
                .doesNotContain("hang together");
    }

    /** Labels that have to do with the score for 3,000 rows, and no more from then on. */
    @Test
    void theRowFromWhichTheModelFailedIsTold() throws IOException {
        List<String[]> rows = new ArrayList<>(CURRENT.subList(0, 3000));
        SplittableRandom random = new SplittableRandom(9);
        rows.addAll(SampleFiles.changed(CURRENT.subList(3000, 5000), row -> {
            row[LEFT] = random.nextBoolean() ? "1" : "0";
            return row;
        }));
        JsonNode drift = labelled(file(rows), "--json").performance().path("conceptDrift");
        assertThat(drift).hasSize(5).allSatisfy(found -> {
            assertThat(found.path("runLength").asDouble()).isEqualTo(100_000);
            assertThat(found.path("rows").asInt()).isEqualTo(5000);
            assertThat(found.path("alarm").asInt()).isBetween(3001, 3600);
        });
        JsonNode risen = labelled(file(rows), "--json").performance().path("risen");
        assertThat(risen.path("from").asInt()).isBetween(2950, 3050);
        assertThat(risen.path("to").asInt()).isEqualTo(5000);
        assertThat(risen.path("error").asDouble()).isBetween(0.45, 0.55);
        assertThat(risen.path("pValue").asDouble()).isLessThan(0.0011);
        assertThat(labelled(file(rows)).out())
                .contains(String.format(
                        "the error rose: from judged row %,d on",
                        risen.path("from").asInt()))
                .contains(" in the baseline (p ≤ 0.001; 1.0 % of files");
    }

    @Test
    void aFileWithoutAChangeHasNoRowFromWhichTheErrorRose() throws IOException {
        assertThat(labelled(file(CURRENT)).out()).doesNotContain("the error rose");
        assertThat(labelled(file(CURRENT), "--json").performance().has("risen")).isFalse();
    }

    /** A twentieth of the rows, and labels for a tenth of those. */
    @Test
    void fewLabelsAreInconclusive() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String[] row = CURRENT.get(i).clone();
            row[LEFT] = i % 10 == 0 ? row[LEFT] : "";
            rows.add(row);
        }
        CommandRun run = labelled(file(rows), "--json");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.performance().path("reason").asText()).startsWith("the truth of 50 rows is known");
        assertThat(run.performance().path("withoutTruth").asInt()).isEqualTo(450);
        assertThat(run.performance().path("estimated").path("auc").asDouble()).isBetween(0.75, 0.9);
    }
}
