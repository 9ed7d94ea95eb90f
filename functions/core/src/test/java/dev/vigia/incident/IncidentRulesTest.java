package dev.vigia.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Severity;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IncidentRulesTest {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 2);
    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    private final IncidentRules rules =
            new IncidentRules(IncidentPolicy.DEFAULT, new NotificationText("http://localhost:8080/"));
    private @Nullable Incident open;
    private final List<Notification> told = new ArrayList<>();
    private final List<ReportSummary> seen = new ArrayList<>();
    /** How long after a window's end it is checked. */
    private Duration delay = Duration.ofSeconds(90);

    @Test
    void opensOnTheSecondBreachOfThree() {
        runAll("B P C");
        assertThat(open).isNotNull();
        assertThat(told).extracting(Notification::event).containsExactly("opened");
    }

    @Test
    void oneBreachAloneOpensNothing() {
        runAll("B P P P B P P P");
        assertThat(open).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void inconclusiveWindowsNeitherOpenNorEnd() {
        runAll("I I I I");
        assertThat(open).isNull();
        runAll("B B I I I I");
        assertThat(open).isNotNull();
        runAll("P P I P P");
        assertThat(open).isNotNull();
        runAll("P");
        assertThat(open).isNull();
        assertThat(told).extracting(Notification::event).containsExactly("opened", "resolved");
    }

    @Test
    void aWarningIsToldWithTheNextWindowWhateverThatSays() {
        for (String next : List.of("B", "P", "I")) {
            open = null;
            told.clear();
            runAll("P P B B");
            assertThat(open).isNotNull();
            assertThat(told).isEmpty();
            runAll(next + " P");
            assertThat(told)
                    .singleElement()
                    .satisfies(one -> assertThat(one.event()).isEqualTo("opened"))
                    .extracting(Notification::severity)
                    .isEqualTo(Severity.WARNING);
        }
    }

    @Test
    void whatIsCriticalInTheNextWindowIsOneMessage() {
        runAll("B B C C");
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.event()).isEqualTo("opened");
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void whatIsCriticalIsToldAtOnce() {
        runAll("B C");
        assertThat(told).singleElement().extracting(Notification::severity).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void worseningIsToldOnce() {
        runAll("B B B C C C B");
        assertThat(told).extracting(Notification::event).containsExactly("opened", "worsened");
        assertThat(open).isNotNull().extracting(Incident::severity).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aSnoozedIncidentWorsensInSilence() {
        runAll("B B B");
        told.clear();
        snooze();
        runAll("C");
        assertThat(told).isEmpty();
        runAll("P P P");
        assertThat(told).extracting(Notification::event).containsExactly("resolved");
    }

    @Test
    void whatIsSnoozedBeforeAnybodyWasToldEndsInSilence() {
        runAll("B B");
        snooze();
        runAll("C P P P");
        assertThat(open).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsAcknowledgedBeforeAnybodyWasToldIsToldAllTheSame() {
        runAll("B B");
        open = Objects.requireNonNull(open).acknowledged("ann", now());
        runAll("P P P");
        assertThat(told).extracting(Notification::event).containsExactly("opened", "resolved");
    }

    private void snooze() {
        Incident incident = Objects.requireNonNull(open);
        open = incident.snoozed(incident.lastBreach().plus(Duration.ofDays(1)), "ann", now());
    }

    @Test
    void anOlderWindowThatComesLateDecidesNothing() {
        for (String breached : List.of("B B", "C C")) {
            open = null;
            told.clear();
            runAll("P P P");
            Report older =
                    report(Outcome.PASSED, Severity.WARNING, seen.getLast().window());
            Evidence allPassed = evidence(older);
            runAll(breached);
            told.clear();
            assertThat(allPassed.ends(IncidentPolicy.DEFAULT)).isTrue();
            assertThat(rules.next(open, allPassed, now())).isEmpty();
        }
    }

    @Test
    void whatIsResolvedWasToldAsOpenedThoughOneWindowIsEnough() {
        IncidentRules one = new IncidentRules(new IncidentPolicy(1, 1), new NotificationText(""));
        for (String breached : List.of("B", "C")) {
            open = null;
            told.clear();
            runAll(one, breached + " P P");
            assertThat(told).extracting(Notification::event).containsExactly("opened", "resolved");
        }
    }

    /** A long window of a resolved incident is still among the newest of its length when the next one is breached. */
    @Test
    void aReopenedIncidentBeginsWithItsOwnFirstBreach() {
        runAll("C C");
        Incident before = Objects.requireNonNull(open).resolved(now());
        List<ReportSummary> longs = new ArrayList<>();
        for (String outcome : List.of("C", "P", "C")) {
            Window window = longs.isEmpty()
                    ? new Window(START.minus(LONG), START)
                    : longs.getLast().window().next();
            longs.add(summary(report(outcomeOf(outcome), severityOf(outcome), window)));
        }
        Evidence evidence = new Evidence(
                report(Outcome.BREACHED, Severity.CRITICAL, longs.getLast().window()), Map.of(LONG, longs));
        Instant now = START.plus(LONG.multipliedBy(2));
        Step reopened = rules.next(before, evidence, now).orElseThrow();
        assertThat(reopened.next().state()).isEqualTo(IncidentState.OPEN);
        assertThat(reopened.next().id()).isNotEqualTo(before.id());
        assertThat(reopened.next().firstBreach()).isEqualTo(START.plus(LONG));
        assertThat(Objects.requireNonNull(reopened.notification()).body()).contains("Since 2026-11-23T01:00:00Z");
        assertThat(rules.next(null, evidence, now).orElseThrow().next().firstBreach())
                .isEqualTo(START.minus(LONG));
    }

    @Test
    void aWindowOfAResolvedIncidentDoesNotOpenItAgain() {
        runAll("C C");
        Incident before = Objects.requireNonNull(open).resolved(now());
        Evidence again = evidence(
                report(Outcome.BREACHED, Severity.CRITICAL, seen.getLast().window()));
        assertThat(again.opens(IncidentPolicy.DEFAULT)).isTrue();
        assertThat(rules.next(before, again, now())).isEmpty();
    }

    @Test
    void theSameReportAgainChangesNothing() {
        runAll("B B");
        Evidence again = evidence(
                report(Outcome.BREACHED, Severity.WARNING, seen.getLast().window()));
        assertThat(rules.next(open, again, now())).isEmpty();
    }

    @Test
    void twoWhoOpenAtOnceMakeTheSameIncident() {
        runAll("B");
        Window window = nextWindow();
        Report report = report(Outcome.BREACHED, Severity.WARNING, window);
        seen.add(summary(report));
        Evidence evidence = evidence(report);
        assertThat(rules.next(null, evidence, now()).map(step -> step.next().id()))
                .isEqualTo(rules.next(null, evidence, now().plusSeconds(3))
                        .map(step -> step.next().id()));
    }

    @Test
    void aLongWindowStillBreachedKeepsItOpen() {
        runAll("B B P P P");
        assertThat(open).isNull();
        runAll("B B");
        Report last = report(Outcome.PASSED, Severity.WARNING, nextWindow());
        seen.add(summary(last));
        runAll("P P");
        assertThat(open).isNull();
        List<ReportSummary> shorts = List.of(summaryOf("P", 0), summaryOf("P", 1), summaryOf("P", 2));
        Report longBreach = report(Outcome.BREACHED, Severity.WARNING, new Window(START, START.plus(LONG)));
        Evidence mixed = new Evidence(
                report(Outcome.PASSED, Severity.WARNING, shorts.getLast().window()),
                Map.of(SHORT, shorts, LONG, List.of(summary(longBreach))));
        assertThat(mixed.ends(IncidentPolicy.DEFAULT)).isFalse();
    }

    @Test
    void oldWindowsTellNobody() {
        for (String breached : List.of("B B", "C C", "B B C")) {
            open = null;
            delay = Duration.ofDays(2);
            runAll(breached);
            assertThat(open).isNotNull().matches(Incident::untold);
            runAll("P P P");
            assertThat(open).isNull();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void whatOpenedInOldWindowsIsToldAsOpenedOnceItIsBreachedInANewOne() {
        for (String old : List.of("B B", "C C", "B B C")) {
            open = null;
            told.clear();
            delay = Duration.ofDays(2);
            runAll(old);
            delay = Duration.ofSeconds(90);
            runAll("B");
            assertThat(told).extracting(Notification::event).containsExactly("opened");
            assertThat(open).isNotNull().matches(incident -> !incident.untold());
            runAll("B P P P");
            assertThat(told).extracting(Notification::event).containsExactly("opened", "resolved");
        }
    }

    @Test
    void whatWasBreachedInOldWindowsOnlyEndsInSilenceThoughItsEndIsNews() {
        for (String old : List.of("B B", "C C")) {
            open = null;
            delay = Duration.ofDays(2);
            runAll(old);
            Incident opened = Objects.requireNonNull(open);
            delay = Duration.ofSeconds(90);
            Duration later = Duration.ofDays(1).plus(SHORT);
            for (int passed = 1; passed <= 3; passed++) {
                Instant from = opened.lastBreach().plus(later).plus(SHORT.multipliedBy(passed));
                Report report = report(Outcome.PASSED, Severity.WARNING, new Window(from, from.plus(SHORT)));
                seen.add(summary(report));
                rules.next(open, evidence(report), now()).ifPresent(this::take);
            }
            assertThat(open).isNull();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void theTextNamesFeatureNumbersAndLinkInAsciiSubject() {
        runAll("C C");
        Notification told = this.told.getFirst();
        assertThat(told.subject())
                .isEqualTo("[Vigia] CRITICAL flights version 2: drift opened")
                .hasSizeLessThanOrEqualTo(100);
        assertThat(told.body())
                .contains("distance: median 39 → 46 (drift)")
                .contains("http://localhost:8080/models/flights");
        assertThat(told.json())
                .contains("\"notification\":1")
                .contains("\"effect\":0.2")
                .contains("\"severity\":\"critical\"");
    }

    /** The ends of a range are values of rows. */
    @Test
    void theTextAdvisesOnPreprocessingButTellsNoRowsValue() {
        runAll("C");
        Report report = report(Outcome.BREACHED, Severity.CRITICAL, nextWindow())
                .advising(Incidents.advice())
                .grouping(Incidents.groups())
                .performing(Incidents.performance());
        seen.add(summary(report));
        Notification opened = Objects.requireNonNull(
                rules.next(open, evidence(report), now()).orElseThrow().notification());
        assertThat(opened.body())
                .contains("- distance: new tendency, the bulk's mean moved 0.77 deviations")
                .contains("  StandardScaler: scale_ 901.2")
                .contains("  outliers: 12.0 % of the rows, 3.0 % as proposed, 1.1 % with all that is proposed\n")
                .contains("- origin: new tendency, new: ANC 6.0 %")
                .contains("- new group: origin = ANC and distance > 2400, 4.1 % of the rows since ")
                .contains("(first seen as origin = ANC and distance > 2300)\n")
                .contains("- new group: 1.5 < hour ≤ 3, 0.8 % of the rows")
                .contains("- the error rate rose from 0.12 to 0.34 in predictions from about 2026-11-23T12:00:00Z on")
                .doesNotContain("8019", "MinMax");
        assertThat(opened.json())
                .contains("\"proposed\":{\"StandardScaler\":{\"scale_\":901.2}}")
                .contains("\"outlierRate\":{\"old\":0.12,\"proposed\":0.03,\"allProposed\":0.011}")
                .contains("\"added\":[\"ANC\"]")
                .contains("\"rule\":\"origin = ANC and distance > 2400\"")
                .doesNotContain("8019");
    }

    private void runAll(String outcomes) {
        runAll(rules, outcomes);
    }

    private void runAll(IncidentRules rules, String outcomes) {
        for (String outcome : outcomes.split(" ")) {
            Report report = report(outcomeOf(outcome), severityOf(outcome), nextWindow());
            seen.add(summary(report));
            rules.next(open, evidence(report), now()).ifPresent(this::take);
        }
    }

    private void take(Step step) {
        open = step.next().state() == IncidentState.RESOLVED ? null : step.next();
        if (step.notification() != null) {
            told.add(step.notification());
        }
    }

    private Evidence evidence(Report current) {
        return new Evidence(current, Map.of(SHORT, seen));
    }

    private Window nextWindow() {
        return seen.isEmpty()
                ? new Window(START, START.plus(SHORT))
                : seen.getLast().window().next();
    }

    private Instant now() {
        return seen.getLast().window().to().plus(delay);
    }

    private static ReportSummary summaryOf(String outcome, int index) {
        Instant from = START.plus(SHORT.multipliedBy(index));
        return summary(report(outcomeOf(outcome), severityOf(outcome), new Window(from, from.plus(SHORT))));
    }

    private static Outcome outcomeOf(String letter) {
        return switch (letter) {
            case "B", "C" -> Outcome.BREACHED;
            case "P" -> Outcome.PASSED;
            case "I" -> Outcome.INCONCLUSIVE;
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private static Severity severityOf(String letter) {
        return letter.equals("C") ? Severity.CRITICAL : Severity.WARNING;
    }

    private static Report report(Outcome outcome, Severity severity, Window window) {
        Finding finding = new Finding(
                "drift",
                "distance",
                outcome,
                severity,
                46.0,
                39.0,
                0.05,
                1e-9,
                1e-8,
                0.2,
                0.04,
                Map.of(),
                List.of(),
                0,
                "median 39 → 46");
        return new Report(
                VERSION,
                Family.DRIFT,
                window,
                1,
                "b1",
                1000,
                outcome,
                severity,
                "distance: median 39 → 46",
                List.of(finding),
                window.to());
    }

    private static ReportSummary summary(Report report) {
        return new ReportSummary(
                report.version(),
                report.family(),
                report.window(),
                1,
                report.rows(),
                report.outcome(),
                report.severity(),
                report.reason(),
                Map.of(),
                null);
    }
}
