package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigia backtest} on sixteen days with a daily cycle, of which the last hours moved. */
class BacktestCommandTest {
    private static final Instant START = Instant.parse("2026-10-05T00:00:00Z");
    private static final int HOURS = 16 * 24;
    private static final int MOVED = 6;
    private static final int ROWS = 100;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>(List.of("when,load,region"));
        for (int hour = 0; hour < HOURS; hour++) {
            double turn = Math.sin(2 * Math.PI * (hour % 24) / 24) + (hour >= HOURS - MOVED ? 2 : 0);
            for (int row = 0; row < ROWS; row++) {
                Instant when = START.plusSeconds(hour * 3_600L + row * 36L);
                lines.add(when + "," + (float) (turn + random.nextGaussian()) + ","
                        + (random.nextInt(3) == 0 ? "north" : "south"));
            }
        }
        file = Files.write(folder.resolve("past.csv"), lines);
    }

    private static CommandRun backtest(String... more) {
        List<String> arguments = new ArrayList<>(List.of("backtest", "--file", file.toString(), "--time", "when"));
        arguments.addAll(List.of(more));
        return CommandRun.vigia(arguments.toArray(String[]::new));
    }

    @Test
    void theHoursThatMovedAlarmAndShuffledOnesDoNot() throws IOException {
        CommandRun run = backtest("--json", "--shuffles", "2", "--false-alarms", "0.0005");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.path("null").asText()).isEqualTo("hours of the baseline");
        assertThat(json.path("baseline").path("rows").asInt()).isEqualTo(14 * 24 * ROWS);
        assertThat(json.path("hours").asInt()).isEqualTo(48);
        assertThat(json.path("windows")).hasSize(48);
        for (int i = 48 - MOVED; i < 48; i++) {
            JsonNode hour = json.path("windows").path(i);
            assertThat(hour.path("drift").asText()).as("%s", hour).isEqualTo("breached");
            assertThat(hour.path("reason").asText()).contains("drift: load");
        }
        assertThat(json.path("breached").asInt()).isBetween(MOVED, MOVED + 1);
        assertThat(json.path("incidents").asInt()).isEqualTo(1);
        assertThat(json.path("shuffled")).hasSize(2);
        for (JsonNode trial : json.path("shuffled")) {
            assertThat(trial.path("hours").asInt()).isEqualTo(48);
            assertThat(trial.path("breached").asInt()).isLessThanOrEqualTo(1);
            assertThat(trial.path("incidents").asInt()).isZero();
        }
    }

    /** A week is too short to learn the day's turn: it is said, and the turn alarms. */
    @Test
    void aShortBaselineTakesRowsAsIndependent() throws IOException {
        CommandRun run = backtest("--json", "--days", "7", "--shuffles", "0", "--false-alarms", "0.01");
        assertThat(run.json().path("null").asText()).isEqualTo("independent rows");
        assertThat(run.json().path("breached").asInt()).isGreaterThan(20);
        assertThat(run.json().path("shuffled")).isEmpty();
    }

    @Test
    void aPersonReadsATable() {
        CommandRun run = backtest("--shuffles", "1", "--false-alarms", "0.0005");
        assertThat(run.out())
                .contains("33,600 rows of the first 14 days as baseline, then 48 hours")
                .contains("judged by how the same hours of the baseline vary")
                .containsPattern("2026-10-20T23:00:00Z +100 +breached +drift: load: values")
                .contains("(after 2 of 3)")
                .contains("on shuffled rows, where every alarm is false");
    }

    @Test
    void aFileThatEndsWithItsBaselineIsRefused() {
        CommandRun run = backtest("--days", "16");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("ends within 16 days");
        assertThat(backtest("--days", "0").err()).contains("0 days");
        assertThat(backtest("--incident", "3/2").err()).contains("'3/2': expected M/N");
        assertThat(backtest("--budget", "0").err()).contains("expected positive numbers");
        assertThat(backtest("pumps").err()).contains("Unmatched argument");
    }
}
