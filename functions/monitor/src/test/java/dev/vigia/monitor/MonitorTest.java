package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Check;
import dev.vigia.check.CheckHealth;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Severity;
import dev.vigia.incident.DirtyBucket;
import dev.vigia.incident.InMemoryNotifier;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.Notification;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Cadence;
import dev.vigia.model.Dated;
import dev.vigia.model.Feature;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduled functions' work on real profiles and in-memory stores, with one check that is easy to set off. */
final class MonitorTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration BUCKET = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final ModelName NAME = new ModelName("flights");
    private static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("distance")));
    private static final String SCHEMA_HASH = SchemaJson.hash(SCHEMA);
    private static final Cadence CADENCE = new Cadence(BUCKET, Duration.ofSeconds(90), LONG, List.of(LONG));

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InMemoryProfileStore profiles = new InMemoryProfileStore();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();
    private final InMemoryNotifier notifier = new InMemoryNotifier();
    private boolean reachable = true;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Monitoring monitoring = monitoring(deadLetters);

    private Monitoring monitoring(DeadLetters letters) {
        return new Monitoring(
                registry,
                log,
                new InMemoryGroundTruth(),
                profiles,
                reports,
                letters,
                this::send,
                "http://localhost",
                family -> List.of(new MoreThanTenRows(family)),
                IncidentPolicy.DEFAULT);
    }

    /** Breached by a window of more than ten rows; could not decide on none. */
    private record MoreThanTenRows(Family family) implements Check {
        @Override
        public String name() {
            return "more-than-ten";
        }

        @Override
        public List<Finding> check(CheckInput input) {
            long rows = input.profile().rows();
            Outcome outcome = rows == 0 ? Outcome.INCONCLUSIVE : rows > 10 ? Outcome.BREACHED : Outcome.PASSED;
            return List.of(new Finding(
                    name(),
                    null,
                    outcome,
                    Severity.CRITICAL,
                    (double) rows,
                    null,
                    10.0,
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    List.of(),
                    0,
                    rows + " rows"));
        }
    }

    @BeforeEach
    void register() {
        BaselineBuilder baseline = new BaselineBuilder(VERSION, SCHEMA, 1);
        baseline.add(rows(500));
        registry.register(
                new RegisteredVersion(VERSION, SCHEMA_HASH, new ScorerSpec.None(), Preprocessing.NONE, START), SCHEMA);
        registry.putBaseline(NAME, "b1", baseline.build("b1", START).pack());
        registry.create(model(NAME, Map.of(1, new Dated<>(List.of(new Dated.Entry<>(START, "b1"))))));
        reports.put(new FleetEntry(NAME, 1, Health.UNKNOWN, "new", START, START, List.of(), 0));
    }

    private static Model model(ModelName name, Map<Integer, Dated<String>> baselines) {
        Model plain = Model.of(name);
        return new Model(
                name,
                1,
                plain.shards(),
                Dated.always(CADENCE),
                baselines,
                plain.budget(),
                plain.onLogFailure(),
                plain.retention(),
                plain.pausedUntil(),
                plain.revision());
    }

    @Test
    void everyClosedWindowGetsOneReportAndAnEmptyOneSaysSo() {
        send(0, 5);
        send(2, 5);
        run(Family.INTEGRITY, 3);
        assertThat(summaries(Family.INTEGRITY))
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.PASSED, Outcome.INCONCLUSIVE, Outcome.PASSED);
        assertThat(summaries(Family.INTEGRITY)).extracting(ReportSummary::rows).containsExactly(5L, 0L, 5L);
    }

    @Test
    void runningAgainChangesNothing() {
        send(0, 12);
        send(1, 12);
        run(Family.INTEGRITY, 2);
        run(Family.INTEGRITY, 2);
        assertThat(notifier.sent()).hasSize(1);
        assertThat(reports.incidents(NAME, 10)).hasSize(1);
        assertThat(monitoring.check(Family.INTEGRITY, closed(2), Duration.ofMinutes(1)))
                .isEqualTo(Done.NOTHING);
    }

    @Test
    void aBucketIsProfiledOnce() {
        send(0, 5);
        assertThat(monitoring.profile(closed(2), Duration.ofMinutes(1)).windows())
                .isEqualTo(2);
        assertThat(monitoring.profile(closed(2), Duration.ofMinutes(1))).isEqualTo(Done.NOTHING);
    }

    @Test
    void longWindowsAreMergedFromTheirBuckets() {
        send(0, 5);
        send(1, 4);
        send(2, 3);
        run(Family.DRIFT, 3);
        assertThat(summaries(Family.DRIFT)).extracting(ReportSummary::rows).containsExactly(12L);
        assertThat(profiles.range(VERSION, "b1", BUCKET, START, START.plus(LONG)))
                .hasSize(3);
    }

    @Test
    void twoBreachesOpenAnIncidentWhichThreePassedWindowsEnd() {
        send(0, 12);
        run(Family.INTEGRITY, 1);
        assertThat(notifier.sent()).isEmpty();
        assertThat(health(closed(1))).isEqualTo(Health.CRITICAL);
        send(1, 12);
        run(Family.INTEGRITY, 2);
        assertThat(notifier.sent()).hasSize(1);
        for (int bucket = 2; bucket < 5; bucket++) {
            send(bucket, 5);
        }
        run(Family.INTEGRITY, 5);
        assertThat(notifier.sent()).extracting(told -> told.event()).containsExactly("opened", "resolved");
        assertThat(reports.incidents(NAME, 10))
                .singleElement()
                .extracting(incident -> incident.state())
                .isEqualTo(IncidentState.RESOLVED);
        assertThat(health(closed(5))).isEqualTo(Health.HEALTHY);
    }

    @Test
    void lateRowsOfAQuietWindowDoNotEndANewerIncident() {
        for (int bucket = 0; bucket < 5; bucket++) {
            send(bucket, bucket < 3 ? 5 : 12);
        }
        run(Family.INTEGRITY, 5);
        send(2, 1);
        reports.markDirty(NAME, bucket(2));
        monitoring.profile(closed(5), Duration.ofMinutes(1));
        assertThat(report(Family.INTEGRITY, bucket(2)).revision()).isEqualTo(2);
        assertThat(notifier.sent()).extracting(Notification::event).containsExactly("opened");
        assertThat(reports.openIncident(VERSION, Family.INTEGRITY)).isPresent();
    }

    @Test
    void lateRowsOfAResolvedIncidentDoNotOpenItAgain() {
        for (int bucket = 0; bucket < 6; bucket++) {
            send(bucket, bucket < 3 ? 12 : 5);
        }
        run(Family.INTEGRITY, 6);
        send(2, 1);
        reports.markDirty(NAME, bucket(2));
        monitoring.profile(closed(6), Duration.ofMinutes(1));
        assertThat(report(Family.INTEGRITY, bucket(2)).revision()).isEqualTo(2);
        assertThat(notifier.sent()).extracting(Notification::event).containsExactly("opened", "resolved");
        assertThat(reports.openIncident(VERSION, Family.INTEGRITY)).isEmpty();
    }

    @Test
    void aStandingThatIsNotRenewedIsUnknown() {
        send(0, 5);
        run(Family.INTEGRITY, 1);
        assertThat(health(closed(1))).isEqualTo(Health.HEALTHY);
        assertThat(health(closed(1).plus(Duration.ofHours(1)))).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void aNotificationThatCouldNotBeSentIsSweptLater() {
        reachable = false;
        send(0, 12);
        send(1, 12);
        run(Family.INTEGRITY, 2);
        assertThat(notifier.sent()).isEmpty();
        reachable = true;
        monitoring.profile(closed(2), Duration.ofMinutes(1));
        assertThat(notifier.sent()).hasSize(1);
        monitoring.profile(closed(2), Duration.ofMinutes(1));
        assertThat(notifier.sent()).hasSize(1);
    }

    @Test
    void lateRowsMakeANewRevision() {
        send(0, 5);
        send(1, 5);
        send(2, 5);
        run(Family.INTEGRITY, 3);
        run(Family.DRIFT, 3);
        send(1, 4);
        reports.markDirty(NAME, bucket(1));
        monitoring.profile(closed(3), Duration.ofMinutes(1));
        assertThat(report(Family.INTEGRITY, bucket(1)).rows()).isEqualTo(9);
        assertThat(report(Family.INTEGRITY, bucket(1)).revision()).isEqualTo(2);
        assertThat(report(Family.INTEGRITY, bucket(2)).revision()).isEqualTo(1);
        assertThat(report(Family.DRIFT, new Window(START, START.plus(LONG))).rows())
                .isEqualTo(19);
        assertThat(reports.dirty(NAME)).extracting(DirtyBucket::bucket).isEmpty();
    }

    @Test
    void aDeadLetterWhoseIdWasUsedForAnotherCallComesBackUnderItsOwn() {
        send(0, 5);
        LoggedRequest logged = request(bucket(0).from().plusSeconds(9), 3);
        log.append(logged);
        LoggedRequest other = new LoggedRequest(
                logged.id(),
                logged.version(),
                logged.status(),
                logged.schemaHash(),
                logged.rows(),
                "ab".repeat(32),
                null,
                logged.received());
        for (int crashes = 0; crashes < 2; crashes++) { // before it is removed
            deadLetters.put(other);
            monitoring.profile(closed(1), Duration.ofMinutes(1));
        }
        assertThat(log.find(NAME, logged.id())).contains(logged);
        assertThat(deadLetters.size()).isZero();
        run(Family.INTEGRITY, 1);
        assertThat(summaries(Family.INTEGRITY)).extracting(ReportSummary::rows).containsExactly(11L);
    }

    @Test
    void deadLettersComeBackOnce() {
        send(0, 5);
        LoggedRequest lost = request(bucket(0).from().plusSeconds(9), 3);
        deadLetters.put(lost);
        monitoring.profile(closed(1), Duration.ofMinutes(1));
        monitoring.profile(closed(1), Duration.ofMinutes(1));
        assertThat(log.find(NAME, lost.id())).contains(lost);
        assertThat(deadLetters.size()).isZero();
        run(Family.INTEGRITY, 1);
        assertThat(summaries(Family.INTEGRITY)).extracting(ReportSummary::rows).containsExactly(8L);
    }

    @Test
    void profilingGoesOnWhereDeadLettersCannotBeRead() {
        DeadLetters gone = (DeadLetters) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DeadLetters.class}, (proxy, method, arguments) -> {
                    throw new StoreUnavailableException("gone");
                });
        send(0, 5);
        assertThat(monitoring(gone).profile(closed(2), Duration.ofMinutes(1))).isEqualTo(new Done(2, 1));
    }

    @Test
    void anAnnouncedPauseIsNotSilence() {
        send(0, 5);
        Model model = registry.model(NAME).orElseThrow();
        registry.update(model.paused(bucket(100).from()));
        send(100, 5);
        run(Family.INTEGRITY, 101);
        assertThat(summaries(Family.INTEGRITY))
                .extracting(ReportSummary::window)
                .containsExactly(bucket(0), bucket(100));
    }

    @Test
    void rowsAtTheEndOfAPauseDoNotMakeItsEmptyWindowsDue() {
        Model model = registry.model(NAME).orElseThrow();
        registry.update(model.paused(bucket(1000).from()));
        send(40, 5);
        send(97, 5);
        run(Family.INTEGRITY, 100);
        assertThat(summaries(Family.INTEGRITY))
                .extracting(ReportSummary::window)
                .containsExactly(bucket(40), bucket(97));
    }

    @Test
    void everyModelIsCheckedThoughOneFails() {
        ModelName broken = new ModelName("broken");
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(broken, 1), SCHEMA_HASH, new ScorerSpec.None(), Preprocessing.NONE, START),
                SCHEMA);
        registry.create(model(broken, Map.of(1, new Dated<>(List.of(new Dated.Entry<>(START, "not stored"))))));
        reports.put(new FleetEntry(broken, 1, Health.UNKNOWN, "new", START, START, List.of(), 0));
        send(0, 5);
        assertThat(monitoring.check(Family.INTEGRITY, closed(1), Duration.ofMinutes(1)))
                .isEqualTo(new Done(1, 1));
        assertThat(summaries(Family.INTEGRITY)).hasSize(1);
    }

    @Test
    void aDeadlineLeavesTheRestForTheNextRun() {
        send(0, 5);
        send(1, 5);
        assertThat(monitoring.check(Family.INTEGRITY, closed(2), Duration.ofMinutes(-1)))
                .isEqualTo(Done.NOTHING);
        run(Family.INTEGRITY, 2);
        assertThat(summaries(Family.INTEGRITY)).hasSize(2);
    }

    @Test
    void aModelWithoutBaselineIsUnknownUntilItHasLearnedOne() {
        Model model = registry.model(NAME).orElseThrow();
        registry.update(new Model(
                NAME,
                1,
                model.shards(),
                model.cadence(),
                Map.of(),
                model.budget(),
                model.onLogFailure(),
                model.retention(),
                model.pausedUntil(),
                model.revision() + 1));
        send(0, 5);
        run(Family.INTEGRITY, 1);
        assertThat(health(closed(1))).isEqualTo(Health.UNKNOWN);
        send(1, BaselineLearning.LEAST_ROWS);
        monitoring.profile(closed(2), Duration.ofMinutes(1));
        Model learned = registry.model(NAME).orElseThrow();
        assertThat(learned.baselines()).containsKey(1);
        send(20, 5);
        run(Family.INTEGRITY, 21);
        assertThat(health(closed(21))).isEqualTo(Health.HEALTHY);
        assertThat(registry.audit(NAME, 1)).hasSize(1);
    }

    @Test
    void theFleetLineTellsHealthAndTraffic() {
        for (int bucket = 0; bucket < 3; bucket++) {
            send(bucket, 6);
        }
        for (Family family : List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT)) {
            run(family, 3);
        }
        FleetEntry line = reports.fleet().getFirst();
        assertThat(line.rowsPerHour()).isEqualTo(72);
        assertThat(line.health()).isEqualTo(Health.CRITICAL);
        assertThat(line.sparkline()).containsExactly(Health.CRITICAL, Health.CRITICAL, Health.CRITICAL);
    }

    private void send(Notification notification) {
        if (!reachable) {
            throw new StoreUnavailableException("SNS is cut off");
        }
        notifier.send(notification);
    }

    private void run(Family family, int closedBuckets) {
        monitoring.check(family, closed(closedBuckets), Duration.ofMinutes(1));
    }

    /** The instant at which that many buckets are closed. */
    private static Instant closed(int buckets) {
        return bucket(buckets).from().plus(CADENCE.grace());
    }

    private static Window bucket(int index) {
        Instant from = START.plus(BUCKET.multipliedBy(index));
        return new Window(from, from.plus(BUCKET));
    }

    private Health health(Instant when) {
        return reports.standings(VERSION).stream()
                .filter(standing -> standing.family() == Family.INTEGRITY)
                .map(standing -> standing.at(when))
                .map(CheckHealth::health)
                .findFirst()
                .orElse(Health.UNKNOWN);
    }

    private List<ReportSummary> summaries(Family family) {
        Duration length = family == Family.INTEGRITY ? BUCKET : LONG;
        return reports.summaries(VERSION, family, length, START, START.plus(Duration.ofDays(1)), 1000);
    }

    private Report report(Family family, Window window) {
        return reports.report(VERSION, family, window).orElseThrow();
    }

    private void send(int bucket, int rows) {
        log.append(request(bucket(bucket).from().plusSeconds(random.nextInt(300)), rows));
    }

    private LoggedRequest request(Instant when, int rows) {
        return new LoggedRequest(
                InferenceId.of(when, random.nextLong(), random.nextLong()),
                VERSION,
                Status.CAPTURED,
                SCHEMA_HASH,
                rows(rows),
                "b".repeat(64),
                null,
                when);
    }

    private Rows rows(int count) {
        double[] values = random.doubles(count).toArray();
        return new Rows(SCHEMA, count, List.of(NumberColumn.of(values)), List.of());
    }
}
