package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.TimedTraffic;
import dev.vigia.profile.TimedTraffic.Change;
import dev.vigia.profile.Window;
import dev.vigia.profile.WindowNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream with a daily cycle under a baseline without time: what is learned from its first weeks. */
class LearnedNullsTest {
    private static final ModelName NAME = new ModelName("zones");
    private static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    private static final Instant START = TimedTraffic.START;
    private static final int ROWS = 300;

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryProfileStore profiles = new InMemoryProfileStore();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final RegisteredVersion version = new RegisteredVersion(
            VERSION, SchemaJson.hash(TimedTraffic.SCHEMA), new ScorerSpec.None(), Preprocessing.NONE, START);
    private final TimedTraffic traffic = new TimedTraffic(3);
    private final Model model = Model.of(NAME).withBaseline(1, START, "b1");
    private final Baseline baseline = baseline();

    private static Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(VERSION, TimedTraffic.SCHEMA, 1);
        TimedTraffic before = new TimedTraffic(2);
        for (int hour = 0; hour < 24; hour++) {
            builder.add(before.rows(hour, 1_000, Change.NONE));
        }
        return builder.build("b1", START);
    }

    @BeforeEach
    void register() {
        registry.register(version, TimedTraffic.SCHEMA);
        registry.putBaseline(NAME, "b1", baseline.pack());
        registry.create(model);
    }

    private void store(int from, int to, Change change) {
        for (int hour = from; hour < to; hour++) {
            byte[] packed = TimedTraffic.profile(baseline, hour, traffic.rows(hour, ROWS, change))
                    .pack();
            profiles.put(VERSION, "b1", TimedTraffic.hour(hour), packed);
        }
    }

    private LearnedNulls nulls() {
        return new LearnedNulls(registry, profiles, reports);
    }

    private Optional<WindowNull> after(int days) {
        return nulls().at(model, version, baseline, START.plus(Duration.ofDays(days)));
    }

    private Report drift(int hour) {
        InMemoryInferenceLog log = new InMemoryInferenceLog();
        WindowProfiles windows = new WindowProfiles(new Baselines(registry), log, profiles);
        HourHistory history = new HourHistory(nulls(), windows, profiles);
        WindowRows rows = new WindowRows(log, profiles);
        return new WindowCheck(
                        new Baselines(registry),
                        windows,
                        history,
                        new Advising(profiles),
                        new Grouping(rows),
                        new RowSampling(registry, rows, new LearnedDays(registry, reports)),
                        reports,
                        Checks::of,
                        new PerformanceWindows(
                                registry,
                                new LabelledWindows(new InMemoryGroundTruth(), log),
                                new Agenda(log, reports),
                                new Appraisal(new Baselines(registry), windows, new RowLookup(log), reports)),
                        IncidentPolicy.DEFAULT)
                .check(model, version, Family.DRIFT, TimedTraffic.hour(hour), 1, List.of(), START);
    }

    private void report(Family family, Window window, Outcome outcome) {
        reports.put(new Report(
                VERSION, family, window, 1, "b1", ROWS, outcome, Severity.WARNING, "a test's", List.of(), START));
    }

    private static Finding load(Report report) {
        return report.findings().stream()
                .filter(finding -> "load".equals(finding.feature()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoWeeksOfHoursAreLearnedAndKept() {
        store(0, 13 * 24, Change.NONE);
        assertThat(after(13)).isEmpty();
        store(13 * 24, 14 * 24, Change.NONE);
        WindowNull learned = after(14).orElseThrow();
        assertThat(learned.learned().days()).isEqualTo(14);
        assertThat(registry.baseline(NAME, "b1~14d"))
                .hasValueSatisfying(packed -> assertThat(packed).isEqualTo(learned.pack()));
        assertThat(after(20).orElseThrow().learned()).isEqualTo(learned.learned());
    }

    @Test
    void nothingIsLearnedForWindowsThatMayComeBeforeTheirHoursAreProfiled() {
        store(0, 24, Change.NONE);
        Instant end = START.plus(Duration.ofDays(14));
        assertThat(nulls().stored(model, version, baseline, end)).isEmpty();
        assertThat(registry.baseline(NAME, "b1~14d")).isEmpty();
        store(24, 14 * 24, Change.NONE);
        assertThat(after(14)).isPresent();
        assertThat(nulls().stored(model, version, baseline, end)).isPresent();
    }

    @Test
    void aDailyCycleAlarmsUntilItIsLearnedAndAShiftThen() {
        store(0, 14 * 24 + 24, Change.NONE);
        long before = breached(24, 48);
        assertThat(before).isGreaterThan(6);
        assertThat(load(drift(24)).reason()).endsWith("rows taken as independent");
        assertThat(breached(14 * 24, 15 * 24)).isLessThanOrEqualTo(1);
        assertThat(load(drift(14 * 24 + 3)).reason()).contains("the same hours of 14 days");
        store(15 * 24, 15 * 24 + 3, new Change(1.2, 0, 0));
        assertThat(load(drift(15 * 24 + 2)).outcome()).isEqualTo(Outcome.BREACHED);
    }

    private long breached(int from, int to) {
        long breached = 0;
        for (int hour = from; hour < to; hour++) {
            breached += load(drift(hour)).outcome() == Outcome.BREACHED ? 1 : 0;
        }
        return breached;
    }

    @Test
    void hoursOfBrokenDataAreNotLearnedFrom() {
        store(0, 14 * 24, Change.NONE);
        Duration bucket = model.cadence().at(START).bucket();
        Instant broken = TimedTraffic.hour(30).from().plus(bucket);
        report(Family.INTEGRITY, new Window(broken, broken.plus(bucket)), Outcome.BREACHED);
        report(Family.DRIFT, TimedTraffic.hour(31), Outcome.BREACHED); // of independent rows: no reason to refuse it
        assertThat(after(14).orElseThrow().learned().hours()).isEqualTo(14 * 24 - 1);
    }

    @Test
    void hoursThatDriftedByWhatWasLearnedAreNotLearnedFrom() {
        store(0, 28 * 24, Change.NONE);
        report(Family.DRIFT, TimedTraffic.hour(20 * 24), Outcome.BREACHED);
        assertThat(after(28).orElseThrow().learned().hours()).isEqualTo(28 * 24 - 1);
        assertThat(after(28).orElseThrow().learned().days()).isEqualTo(28);
    }

    @Test
    void aThinPeriodIsReadOnceAndTheNextOneTried() {
        for (int day = 0; day < 28; day += 2) {
            store(day * 24, day * 24 + 24, Change.NONE);
        }
        assertThat(after(14)).isEmpty();
        assertThat(registry.baseline(NAME, "b1~14d"))
                .hasValueSatisfying(packed -> assertThat(packed).hasSize(1));
        assertThat(after(28).orElseThrow().learned().days()).isEqualTo(14);
    }

    @Test
    void aBaselineWithTimeNeedsNoLearning() {
        store(0, 14 * 24, Change.NONE);
        WindowProfiles windows = new WindowProfiles(new Baselines(registry), new InMemoryInferenceLog(), profiles);
        HourHistory history = new HourHistory(nulls(), windows, profiles);
        Baseline timed = baseline.withTime(after(14).orElseThrow());
        Window window = TimedTraffic.hour(14 * 24);
        assertThat(history.of(model, version, Family.INTEGRITY, timed, window, List.of())
                        .learned())
                .isNull();
        assertThat(history.of(model, version, Family.INTEGRITY, baseline, window, List.of())
                        .learned())
                .isNotNull();
    }
}
