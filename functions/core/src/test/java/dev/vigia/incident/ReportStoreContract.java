package dev.vigia.incident;

import static dev.vigia.incident.Incidents.START;
import static dev.vigia.incident.Incidents.VERSION;
import static dev.vigia.incident.Incidents.next;
import static dev.vigia.incident.Incidents.opened;
import static dev.vigia.incident.Incidents.report;
import static dev.vigia.incident.Incidents.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Group;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Performance;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Severity;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every report store promises. */
public abstract class ReportStoreContract {
    private static final ModelName MODEL = VERSION.model();
    private static final ModelName OTHER = new ModelName("flights-2");
    private static final Duration HOUR = Duration.ofHours(1);

    protected ReportStore store;

    /** An empty store. */
    protected abstract ReportStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @Test
    void aReportIsGivenBackAsItWas() {
        Report report = report(window(60, 60), 1);
        Report bare = new Report(
                VERSION,
                Family.INTEGRITY,
                window(60, 60),
                3,
                null,
                0,
                Outcome.INCONCLUSIVE,
                Severity.WARNING,
                "no rows",
                List.of(),
                START);
        store.put(report);
        store.put(bare);

        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(report);
        assertThat(store.report(VERSION, Family.INTEGRITY, window(60, 60))).contains(bare);
        assertThat(store.report(VERSION, Family.OUTLIERS, window(60, 60))).isEmpty();
        assertThat(store.report(VERSION, Family.DRIFT, window(60, 30))).isEmpty();
        assertThat(store.report(VERSION, Family.DRIFT, window(61, 60))).isEmpty();
        assertThat(store.report(new ModelVersion(MODEL, 2), Family.DRIFT, window(60, 60)))
                .isEmpty();
    }

    @Test
    void adviceAndGroupsAreGivenBackAsTheyWere() {
        Report advised = report(window(60, 60), 1).advising(Incidents.advice()).grouping(Incidents.groups());
        store.put(advised);

        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(advised);
    }

    @Test
    void performanceIsGivenBackAsItWasAndSummedUp() {
        Report performing = report(window(60, 60), 1).performing(Incidents.performance());
        store.put(performing);

        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(performing);
        assertThat(summaries(HOUR, 0, 60, 9)).containsExactly(ReportSummary.of(performing));
        Performance brief =
                Objects.requireNonNull(summaries(HOUR, 0, 60, 9).getFirst().performance());
        assertThat(brief.measures()).isEqualTo(Incidents.performance().measures());
        assertThat(brief.batches()).isEmpty();
        assertThat(brief.errors()).isNull();
    }

    @Test
    void aStandingRemembersGroups() {
        CheckHealth standing =
                Incidents.standing(VERSION, Family.OUTLIERS, Health.WARNING).remembering(Incidents.groups(), List.of());
        store.put(standing);

        assertThat(store.standings(VERSION)).containsExactly(standing);
        assertThat(standing.groups())
                .extracting(Group::name)
                .containsExactly("origin = ANC and distance > 2300", "1.5 < hour ≤ 3");
        assertThat(standing.groups()).allMatch(group -> group.examples().isEmpty());
        CheckHealth later = standing.remembering(List.of(), standing.groups());
        assertThat(later).isEqualTo(standing);
    }

