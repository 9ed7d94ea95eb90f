package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code vigia check --time} says of performance by period: probabilities that are right, a bad day, and labels that are late. */
class PeriodsCheckTest {
    private static final long START = Instant.parse("2026-10-05T00:00:00Z").getEpochSecond();
    private static final int ROWS = 40;
    private static final int DAY = 24;
    private static final int BAD_DAY = 4;
    private static final int LATE_FROM = 7;

    @TempDir
    private static Path folder;

    private static Path baseline;
    private static Path current;

    @BeforeAll
    static void write() throws IOException {
        baseline = file("baseline.csv", 14 * DAY, 1, List.of());
        current = file("current.csv", 10 * DAY, 2, List.of("1970-01-01T00:00:00Z,1.5,0.5,1"));
    }

    private static Path file(String name, int hours, long seed, List<String> more) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of("when,load,score,left"));
        for (int hour = 0; hour < hours; hour++) {
            for (int row = 0; row < ROWS; row++) {
                Instant when = Instant.ofEpochSecond(START + hour * 3_600L + row * 30L);
                double score = random.nextDouble();
                boolean bad = name.startsWith("current") && hour / DAY == BAD_DAY;
                boolean late = name.startsWith("current") && hour / DAY >= LATE_FROM;
                String left = random.nextDouble() < (bad ? 0.5 : score) ? "1" : "0";
                lines.add(when + "," + (float) random.nextGaussian() + "," + (float) score + "," + (late ? "" : left));
            }
        }
        lines.addAll(more);
        return Files.write(folder.resolve(name), lines);
    }

    private static String check(String... more) {
        StringWriter out = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(
                "check", "--baseline", baseline.toString(), "--current", current.toString(), "--prediction", "score"));
        arguments.addAll(List.of(more));
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute(arguments.toArray(String[]::new))).isIn(0, 1, 3);
        return out.toString();
    }

    private static JsonNode performance(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        return new ObjectMapper()
                .readTree(check(arguments.toArray(String[]::new)))
                .path("performance");
    }

    @Test
    void daysHaveTheirOwnMeasuresAndEstimates() throws IOException {
        JsonNode performance = performance("--truth", "left", "--time", "when");
        assertThat(performance.path("period").asText()).isEqualTo("day");
        assertThat(performance.path("outsidePeriods").asInt()).isEqualTo(1);
        assertThat(performance.path("periods")).hasSize(10);
        JsonNode usual = performance.path("periods").get(0);
        assertThat(usual.path("from").asText()).isEqualTo("2026-10-05T00:00:00Z");
        assertThat(usual.path("to").asText()).isEqualTo("2026-10-06T00:00:00Z");
        assertThat(usual.path("rows").asInt()).isEqualTo(ROWS * DAY);
        assertThat(usual.path("labelled").asInt()).isEqualTo(ROWS * DAY);
        JsonNode auc = usual.path("measures").path("auc");
        // uniform scores that are their own probabilities have an area of 5/6
        assertThat(auc.path("current").asDouble()).isBetween(0.79, 0.87);
        assertThat(auc.path("low").asDouble()).isLessThan(auc.path("current").asDouble());
        assertThat(auc.path("high").asDouble())
                .isGreaterThan(auc.path("current").asDouble());
        JsonNode bad = performance.path("periods").get(BAD_DAY);
        assertThat(bad.path("measures").path("auc").path("current").asDouble()).isBetween(0.44, 0.56);
        assertThat(bad.path("estimated").path("auc").asDouble()).isBetween(0.81, 0.86);
        JsonNode late = performance.path("periods").get(LATE_FROM);
        assertThat(late.path("labelled").asInt()).isZero();
        assertThat(late.path("measures")).isEmpty();
        assertThat(late.path("reason").asText()).isEqualTo("no ground truth");
        assertThat(late.path("estimated").path("auc").asDouble()).isBetween(0.81, 0.86);
        assertThat(late.path("estimatedIntervals").path("auc").path("low").asDouble())
                .isBetween(0.77, 0.83);
        assertThat(late.path("estimatedFrom").asText()).contains("calibrated");
    }

    /** Rows that are read with their times are the same rows, and the whole file's answer is what it was. */
    @Test
    void theWholeFilesAnswerIsTheSame() throws IOException {
        JsonNode timed = performance("--truth", "left", "--time", "when");
        JsonNode plain = performance("--truth", "left", "--ignore", "when");
        assertThat(plain.has("periods")).isFalse();
        for (String field : List.of("outcome", "rows", "withoutTruth", "measures", "estimated", "conceptDrift")) {
            assertThat(timed.path(field)).as(field).isEqualTo(plain.path(field));
        }
    }

    @Test
    void aStoredBaselineTellsTheSame() throws IOException {
        Path stored = folder.resolve("stored");
        JsonNode direct = performance("--truth", "left", "--time", "when", "--export-baseline", stored.toString());
        StringWriter out = new StringWriter();
        Commands.line()
                .setOut(new PrintWriter(out))
                .execute(
                        "check",
                        "--baseline",
                        stored.toString(),
                        "--current",
                        current.toString(),
                        "--time",
                        "when",
                        "--json");
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .path("performance")
                        .path("periods"))
                .isEqualTo(direct.path("periods"));
    }

    @Test
    void withoutTruthVolumesAreLeft() throws IOException {
        JsonNode performance = performance("--ignore", "left", "--time", "when");
        assertThat(performance.path("reason").asText()).startsWith("not asked");
        assertThat(performance.path("periods")).hasSize(10);
        JsonNode first = performance.path("periods").get(0);
        assertThat(first.path("rows").asInt()).isEqualTo(ROWS * DAY);
        assertThat(first.path("measures")).isEmpty();
        assertThat(first.has("estimated")).isFalse();
        assertThat(check("--ignore", "left", "--time", "when")).containsPattern("2026-10-14 +960 +0");
    }

    @Test
    void peopleReadThemInTextAndInThePage() throws IOException {
        Path page = folder.resolve("page.html");
        String text = check("--truth", "left", "--time", "when", "--html", page.toString());
        assertThat(text)
                .containsPattern(
                        "  Judged by how the hours of \\d+ days of the baseline vary \\(when\\); performance takes rows")
                .contains(
                        "By day of UTC; the whole file's measures decide, these are shown. 1 row at far-off times is in"
                                + " none of them.")
                .containsPattern("day +rows +labelled +auc +auc, estimated +brier +brier, estimated")
                .containsPattern("2026-10-05 +960 +960 +0\\.8\\d* \\(0\\.[78]\\d* to 0\\.8\\d*\\)")
                .containsPattern("2026-10-14 +960 +0 +0\\.8");
        String html = Files.readString(page);
        assertThat(html)
                .contains("<h2>Performance by day</h2>", "aria-label=\"auc by day\"", "aria-label=\"rows by day\"")
                .contains("class=\"est\"", "class=\"band\"", "class=\"ref\"")
                .doesNotContain("<script", "http://", "NaN");
        assertThat(html.length()).isLessThan(1_000_000);
    }
}
