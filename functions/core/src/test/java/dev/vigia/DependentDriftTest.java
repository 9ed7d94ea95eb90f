package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.History;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.inference.Rows;
import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.TimedTraffic;
import dev.vigia.profile.TimedTraffic.Change;
import dev.vigia.profile.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drift in a stream of rows that follow one another, with a daily cycle: from rows to reports. */
class DependentDriftTest {
    private static final int DAYS = 14;
    private static final int ROWS = 400;
    private static final double LEVEL = 1.0 / 720;
    private static final Baseline BASELINE = TimedTraffic.baseline(1, DAYS, ROWS, Change.NONE);

    /** The reports of hours after the baseline, each with the two before it. */
    private static List<Report> reports(Baseline baseline, int hours, Change change) {
        TimedTraffic traffic = new TimedTraffic(9);
        List<HourCounts> past = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (int hour = DAYS * 24; hour < DAYS * 24 + hours; hour++) {
            Rows rows = traffic.rows(hour, ROWS, change);
            Profile profile = TimedTraffic.profile(baseline, hour, rows);
            past.addFirst(HourCounts.of(baseline, TimedTraffic.hour(hour), profile));
            History history = new History(List.of(), null, past.subList(0, Math.min(3, past.size())));
            reports.add(report(baseline, TimedTraffic.hour(hour), profile, history));
        }
        return reports;
    }

    private static Report report(Baseline baseline, Window window, Profile profile, History history) {
        CheckInput input = new CheckInput(baseline, window, profile, history, Model.of(Samples.VERSION.model()), LEVEL);
        return Checks.report(Family.DRIFT, input, 1, Samples.TIME);
    }

    private static long breached(List<Report> reports) {
        return reports.stream()
                .filter(report -> report.outcome() == Outcome.BREACHED)
                .count();
    }

