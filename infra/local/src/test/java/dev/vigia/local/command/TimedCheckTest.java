package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code vigia check --time} on files whose hours differ and whose rows follow one another. */
class TimedCheckTest {
    private static final long START = Instant.parse("2026-10-05T00:00:00Z").getEpochSecond();
    private static final int ROWS = 120;

    @TempDir
    private static Path folder;

    private static Path baseline;
    private static Path next;
    private static Path moved;

    @BeforeAll
    static void write() throws IOException {
        baseline = file("baseline.csv", 0, 14 * 24, 0, 1);
        next = file("next.csv", 14 * 24, 14 * 24 + 12, 0, 2);
        moved = file("moved.csv", 14 * 24, 14 * 24 + 12, 1.5, 2);
    }

    /** Hours of rows: a load with a daily cycle, whose rows follow one another, and a region that turns with it. */
    private static Path file(String name, int from, int to, double add, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of("when,load,region"));
        double state = 0;
        for (int hour = from; hour < to; hour++) {
            double turn = Math.sin(2 * Math.PI * (hour % 24) / 24);
            for (int row = 0; row < ROWS; row++) {
                state = 0.5 * state + Math.sqrt(0.75) * random.nextGaussian();
                Instant when = Instant.ofEpochSecond(START + hour * 3_600L + row * 30L);
                String region = random.nextDouble() < 0.5 + 0.3 * turn ? "north" : "south";
                lines.add(when + "," + (float) (state + turn + add) + "," + region);
            }
        }
        return Files.write(folder.resolve(name), lines);
    }

    /** What stands in the first lines is by what all of it was judged. */
    @Test
    void theHeadSaysByWhatItWasJudged() {
        StringWriter out = new StringWriter();
        String[] files = {"check", "--baseline", baseline.toString(), "--current", next.toString()};
        Commands.line()
                .setOut(new PrintWriter(out))
                .execute(files[0], files[1], files[2], files[3], files[4], "--time", "when");
        assertThat(out.toString().lines().skip(1).findFirst())
                .contains("  Judged by how the hours of 14 days of the baseline vary (when)");
        out.getBuffer().setLength(0);
        Commands.line()
                .setOut(new PrintWriter(out))
                .execute(files[0], files[1], files[2], files[3], files[4], "--ignore", "when");
        assertThat(out.toString().lines().skip(1).findFirst())
                .contains("  Rows are taken as independent of one another; --time judges hours by how they vary");
    }

    private static CommandRun check(Path before, Path current, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        return CommandRun.check(before, current, arguments.toArray(String[]::new));
    }

    @Test
    void halfADayIsDriftOnlyIfRowsAreTakenAsIndependent() throws IOException {
        CommandRun plain = check(baseline, next, "--ignore", "when");
        assertThat(plain.drift("load").path("outcome").asText()).isEqualTo("breached");
        assertThat(plain.drift("load").path("reason").asText()).endsWith("rows taken as independent");
        CommandRun timed = check(baseline, next, "--time", "when");
        assertThat(timed.err()).isEmpty();
        assertThat(timed.drift("load").path("outcome").asText()).isEqualTo("passed");
        assertThat(timed.drift("region").path("outcome").asText()).isEqualTo("passed");
        assertThat(timed.drift("load").path("reason").asText()).contains("against the same hours of 14 days");
        for (String column : List.of("outlier-score", "reconstruction-error")) {
            JsonNode whole = timed.multivariate().path(column);
            assertThat(whole.path("outcome").asText()).isEqualTo("passed");
            assertThat(whole.path("reason").asText()).contains("against the same hours of 14 days and how they vary");
            assertThat(whole.path("pValue").isNumber()).isTrue();
        }
        assertThat(timed.code()).isZero();
    }

    @Test
    void whatMovedIsFound() throws IOException {
        CommandRun timed = check(baseline, moved, "--time", "when");
        assertThat(timed.drift("load").path("outcome").asText()).isEqualTo("breached");
        assertThat(timed.drift("region").path("outcome").asText()).isEqualTo("passed");
        assertThat(timed.code()).isEqualTo(1);
    }

    @Test
    void aStoredBaselineKeepsWhatItsTimesShowed() throws IOException {
        Path timed = folder.resolve("timed");
        Path plain = folder.resolve("plain");
        assertThat(baseline(timed, "--time", "when")).isZero();
        assertThat(baseline(plain, "--ignore", "when")).isZero();

        CommandRun judged = check(timed, next, "--time", "when");
        assertThat(judged.drift("load").path("outcome").asText()).isEqualTo("passed");
        assertThat(judged.drift("load").path("reason").asText()).contains("against the same hours of 14 days");
        CommandRun refused = check(plain, next, "--time", "when");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("knows nothing of time: expected one made by 'vigia baseline --time when'");
    }

    private static int baseline(Path directory, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("baseline", baseline.toString(), "--out", directory.toString()));
        arguments.addAll(List.of(more));
        return Commands.line().setOut(new PrintWriter(new StringWriter())).execute(arguments.toArray(String[]::new));
    }

    @Test
    void fewDaysAreRefused() throws IOException {
        Path short5 = file("short.csv", 0, 5 * 24, 0, 1);
        CommandRun run = check(short5, next, "--time", "when");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("short.csv").contains("holds 5 days").contains("expected 14 or more");
    }

    @Test
    void whatIsNoTimeIsNamedByItsRow() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(next));
        lines.set(8, "soon,1.0,north");
        Path broken = Files.write(folder.resolve("broken.csv"), lines);
        CommandRun run = check(baseline, broken, "--time", "when");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("broken.csv").contains("row 8, column 'when'");
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        CommandRun run = check(baseline, next, "--time", "clock");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has no column 'clock'");
    }
}