    @Test
    void aReportOfTenThousandFeaturesIsGivenBackWithItsSummary() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            findings.add(Incidents.finding("feature-" + i, i % 3 == 0 ? Outcome.BREACHED : Outcome.PASSED));
        }
        Report narrow = report(window(60, 60), 1);
        Report wide = new Report(
                VERSION,
                Family.DRIFT,
                window(60, 60),
                2,
                "b1",
                1200,
                Outcome.BREACHED,
                Severity.CRITICAL,
                "a third of the features",
                findings,
                START);
        for (Report report : List.of(narrow, wide)) {
            store.put(report);

            assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(report);
            assertThat(summaries(HOUR, 0, 60, 9)).containsExactly(ReportSummary.of(report));
        }
    }

    @Test
    void aLowerRevisionChangesNothingTheSameOneReplaces() {
        Report second = report(window(60, 60), 2);
        Report again = new Report(
                VERSION,
                Family.DRIFT,
                window(60, 60),
                2,
                "b2",
                1300,
                Outcome.PASSED,
                Severity.WARNING,
                "as before",
                List.of(),
                START);
        store.put(second);
        store.put(report(window(60, 60), 1));
        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(second);

        store.put(again);
        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(again);
        assertThat(summaries(HOUR, 0, 60, 9)).containsExactly(ReportSummary.of(again));
        store.put(report(window(60, 60), 3));
        assertThat(store.report(VERSION, Family.DRIFT, window(60, 60))).contains(report(window(60, 60), 3));
    }

    private List<ReportSummary> summaries(Duration length, int after, int until, int most) {
        return store.summaries(
                VERSION,
                Family.DRIFT,
                length,
                START.plus(Duration.ofMinutes(after)),
                START.plus(Duration.ofMinutes(until)),
                most);
    }

    @Test
    void summariesAreTheNewestOfOneLengthOldestFirst() {
        List<ReportSummary> hours = new ArrayList<>();
        for (int hour = 30; hour >= 1; hour--) {
            Report report = report(window(hour * 60, 60), 1);
            store.put(report);
            hours.addFirst(ReportSummary.of(report));
            store.put(report(window(hour * 60, 120), 1));
        }

        assertThat(summaries(HOUR, 0, 1800, 100)).isEqualTo(hours);
        assertThat(summaries(HOUR, 60, 180, 100)).isEqualTo(hours.subList(1, 3));
        assertThat(summaries(HOUR, 0, 1800, 4)).isEqualTo(hours.subList(26, 30));
        assertThat(summaries(HOUR, 60, 60, 4)).isEmpty();
        assertThat(summaries(Duration.ofHours(2), 0, 119, 4)).hasSize(1);
        assertThat(summaries(Duration.ofDays(1), 0, 1800, 4)).isEmpty();
        assertThat(store.summaries(VERSION, Family.OUTLIERS, HOUR, START, START.plus(HOUR), 4))
                .isEmpty();
    }

    @Test
    void standingsAreTheNewestOfEachFamily() {
        CheckHealth drift = Incidents.standing(VERSION, Family.DRIFT, Health.HEALTHY);
        CheckHealth worse = Incidents.standing(VERSION, Family.DRIFT, Health.CRITICAL);
        CheckHealth integrity = Incidents.standing(VERSION, Family.INTEGRITY, Health.UNKNOWN);
        ModelVersion tenth = new ModelVersion(MODEL, 10);
        store.put(drift);
        store.put(integrity);
        store.put(worse);
        store.put(Incidents.standing(tenth, Family.DRIFT, Health.WARNING));

        assertThat(store.standings(VERSION)).containsExactlyInAnyOrder(worse, integrity);
        assertThat(store.standings(tenth)).hasSize(1);
        assertThat(store.standings(new ModelVersion(OTHER, 1))).isEmpty();
    }

    @Test
    void theFleetIsEveryModelByName() {
        List<FleetEntry> entries = new ArrayList<>();
        for (String name : List.of("b", "a-2", "a", "z9", "m")) {
            FleetEntry entry = new FleetEntry(
                    new ModelName(name),
                    3,
                    Health.WARNING,
                    "late flights",
                    START,
                    START.plus(HOUR),
                    List.of(Health.HEALTHY, Health.UNKNOWN, Health.CRITICAL),
                    690.5);
            store.put(entry);
            entries.add(entry);
        }
        store.put(entries.getFirst());
        entries.sort((one, two) -> one.model().compareTo(two.model()));

        assertThat(store.fleet()).isEqualTo(entries);
    }

    @Test
    void anIncidentGoesFromOpenToResolvedOneStateAtATime() {
        Incident incident = opened(1, Family.DRIFT);
        for (IncidentState state : List.of(
                IncidentState.OPEN, IncidentState.SNOOZED, IncidentState.ACKNOWLEDGED, IncidentState.RESOLVED)) {
            assertThat(store.advance(incident, null)).isTrue();
            assertThat(store.advance(incident, null)).isFalse();
            assertThat(store.openIncident(VERSION, Family.DRIFT)).contains(incident);
            assertThat(store.incidents(MODEL, 9)).containsExactly(incident);
            incident = next(incident, state);
            assertThat(store.advance(next(incident, state), null)).isFalse();
        }
        assertThat(store.advance(incident, null)).isTrue();
        assertThat(store.openIncident(VERSION, Family.DRIFT)).isEmpty();
        assertThat(store.incidents(MODEL, 9)).containsExactly(incident);
        assertThat(store.advance(next(incident, IncidentState.OPEN), null)).isFalse();
    }

    @Test
    void atMostOneIncidentOfAVersionAndFamilyIsOpen() {
        Incident first = opened(1, Family.DRIFT);
        assertThat(store.advance(first, null)).isTrue();
        assertThat(store.advance(opened(2, Family.DRIFT), Incidents.notification("n", "opened", "b")))
                .isFalse();
        assertThat(store.advance(opened(3, Family.INTEGRITY), null)).isTrue();
        assertThat(store.unsent(9)).isEmpty();
        assertThat(store.incidents(MODEL, 9)).hasSize(2);

        store.advance(next(first, IncidentState.RESOLVED), null);
        assertThat(store.advance(opened(4, Family.DRIFT), null)).isTrue();
        assertThat(store.openIncident(VERSION, Family.DRIFT)).contains(opened(4, Family.DRIFT));
    }

    @Test
    void anIncidentThatIsOverWhenItIsFirstStoredNeedsNoRoom() {
        store.advance(opened(1, Family.DRIFT), null);
        Incident over = new Incident(
                opened(0, Family.DRIFT).id(),
                VERSION,
                Family.DRIFT,
                IncidentState.RESOLVED,
                Severity.WARNING,
                START,
                START,
                START,
                START,
                START,
                "over",
                List.of(),
                null,
                null,
                1);

        assertThat(store.advance(over, null)).isTrue();
        assertThat(store.openIncident(VERSION, Family.DRIFT)).contains(opened(1, Family.DRIFT));
        assertThat(store.incidents(MODEL, 9)).containsExactly(opened(1, Family.DRIFT), over);
    }

    @Test
    void whetherAnybodyWasToldIsKept() {
        Incident untold = Incidents.untold(1, Family.DRIFT);
        store.advance(untold, null);
        assertThat(store.openIncident(VERSION, Family.DRIFT)).contains(untold);
        Incident taken = untold.acknowledged("ana", START);
        store.advance(taken, null);
        assertThat(store.openIncident(VERSION, Family.DRIFT))
                .contains(taken)
                .get()
                .matches(Incident::untold);
        Incident told = next(taken, IncidentState.ACKNOWLEDGED);
        store.advance(told, null);
        assertThat(store.incidents(MODEL, 1)).containsExactly(told).noneMatch(Incident::untold);
    }

    @Test
    void incidentsAreNewestFirst() {
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Incident incident = opened(i * 100, Family.DRIFT);
            store.advance(incident, null);
            Incident resolved = next(incident, IncidentState.RESOLVED);
            store.advance(resolved, null);
            all.addFirst(resolved);
        }

        assertThat(store.incidents(MODEL, 5)).isEqualTo(all.subList(0, 5));
        assertThat(store.incidents(MODEL, 100)).isEqualTo(all);
        assertThat(store.incidents(OTHER, 5)).isEmpty();
    }

    @Test
    void aNotificationIsSavedWithItsIncidentOrNotAtAll() {
        Incident incident = opened(1, Family.DRIFT);
        Notification opened = Incidents.notification(incident.id() + "-1", "opened", "it began");
        Notification stale = Incidents.notification(incident.id() + "-x", "worsened", "never");
        assertThat(store.advance(incident, opened)).isTrue();
        assertThat(store.advance(incident, stale)).isFalse();
        assertThat(store.advance(next(next(incident, IncidentState.OPEN), IncidentState.OPEN), stale))
                .isFalse();

        assertThat(store.unsent(9)).containsExactly(opened);
        store.markSent(opened.id());
        store.markSent(opened.id());
        assertThat(store.unsent(9)).isEmpty();
    }

    @Test
    void unsentNotificationsAreOldestFirst() {
        List<Notification> saved = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Incident incident = opened(i, Family.DRIFT);
            Notification notification =
                    Incidents.notification(incident.id() + "-1", "opened", "b" + i, START.minusSeconds(i));
            store.advance(incident, notification);
            store.advance(next(incident, IncidentState.RESOLVED), null);
            saved.addFirst(notification);
        }

        assertThat(store.unsent(3)).isEqualTo(saved.subList(0, 3));
        assertThat(store.unsent(100)).isEqualTo(saved);
    }

    @Test
    void ofManyWhoAdvanceAtOnceOneDoes() throws Exception {
        List<Callable<Boolean>> openers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Incident incident = opened(i, Family.DRIFT);
            Notification notification = Incidents.notification(incident.id() + "-1", "opened", "b");
            openers.add(() -> store.advance(incident, notification));
        }
        assertThat(trues(openers)).isOne();
        assertThat(store.incidents(MODEL, 9)).hasSize(1);
        assertThat(store.unsent(9)).hasSize(1);

        Incident open = store.openIncident(VERSION, Family.DRIFT).orElseThrow();
        List<Callable<Boolean>> changers = new ArrayList<>();
        for (IncidentState state : IncidentState.values()) {
            changers.add(() -> store.advance(next(open, state), null));
        }
        assertThat(trues(changers)).isOne();
    }

    private static int trues(List<Callable<Boolean>> calls) throws Exception {
        int trues = 0;
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (var call : threads.invokeAll(calls)) {
                trues += call.get() ? 1 : 0;
            }
        }
        return trues;
    }

    @Test
    void dirtyBucketsStayUntilTheyAreCleaned() {
        store.markDirty(MODEL, window(10, 5));
        store.markDirty(MODEL, window(5, 5));
        store.markDirty(MODEL, window(5, 5));

        List<DirtyBucket> dirty = store.dirty(MODEL);
        assertThat(dirty).extracting(DirtyBucket::bucket).containsExactly(window(5, 5), window(10, 5));
        assertThat(store.dirty(OTHER)).isEmpty();
        store.clean(MODEL, dirty.getFirst());
        store.clean(MODEL, dirty.getFirst());
        assertThat(store.dirty(MODEL)).isEqualTo(dirty.subList(1, 2));
    }

    @Test
    void aBucketThatIsMarkedWhileItIsProfiledStaysDirty() {
        store.markDirty(MODEL, window(5, 5));
        DirtyBucket read = store.dirty(MODEL).getFirst();
        store.markDirty(MODEL, window(5, 5));
        store.clean(MODEL, read);

        List<DirtyBucket> again = store.dirty(MODEL);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().mark()).isNotEqualTo(read.mark());
        store.clean(MODEL, again.getFirst());
        assertThat(store.dirty(MODEL)).isEmpty();
    }

    @Test
    void aMarkThatWasCleanedIsNotTakenForALaterOne() {
        store.markDirty(MODEL, window(5, 5));
        DirtyBucket first = store.dirty(MODEL).getFirst();
        store.clean(MODEL, first);
        store.markDirty(MODEL, window(5, 5));
        store.clean(MODEL, first);

        assertThat(store.dirty(MODEL)).hasSize(1);
    }
}
