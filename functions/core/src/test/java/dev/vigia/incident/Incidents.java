package dev.vigia.incident;

import dev.vigia.check.Advice;
import dev.vigia.check.CheckHealth;
import dev.vigia.check.Condition;
import dev.vigia.check.ErrorWatch;
import dev.vigia.check.ErrorWatch.Rise;
import dev.vigia.check.ErrorWatch.Run;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Health;
import dev.vigia.check.LabelBatch;
import dev.vigia.check.LabelBatch.Sums;
import dev.vigia.check.Outcome;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.inference.InferenceId;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import dev.vigia.stream.DetectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports, incidents and notifications for tests. */
public final class Incidents {
    public static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    public static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private Incidents() {}

    /** A window of some minutes that ends so many minutes after {@link #START}. */
    public static Window window(int end, int minutes) {
        Instant to = START.plus(Duration.ofMinutes(end));
        return new Window(to.minus(Duration.ofMinutes(minutes)), to);
    }

    public static Finding finding(@Nullable String feature, Outcome outcome) {
        return new Finding(
                "missing-rate",
                feature,
                outcome,
                Severity.CRITICAL,
                0.12,
                0.01,
                null,
                1e-9,
                null,
                -0.0,
                Double.MIN_VALUE,
                Map.of("psi", 0.31, "ks", 1.0),
                List.of(InferenceId.of(START, 1, 2).row(17)),
                144,
                "12.0 % missing, 1.0 % in the “baseline”");
    }

    public static Report report(Window window, int revision) {
        return new Report(
                VERSION,
                Family.DRIFT,
                window,
                revision,
                "b1",
                1200,
                Outcome.BREACHED,
                Severity.CRITICAL,
                "age: median 39 → 46",
                List.of(
                        finding("age", Outcome.BREACHED),
                        finding("age", Outcome.PASSED),
                        finding("origin", Outcome.INCONCLUSIVE),
                        finding(null, Outcome.PASSED)),
                window.to().plusMillis(1234));
    }

    /** A number that moved, a vocabulary that grew, and one to keep. */
    public static List<Advice> advice() {
        Statistics before = new Statistics(710.0, 560.0, 31.0, 4_983.0, 576.0, 317.0, 957.0);
        Statistics now = new Statistics(1_142.6, 901.2, 50.0, 8_019.0, 927.0, 510.0, null);
        Map<String, Map<String, Double>> scalers = new LinkedHashMap<>();
        scalers.put("StandardScaler", Map.of("scale_", 901.2));
        scalers.put("MinMaxScaler", Map.of("data_max_", 8_019.0));
        return List.of(
                new Advice(
                                "distance",
                                Verdict.NEW_TENDENCY,
                                "the bulk's mean moved 0.77 deviations",
                                before,
                                now,
                                scalers,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                .02,
                                0.0)
                        .replayed(new Advice.OutlierRates(.12, .03, .011)),
                new Advice(
                        "origin",
                        Verdict.NEW_TENDENCY,
                        "new: ANC 6.0 %",
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        List.of("ANC"),
                        List.of("ANC", "SEA"),
                        "SEA",
                        .06,
                        0.0),
                new Advice(
                        "hour",
                        Verdict.KEEP,
                        "the bulk's mean moved 0.01 deviations",
                        null,
                        null,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null));
    }

    /** A group that came back, and one that is new. */
    public static List<Group> groups() {
        Condition origin = new Condition("origin", null, null, List.of("ANC"));
        Condition distance = new Condition("distance", 2_400.0, null, List.of());
        Condition hour = new Condition("hour", 1.5, 3.0, List.of());
        return List.of(
                new Group(
                        "origin = ANC and distance > 2300",
                        List.of(origin, distance),
                        49,
                        .041,
                        .98,
                        .9,
                        START,
                        List.of(InferenceId.of(START, 1, 2).row(17))),
                new Group("1.5 < hour ≤ 3", List.of(hour), 9, .008, .7, .1, START, List.of()));
    }

    /** A window's performance, with a detector that has seen nothing. */
    public static Performance performance() {
        Interval estimated = new Interval(.81, .79, .83);
        return new Performance(
                144_000L,
                12_000,
                List.of(
                        new PerformanceMeasure("auc", .83, estimated, new Interval(.8, .78, .82)),
                        new PerformanceMeasure("f1", null, null, new Interval(.5, null, null))),
                "the baseline's probabilities are calibrated",
                List.of(new LabelBatch(
                        window(60, 60),
                        12_000,
                        11_990,
                        Map.of("brier", new Sums(1200.5, 300.25)),
                        List.of(0, 7),
                        List.of(3, 0),
                        "AAAAAAE=")),
                new ErrorWatch(
                        .12,
                        .31,
                        "a note",
                        List.of(new Rise("cusum-bank", 100_000, START, .34, 1)),
                        List.of(new Run(START, START.plusSeconds(9), 11_990)),
                        List.of(new DetectorState("cusum-bank", List.of(0.0, Double.NaN, 1e-300)))));
    }

    public static CheckHealth standing(ModelVersion version, Family family, Health health) {
        return new CheckHealth(version, family, health, "a reason", START, START.plusSeconds(9), Duration.ofMinutes(7));
    }

    /** An incident's first state. */
    public static Incident opened(int i, Family family) {
        return new Incident(
                InferenceId.of(START.plusSeconds(i), i, i).toString(),
                VERSION,
                family,
                IncidentState.OPEN,
                Severity.WARNING,
                START.plusSeconds(i),
                START,
                START.plusSeconds(300),
                START.plusSeconds(i),
                null,
                "age: median 39 → 46",
                List.of(finding("age", Outcome.BREACHED)),
                null,
                null,
                1);
    }

    /** An incident's first state, of which nobody was told. */
    public static Incident untold(int i, Family family) {
        Incident told = opened(i, family);
        return new Incident(
                told.id(),
                told.version(),
                told.family(),
                told.state(),
                told.severity(),
                told.opened(),
                told.firstBreach(),
                told.lastBreach(),
                told.updated(),
                told.resolved(),
                told.reason(),
                told.top(),
                told.snoozedUntil(),
                told.acknowledgedBy(),
                told.revision(),
                true);
    }

    /** An incident's next state. */
    public static Incident next(Incident incident, IncidentState state) {
        boolean resolved = state == IncidentState.RESOLVED;
        return new Incident(
                incident.id(),
                incident.version(),
                incident.family(),
                state,
                Severity.CRITICAL,
                incident.opened(),
                incident.firstBreach(),
                incident.lastBreach(),
                incident.updated().plusSeconds(60),
                resolved ? incident.updated().plusSeconds(60) : null,
                incident.reason(),
                incident.top(),
                state == IncidentState.SNOOZED ? START.plusSeconds(9999) : null,
                state == IncidentState.ACKNOWLEDGED ? "ana" : incident.acknowledgedBy(),
                incident.revision() + 1);
    }

    public static Notification notification(String id, String event, String body) {
        return notification(id, event, body, START);
    }

    public static Notification notification(String id, String event, String body, Instant saved) {
        return new Notification(
                id,
                VERSION,
                Family.DRIFT,
                Severity.CRITICAL,
                IncidentState.OPEN,
                event,
                "Vigia: flights is critical",
                body,
                "{\"vigia\":1,\"id\":\"" + id + "\"}",
                saved);
    }
}
