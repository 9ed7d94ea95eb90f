package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.Outcome;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.InMemoryNotifier;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.Truth;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model's ground truth comes in a window after what it is about, and is judged by the drift function. */
class PerformanceWindowsTest {
    private static final ModelName NAME = new ModelName("flights");
    private static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(90);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.of("distance", FeatureType.NUMBER, Role.FEATURE), Feature.prediction("late", FeatureType.NUMBER)));
    private static final String HASH = SchemaJson.hash(SCHEMA);
    private static final Cadence CADENCE =
            new Cadence(Duration.ofMinutes(5), GRACE, Duration.ofMinutes(15), List.of(Duration.ofMinutes(30), HOUR));

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InMemoryGroundTruth truths = new InMemoryGroundTruth();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final InMemoryNotifier notifier = new InMemoryNotifier();
    private final SplittableRandom random = new SplittableRandom(7);
    private ModelVersion answering = VERSION;
    private final Monitoring monitoring = new Monitoring(
            registry,
            log,
            truths,
            new InMemoryProfileStore(),
            reports,
            new InMemoryDeadLetters(),
            notifier,
            "http://localhost",
            Checks::of,
            IncidentPolicy.DEFAULT);

    @BeforeEach
    void register() {
        registry.register(
                new RegisteredVersion(VERSION, HASH, new ScorerSpec.None(), Preprocessing.NONE, START), SCHEMA);
        Model plain = Model.of(NAME);
        registry.create(new Model(
                NAME,
                1,
                plain.shards(),
                Dated.always(CADENCE),
                Map.of(),
                plain.budget(),
                plain.onLogFailure(),
                plain.retention(),
                plain.pausedUntil(),
                plain.revision()));
        reports.put(new FleetEntry(NAME, 1, Health.UNKNOWN, "new", START, START, List.of(), 0));
    }

    private static Window hour(int hour) {
        return new Window(START.plus(HOUR.multipliedBy(hour)), START.plus(HOUR.multipliedBy(hour + 1L)));
    }

    /**
     * Logs requests of ten rows in an hour; their labels arrive in the next. The score is a probability.
     *
     * @param right the share of labels that have to do with the score
     */
    private List<Truth> send(int hour, int requests, double right) {
        List<Truth> labels = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Instant at = hour(hour).from().plusMillis(3_000L * i);
            double[] scores = random.doubles(10).toArray();
            InferenceId id = InferenceId.of(at, random.nextLong(), random.nextLong());
            Rows rows = new Rows(
                    SCHEMA,
                    10,
                    List.of(NumberColumn.of(random.doubles(10).toArray()), NumberColumn.of(scores)),
                    List.of());
            log.append(new LoggedRequest(id, answering, Status.SCORED, HASH, rows, "", null, at));
            for (int row = 0; row < 10; row++) {
                double probability = random.nextDouble() < right ? scores[row] : 0.5;
                String label = random.nextDouble() < probability ? "1" : "0";
                labels.add(new Truth(id.row(row), label, at.plus(HOUR)));
            }
        }
        truths.put(NAME, labels);
        return labels;
    }

    private void drift(int hours) {
        Instant now = START.plus(HOUR.multipliedBy(hours)).plus(GRACE).plusSeconds(10);
        assertThat(monitoring.check(Family.DRIFT, now, Duration.ofMinutes(1)).failures())
                .isZero();
    }

    private List<ReportSummary> summaries() {
        return reports.summaries(VERSION, Family.PERFORMANCE, HOUR, START, START.plus(Duration.ofDays(1)), 100);
    }

    @Test
    void theFirstWindowOfLabelsIsTheReferenceAndLaterOnesAreHeldAgainstIt() {
        send(0, 300, 1);
        drift(2);
        assertThat(registry.audit(NAME, 10)).extracting(AuditEntry::action).contains("performance reference learned");
        assertThat(summaries()).isEmpty();
        send(1, 200, 1);
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::outcome).containsExactly(Outcome.PASSED);
        send(2, 200, 0.4);
        send(3, 200, 0.4);
        drift(5);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.PASSED, Outcome.BREACHED, Outcome.BREACHED);
        assertThat(reports.report(VERSION, Family.PERFORMANCE, hour(4))
                        .orElseThrow()
                        .reason())
                .containsPattern("auc 0\\.8\\d* → 0\\.6\\d*");
        assertThat(notifier.sent()).anyMatch(told -> told.family() == Family.PERFORMANCE);
    }

    @Test
    void aModelWithoutLabelsIsNotJudgedByThem() {
        drift(4);
        assertThat(summaries()).isEmpty();
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
    }

    @Test
    void labelsThatStopLeaveTheModelUnknown() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        drift(3);
        drift(4);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.PASSED, Outcome.INCONCLUSIVE);
        assertThat(summaries().getLast().reason()).isEqualTo("no ground truth arrived");
        Instant now = START.plus(HOUR.multipliedBy(4)).plus(GRACE).plusSeconds(10);
        assertThat(ModelHealth.of(VERSION, reports.standings(VERSION), now).health())
                .isEqualTo(Health.UNKNOWN);
    }

    @Test
    void fewLabelsAreNoReference() {
        send(0, 40, 1);
        drift(2);
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
    }

    /** A wrong label is corrected within the window: it counts once. */
    @Test
    void aCorrectedLabelCountsOnce() {
        send(0, 300, 1);
        drift(2);
        List<Truth> labels = send(1, 200, 0);
        truths.put(
                NAME,
                labels.stream()
                        .map(label -> new Truth(
                                label.row(), label.value(), label.arrived().plusSeconds(5)))
                        .toList());
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::rows).containsExactly(2_000L);
    }

    /** Labels of one row each, of inferences that are not in the log. */
    private void strange(int hour, int labels) {
        List<Truth> strange = new ArrayList<>();
        for (int i = 0; i < labels; i++) {
            Instant at = hour(hour).from().plusSeconds(i);
            strange.add(new Truth(
                    InferenceId.of(at, random.nextLong(), random.nextLong()).row(0), "1", at.plus(HOUR)));
        }
        truths.put(NAME, strange);
    }

    @Test
    void labelsOfInferencesThatAreNotInTheLogAreLeftOut() {
        send(0, 300, 1);
        drift(2);
        strange(1, 300);
        drift(3);
        assertThat(summaries())
                .singleElement()
                .matches(summary -> summary.outcome() == Outcome.INCONCLUSIVE)
                .extracting(ReportSummary::reason)
                .asString()
                .contains("no row that can be judged");
    }

    /** Those that are there did well; what is gone may not have. */
    @Test
    void manyLabelsWhosePredictionsAreGoneAreNotGreen() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        strange(1, 100);
        send(2, 200, 1);
        strange(2, 10);
        drift(4);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.INCONCLUSIVE, Outcome.PASSED);
        assertThat(summaries().getFirst().reason())
                .isEqualTo("of 100 requests with ground truth, of 300 looked up, the log has no predictions");
    }

    /** A version on trial answered badly: that is not the live one's doing. */
    @Test
    void labelsOfAnotherVersionAreNotThisOnes() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        answering = new ModelVersion(NAME, 2);
        send(1, 200, 0);
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::outcome).containsExactly(Outcome.PASSED);
        assertThat(summaries()).extracting(ReportSummary::rows).containsExactly(2_000L);
    }

    /** One label only tells nothing of how a model ranks; the next window has both. */
    @Test
    void aWindowThatCannotBeJudgedIsNoReference() {
        truths.put(
                NAME,
                send(0, 300, 1).stream()
                        .map(label ->
                                new Truth(label.row(), "0", label.arrived().plusMillis(1)))
                        .toList());
        drift(2);
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
        send(1, 300, 1);
        drift(3);
        assertThat(registry.audit(NAME, 10)).extracting(AuditEntry::action).contains("performance reference learned");
    }
}
