package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import dev.vigia.multivariate.DayLaw;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the classifier said of a model's first days, from their stored reports. */
class LearnedDaysTest {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration BUCKET = Duration.ofMinutes(5);

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final RegisteredVersion version = new RegisteredVersion(
            VERSION, SchemaJson.hash(Samples.SCHEMA), new ScorerSpec.None(), Preprocessing.NONE, START);
    private final Model model = Model.of(VERSION.model()).withBaseline(1, START.minusSeconds(3_600), "b1");
    private final Baseline baseline = new BaselineBuilder(VERSION, Samples.SCHEMA, 1)
            .add(Samples.rows(new Random(1), 50, false))
            .build("b1", START);

    private String under = "b1";

    private static Window day(int day) {
        Instant from = START.plus(DAY.multipliedBy(day));
        return new Window(from, from.plus(DAY));
    }

    private void tell(int day, double auc, boolean byDays, Outcome outcome) {
        FindingDraft draft = FindingDraft.ofModel("domain-classifier")
                .measure("auc", OptionalDouble.of(.9))
                .measure("auc-apart", OptionalDouble.of(auc))
                .measure("auc-expected", byDays ? OptionalDouble.of(.5) : OptionalDouble.empty())
                .rows(List.of(), 1_000L + day);
        Finding finding =
                outcome == Outcome.BREACHED ? draft.breached(Severity.WARNING, "a test's") : draft.passed("a test's");
        put(Family.DRIFT, day(day), outcome, List.of(finding));
    }

    private void put(Family family, Window window, Outcome outcome, List<Finding> findings) {
        reports.put(new Report(
                VERSION, family, window, 1, under, 1_000, outcome, Severity.WARNING, "a test's", findings, START));
    }

    private Optional<DayLaw> at(int day) {
        return new LearnedDays(registry, reports).at(model, version, baseline, day(day));
    }

    private void tellOf(int from, int to) {
        for (int day = from; day < to; day++) {
            tell(day, day % 2 == 0 ? .5 : .52, false, Outcome.PASSED);
        }
    }

    @Test
    void fourteenDaysAreLearnedAndKept() {
        tellOf(0, 14);
        assertThat(at(13)).isEmpty();
        DayLaw law = at(14).orElseThrow();
        assertThat(law.days()).isEqualTo(14);
        assertThat(law.expected()).isCloseTo(.51, within(1e-4));
        assertThat(law.mostRows()).isEqualTo(1_013);

        tell(3, .9, false, Outcome.PASSED);
        assertThat(at(20)).contains(law);
        assertThat(at(27)).contains(law);
    }

    @Test
    void afterTwentyEightDaysItIsLearnedAgain() {
        tellOf(0, 28);
        assertThat(at(14).orElseThrow().days()).isEqualTo(14);
        assertThat(at(28).orElseThrow().days()).isEqualTo(28);
    }

    /** Where rows are taken as independent days breach that have not changed; by the law of days they do not. */
    @Test
    void aDayIsRefusedThatTheLawOfDaysCallsChanged() {
        tellOf(0, 14);
        tell(5, .8, true, Outcome.BREACHED);
        tell(6, .53, false, Outcome.BREACHED);
        DayLaw law = at(14).orElseThrow();
        assertThat(law.days()).isEqualTo(13);
        assertThat(law.expected()).isBetween(.505, .52);
    }

    @Test
    void aDayOfBrokenDataIsRefusedAndOneOfFewBrokenBucketsIsNot() {
        tellOf(0, 14);
        for (int bucket = 0; bucket < 29; bucket++) {
            put(Family.INTEGRITY, bucket(2, bucket), Outcome.BREACHED, List.of());
        }
        put(Family.INTEGRITY, bucket(3, 0), Outcome.BREACHED, List.of());
        assertThat(at(14).orElseThrow().days()).isEqualTo(13);
    }

    private static Window bucket(int day, int bucket) {
        Instant from = day(day).from().plus(BUCKET.multipliedBy(bucket));
        return new Window(from, from.plus(BUCKET));
    }

    @Test
    void ofTooFewDaysNothingIsLearnedUntilTheNextPeriod() {
        tellOf(0, 9);
        assertThat(at(14)).isEmpty();
        tellOf(14, 28);
        assertThat(at(27)).isEmpty();
        assertThat(at(28).orElseThrow().days()).isEqualTo(23);
    }

    @Test
    void daysOfAnotherBaselineTeachNothing() {
        under = "b0";
        tellOf(0, 14);
        assertThat(at(14)).isEmpty();
    }

    @Test
    void windowsThatAreNotDaysHaveNone() {
        tellOf(0, 14);
        Window hours = new Window(day(20).from(), day(20).from().plusSeconds(6 * 3_600));
        assertThat(new LearnedDays(registry, reports).at(model, version, baseline, hours))
                .isEmpty();
    }
}