    private static Finding finding(Report report, String feature) {
        return report.findings().stream()
                .filter(finding -> feature.equals(finding.feature()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDailyCycleIsNoDrift() {
        List<Report> reports = reports(BASELINE, 72, Change.NONE);
        assertThat(breached(reports)).isLessThanOrEqualTo(1);
        Finding load = finding(reports.getFirst(), "load");
        assertThat(load.reason()).endsWith("against the same hours of 14 days and how they vary");
        assertThat(load.smallestDetectable()).isBetween(0.1, 0.5);
        assertThat(finding(reports.getFirst(), "noise").reason()).contains("against all hours of 14 days");
        assertThat(finding(reports.getFirst(), "noise").smallestDetectable()).isLessThan(0.2);
    }

    @Test
    void withoutTimeItIsAndThatIsSaid() {
        Baseline plain = Samples.baseline(TimedTraffic.SCHEMA, builder -> {
            TimedTraffic traffic = new TimedTraffic(1);
            for (int hour = 0; hour < DAYS * 24; hour++) {
                builder.add(traffic.rows(hour, 200, Change.NONE));
            }
        });
        List<Report> reports = reports(plain, 24, Change.NONE);
        assertThat(breached(reports)).isGreaterThan(12);
        assertThat(finding(reports.getFirst(), "load").reason()).endsWith("rows taken as independent");
    }

    @Test
    void aShiftOfAFeatureIsFoundAtAnyHour() {
        List<Report> reports = reports(BASELINE, 24, new Change(1, 0, 0));
        assertThat(breached(reports)).isGreaterThanOrEqualTo(22);
        Finding load = finding(reports.getLast(), "load");
        assertThat(load.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(load.effect()).isBetween(0.2, 0.5);
        assertThat(load.reason()).startsWith("values above");
    }

    @Test
    void aCategoryThatGainsIsFoundAndNamed() {
        List<Report> reports = reports(BASELINE, 12, new Change(0, 0.3, 0));
        assertThat(breached(reports.subList(2, 12))).isGreaterThanOrEqualTo(9);
        assertThat(finding(reports.getLast(), "zone").reason()).containsPattern("(north|south) \\d");
        assertThat(finding(reports.getLast(), "load").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aHugeValueInTheWindowNeitherAlarmsNorHidesAShift() {
        assertThat(breached(reports(BASELINE, 24, new Change(0, 0, 1e6)))).isLessThanOrEqualTo(1);
        assertThat(breached(reports(BASELINE, 24, new Change(1, 0, 1e6)))).isGreaterThanOrEqualTo(22);
    }

    @Test
    void aHugeValueInTheBaselineNeitherAlarmsNorHidesAShift() {
        Baseline baseline = TimedTraffic.baseline(1, DAYS, ROWS, new Change(0, 0, 1e6));
        assertThat(breached(reports(baseline, 24, Change.NONE))).isLessThanOrEqualTo(1);
        assertThat(breached(reports(baseline, 24, new Change(1, 0, 0)))).isGreaterThanOrEqualTo(22);
    }

    /** Six in a hundred are missing at night, two else: of independent rows that is certain, of these hours it is not. */
    @Test
    void aMissingRateThatChangesWithTheHourIsNoFinding() {
        assertThat(missing(BASELINE, new TimedTraffic(21).rows(2, 3_000, Change.NONE))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
        Baseline plain = Samples.baseline(TimedTraffic.SCHEMA, builder -> {
            for (int hour = 0; hour < DAYS * 24; hour++) {
                builder.add(new TimedTraffic(hour).rows(hour, 200, Change.NONE));
            }
        });
        assertThat(missing(plain, new TimedTraffic(21).rows(2, 3_000, Change.NONE))
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
        assertThat(missing(BASELINE, TimedTraffic.withSensorLost(new TimedTraffic(21).rows(2, 3_000, Change.NONE)))
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
    }

    private static Finding missing(Baseline baseline, Rows rows) {
        Profile profile = TimedTraffic.profile(baseline, 2, rows);
        CheckInput input = new CheckInput(
                baseline, TimedTraffic.hour(2), profile, History.NONE, Model.of(Samples.VERSION.model()), LEVEL);
        return Checks.report(Family.INTEGRITY, input, 1, Samples.TIME).findings().stream()
                .filter(finding -> finding.check().equals("missing-rate") && "sensor".equals(finding.feature()))
                .findFirst()
                .orElseThrow();
    }

    /** A day is judged by its hours. */
    @Test
    void aLongerWindowIsJudgedByItsHours() {
        TimedTraffic traffic = new TimedTraffic(11);
        assertThat(day(traffic, Change.NONE).outcome()).isNotEqualTo(Outcome.BREACHED);
        Report moved = day(traffic, new Change(1, 0, 0));
        assertThat(finding(moved, "load").outcome()).isEqualTo(Outcome.BREACHED);
    }

    private static Report day(TimedTraffic traffic, Change change) {
        List<HourCounts> hours = new ArrayList<>();
        Profile sum = Profile.empty(BASELINE);
        for (int hour = DAYS * 24; hour < DAYS * 24 + 24; hour++) {
            Profile profile = TimedTraffic.profile(BASELINE, hour, traffic.rows(hour, ROWS, change));
            hours.add(HourCounts.of(BASELINE, TimedTraffic.hour(hour), profile));
            sum = sum.merge(profile);
        }
        Window window = new Window(
                TimedTraffic.hour(DAYS * 24).from(),
                TimedTraffic.hour(DAYS * 24 + 23).to());
        return report(BASELINE, window, sum, new History(List.of(), null, hours));
    }

    @Test
    void aWindowThatIsNotMadeOfHoursTakesRowsAsIndependent() {
        Window window = new Window(TimedTraffic.START, TimedTraffic.START.plusSeconds(300));
        Profile profile = TimedTraffic.profile(BASELINE, 3, new TimedTraffic(2).rows(3, ROWS, Change.NONE));
        Report report = report(BASELINE, window, profile, History.NONE);
        assertThat(finding(report, "load").reason()).endsWith("rows taken as independent");
    }
}
