package dev.vigia.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.check.Outcome;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.local.check.Columns;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.Progress;
import dev.vigia.model.FalseAlarmBudget;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in a log and in a file: three days of which the last five hours moved. */
class LoggedPastTest {
    private static final Instant START = Instant.parse("2026-10-05T00:00:00Z");
    private static final int HOURS = 72;
    private static final int MOVED = 5;
    private static final int ROWS = 200;
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("load")));
    private static final RegisteredVersion VERSION = new RegisteredVersion(
            new ModelVersion(new ModelName("pumps"), 1),
            SchemaJson.hash(SCHEMA),
            new ScorerSpec.None(),
            Preprocessing.NONE,
            START);
    private static final BacktestOptions RULES =
            new BacktestOptions(2, 0.001, FalseAlarmBudget.DEFAULT, 0.05, new IncidentPolicy(2, 3), 1, 1);

    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final List<String> lines = new ArrayList<>(List.of("when,load"));

    LoggedPastTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int hour = 0; hour < HOURS; hour++) {
            for (int part = 0; part < 2; part++) {
                Instant when = START.plusSeconds(hour * 3_600L + part * 1_800L);
                NumberColumn.Builder load = new NumberColumn.Builder(ROWS / 2);
                for (int row = 0; row < ROWS / 2; row++) {
                    double value = (float) random.nextGaussian() + (hour >= HOURS - MOVED ? 3 : 0);
                    load.add(value);
                    lines.add(when + "," + value);
                }
                append(when, part, Status.CAPTURED, VERSION.id(), load.build());
            }
            NumberColumn broken = new NumberColumn.Builder(1).add(1e9).build();
            append(START.plusSeconds(hour * 3_600L), 8, Status.REJECTED, VERSION.id(), broken);
            append(
                    START.plusSeconds(hour * 3_600L),
                    9,
                    Status.SCORED,
                    new ModelVersion(VERSION.id().model(), 2),
                    broken);
        }
    }

    private void append(Instant when, int place, Status status, ModelVersion version, NumberColumn column) {
        Rows rows = new Rows(SCHEMA, column.size(), List.of(column), List.of());
        log.append(new LoggedRequest(
                InferenceId.of(when, place, place), version, status, VERSION.schemaHash(), rows, "", null, when));
    }

    private LoggedPast past(int hours) {
        return LoggedPast.read(log, VERSION, SCHEMA, START, START.plusSeconds(hours * 3_600L));
    }

    @Test
    void whatMovedAlarmsAsItDoesInAFile(@TempDir Path folder) throws IOException {
        BacktestResult logged = new Backtest(past(HOURS), RULES).run();
        Path file = Files.write(folder.resolve("past.csv"), lines);
        BacktestResult read =
                new Backtest(FilePast.open(file, null, Columns.ALL, "when", new Progress(), 2), RULES).run();
        assertThat(logged.name()).isEqualTo(VERSION.id().toString());
        assertThat(logged.baselineRows()).isEqualTo(48L * ROWS).isEqualTo(read.baselineRows());
        assertThat(logged.hours()).hasSize(24).allMatch(hour -> hour.rows() == ROWS);
        for (int i = 0; i < 24; i++) {
            BacktestResult.Hour hour = logged.hours().get(i);
            if (i >= 24 - MOVED) {
                assertThat(hour.outcome()).isEqualTo(Outcome.BREACHED);
            }
            assertThat(hour.outcome()).isEqualTo(read.hours().get(i).outcome());
        }
        assertThat(logged.breached()).isBetween((long) MOVED, MOVED + 1L);
        assertThat(logged.incidents()).isBetween(1, 3);
        assertThat(logged.shuffled().getFirst().breached()).isLessThanOrEqualTo(1);
        assertThat(logged.shuffled().getFirst().incidents()).isZero();
    }

    @Test
    void aLogWithoutRowsOrWithTooFewDaysIsRefused() {
        assertThatThrownBy(() -> past(0))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no rows from");
        assertThatThrownBy(() -> new Backtest(past(48), RULES).run())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("ends within 2 days");
    }

    /** With two of three, an hour may be breached more often than where one is an incident. */
    @Test
    void theBudgetIsSharedAsTheScheduleSharesIt() {
        BacktestOptions one =
                new BacktestOptions(2, null, FalseAlarmBudget.DEFAULT, 0.05, new IncidentPolicy(1, 1), 0, 1);
        BacktestOptions two =
                new BacktestOptions(2, null, FalseAlarmBudget.DEFAULT, 0.05, new IncidentPolicy(2, 3), 0, 1);
        double hourly = 1.0 / 720 / 3;
        assertThat(one.level(dev.vigia.check.Family.OUTLIERS, false)).isEqualTo(hourly);
        assertThat(two.level(dev.vigia.check.Family.OUTLIERS, false)).isEqualTo(Math.sqrt(hourly / 2));
        assertThat(two.level(dev.vigia.check.Family.DRIFT, true)).isEqualTo(hourly / 2); // of hours and of days
    }
}
