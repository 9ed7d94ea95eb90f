package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.Checks;
import dev.vigia.check.Advice;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Verdict;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Cadence;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.outlier.PreprocessingReview;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Window;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    private static final Schema SCHEMA =
            new Schema(List.of(Feature.number("distance"), Feature.number("hour"), Feature.category("origin")));
    private static final Window WINDOW =
            Window.containing(Instant.parse("2026-11-23T00:00:00Z"), Cadence.DEPLOYED.outliers());
    private static final int REQUESTS = 40;

    private final Random random = new Random(11);
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private double unit = 1;
    private final Baseline baseline = baseline();
    private InferenceLog read = log;

    private Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(VERSION, SCHEMA, 1);
        builder.add(rows(5_000, 0));
        return builder.build("b1", WINDOW.from());
    }

    /** Six in a hundred come from Anchorage, if any do, and go far. */
    private Rows rows(int count, double share) {
        double[] distances = new double[count];
        double[] hours = new double[count];
        TextColumn.Builder origins = new TextColumn.Builder(count);
        for (int i = 0; i < count; i++) {
            boolean far = random.nextDouble() < share;
            distances[i] = unit * (far ? 2_500 + 100 * random.nextDouble() : 700 + 120 * random.nextGaussian());
            hours[i] = 12 + 3 * random.nextGaussian();
            origins.add(far ? "ANC" : random.nextBoolean() ? "LAX" : "SEA");
        }
        return new Rows(
                SCHEMA, count, List.of(NumberColumn.of(distances), NumberColumn.of(hours), origins.build()), List.of());
    }

    private Report report(double share, List<Group> known) {
        return report(share, known, WINDOW.to());
    }

    private Report report(double share, List<Group> known, Instant made) {
        ProfileBuilder builder = Profile.builder(baseline);
        for (int i = 0; i < REQUESTS; i++) {
            Instant when = WINDOW.from().plusSeconds(i);
            LoggedRequest request = new LoggedRequest(
                    InferenceId.of(when, random.nextLong(), random.nextLong()),
                    VERSION,
                    Status.CAPTURED,
                    SchemaJson.hash(SCHEMA),
                    rows(50, share),
                    "b".repeat(64),
                    null,
                    when);
            log.append(request);
            builder.add(request);
        }
        CheckInput input = new CheckInput(baseline, WINDOW, builder.build(), List.of(), Model.of(VERSION.model()), .01);
        Report plain = Checks.report(Family.OUTLIERS, input, 1, made);
        Report advised = unit == 1 ? plain : plain.advising(PreprocessingReview.of(baseline, List.of(input.profile())));
        return new Grouping(new WindowRows(read, new InMemoryProfileStore())).group(advised, input, known);
    }

    /** Distances in another unit: what is proposed for them is tried on the rows that were read. */
    @Test
    void proposalsAreReplayedOnTheRowsOfAWindowThatBreached() {
        unit = 1.6;
        Advice distance = report(0, List.of(), WINDOW.to()).advice().stream()
                .filter(advice -> advice.feature().equals("distance"))
                .findFirst()
                .orElseThrow();

        Advice.OutlierRates rates = Objects.requireNonNull(distance.outliers(), distance.reason());
        assertThat(rates.old()).isGreaterThan(.3);
        assertThat(rates.proposed()).isEqualTo(rates.together()).isLessThan(.03);
    }

    /** A log that fails. */
    private InferenceLog failing(RuntimeException failure) {
        return (InferenceLog) Proxy.newProxyInstance(
                InferenceLog.class.getClassLoader(), new Class<?>[] {InferenceLog.class}, (log, method, arguments) -> {
                    throw failure;
                });
    }

    /** The window is checked again when the log is back: nothing is stored of it now. */
    @Test
    void aLogThatCannotBeReachedIsNoReport() {
        read = failing(new StoreUnavailableException("cut off"));

        assertThatThrownBy(() -> report(.06, List.of())).isInstanceOf(StoreUnavailableException.class);
    }

    /** One window that cannot be searched must not keep a model's outliers from being told; the message may hold values. */
    @Test
    void aSearchThatFailsIsToldAndNotItsMessage() {
        read = failing(new IllegalStateException("row of 4711"));

        Report report = report(.06, List.of());

        assertThat(report.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(report.groups()).isEmpty();
        assertThat(report.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(advice.reason())
                    .startsWith("the search for new groups failed: IllegalStateException at ")
                    .doesNotContain("4711");
        });
    }

    @Test
    void rowsFromANewAirportAreAGroup() {
        Report report = report(.06, List.of());

        assertThat(report.outcome()).isEqualTo(Outcome.BREACHED);
        Group group = report.groups().getFirst();
        assertThat(group.rule()).containsAnyOf("origin = ANC", "distance > ");
        assertThat(group.share()).isBetween(.045, .075);
        assertThat(group.since()).isEqualTo(WINDOW.from());
        assertThat(report.reason()).contains(" are unlike the baseline", "; new group: " + group.words());
        assertThat(group.examples())
                .hasSize(20)
                .allSatisfy(row ->
                        assertThat(log.find(VERSION.model(), row.inference())).isPresent());
    }

    @Test
    void oneThatIsKnownKeepsItsName() {
        Group first = report(.06, List.of()).groups().getFirst();
        Group known = new Group(
                "Anchorage",
                first.conditions(),
                1,
                first.share(),
                first.precision(),
                first.recall(),
                Instant.EPOCH,
                List.of());

        Group again = report(.06, List.of(known)).groups().getFirst();

        assertThat(again.name()).isEqualTo("Anchorage");
        assertThat(again.since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aBacklogIsNoNews() {
        Report late = report(.06, List.of(), WINDOW.to().plusSeconds(90_000));

        assertThat(late.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(late.groups()).isEmpty();
    }

    @Test
    void aWindowThatPassedIsNotRead() {
        assertThat(report(0, List.of()).groups()).isEmpty();
    }
}
