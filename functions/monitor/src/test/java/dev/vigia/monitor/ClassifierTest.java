package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.incident.InMemoryNotifier;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.incident.IncidentPolicy;
import dev.vigia.inference.Column;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Cadence;
import dev.vigia.model.Feature;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The scheduled drift function where two numbers come to go together in size but not in sign: their margins and every correlation stay,
 * and only the classifier of the longest window's rows can tell.
 */
class ClassifierTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final ModelName NAME = new ModelName("flights");
    private static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    private static final Schema SCHEMA =
            new Schema(Stream.of("distance", "departureHour", "delay", "fuel", "taxi", "seats")
                    .map(Feature::number)
                    .toList());
    private static final Duration BUCKET = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final int REQUESTS = 60;

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final Counting<InferenceLog> log = new Counting<>(InferenceLog.class, new InMemoryInferenceLog());
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final InMemoryNotifier notifier = new InMemoryNotifier();
    private final Random random = new Random(7);
    private final Monitoring monitoring = new Monitoring(
            registry,
            log.port(),
            new InMemoryGroundTruth(),
            new InMemoryProfileStore(),
            reports,
            new InMemoryDeadLetters(),
            notifier,
            "http://localhost",
            Checks::of,
            IncidentPolicy.DEFAULT);

    private enum Kept {
        ROWS,
        NONE,
        BROKEN
    }

    private void register(Kept kept) {
        BaselineBuilder builder = new BaselineBuilder(VERSION, SCHEMA, 1).add(rows(8_000, false));
        Baseline baseline = builder.build("b1", START);
        registry.putBaseline(NAME, "b1", baseline.pack());
        byte[] sample = BaselineSample.pack(builder, baseline).orElseThrow();
        switch (kept) {
            case ROWS -> registry.putBaseline(NAME, BaselineSample.id("b1"), sample);
            case BROKEN -> registry.putBaseline(NAME, BaselineSample.id("b1"), new byte[] {1, 2});
            case NONE -> {}
        }
        Cadence cadence = new Cadence(BUCKET, Duration.ofSeconds(90), SHORT, List.of(SHORT, LONG));
        Watched.register(registry, reports, VERSION, SCHEMA, cadence, START, Optional.of("b1"));
    }

    /** All are normal; if they go together, the second has the size of the first in half of the rows, and a sign of its own. */
    private Rows rows(int size, boolean together) {
        double[][] values = new double[SCHEMA.size()][size];
        for (int row = 0; row < size; row++) {
            for (double[] column : values) {
                column[row] = random.nextGaussian();
            }
            if (together && random.nextBoolean()) {
                values[1][row] = Math.abs(values[0][row]) * (random.nextBoolean() ? 1 : -1);
            }
        }
        List<Column> columns =
                Arrays.stream(values).<Column>map(NumberColumn::of).toList();
        return new Rows(SCHEMA, size, columns, List.of());
    }

    private void send(int window, int rowsEach, boolean together) {
        for (int i = 0; i < REQUESTS; i++) {
            Instant when = START.plus(LONG.multipliedBy(window)).plusSeconds(30L * i);
            log.port()
                    .append(new LoggedRequest(
                            InferenceId.of(when, random.nextLong(), random.nextLong()),
                            VERSION,
                            Status.CAPTURED,
                            SchemaJson.hash(SCHEMA),
                            rows(rowsEach, together),
                            "b".repeat(64),
                            null,
                            when));
        }
    }

    private void run(Duration after) {
        monitoring.check(Family.DRIFT, START.plus(after).plusSeconds(90), Duration.ofMinutes(1));
    }

    private Report report(int window, Duration length) {
        Instant from = START.plus(length.multipliedBy(window));
        return reports.report(VERSION, Family.DRIFT, new Window(from, from.plus(length)))
                .orElseThrow();
    }

    private static Optional<Finding> classifier(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals("domain-classifier"))
                .findFirst();
    }

    private long lookups() {
        return log.calls().stream().filter(call -> call.equals("find")).count();
    }

    @Test
    void whatNoMarginAndNoCorrelationShowsIsFoundInTheLongestWindowAndItsFeaturesAreNamed() {
        register(Kept.ROWS);
        send(0, 20, false);
        send(1, 20, false);
        for (int window = 2; window < 5; window++) {
            send(window, 20, true);
        }
        run(LONG.multipliedBy(5));

        for (int window = 0; window < 2; window++) {
            assertThat(report(window, LONG).outcome()).isEqualTo(Outcome.PASSED);
        }
        for (int window = 2; window < 5; window++) {
            Report report = report(window, LONG);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.outcome() == Outcome.BREACHED)
                    .extracting(Finding::check)
                    .containsExactly("domain-classifier");
            assertThat(report.reason())
                    .startsWith("rows told from the baseline's with an AUC of 0.")
                    .contains("distance ")
                    .contains("departureHour ")
                    .endsWith("rows taken as independent");
            Finding finding = classifier(report).orElseThrow();
            assertThat(finding.rowCount()).isEqualTo(1_200);
            assertThat(finding.rows())
                    .hasSize(20)
                    .allSatisfy(row -> assertThat(
                                    report.window().contains(row.inference().time()))
                            .isTrue());
        }
        assertThat(notifier.sent()).hasSize(1);
        assertThat(notifier.sent().getFirst().toString()).contains("domain-classifier", "departureHour ");
        for (int window = 0; window < 10; window++) {
            assertThat(classifier(report(window, SHORT))).isEmpty();
        }
    }

    /** From each bucket, and no more rows than asked for: of 9,000 rows in a window about 6,000, whatever request they came in. */
    @Test
    void aBoundedNumberOfRowsIsLookedUp() {
        register(Kept.ROWS);
        send(0, 150, false);
        run(LONG);

        assertThat(classifier(report(0, LONG)).orElseThrow().rowCount()).isBetween(2_500L, 6_000L);
        assertThat(lookups()).isEqualTo(REQUESTS);
    }

    @Test
    void aBacklogIsNotRead() {
        register(Kept.ROWS);
        send(0, 20, true);
        run(LONG.plus(Duration.ofDays(1)));

        assertThat(classifier(report(0, LONG))).isEmpty();
        assertThat(lookups()).isZero();
    }

    @Test
    void aBaselineWithoutRowsGoesOnWithoutThem() {
        register(Kept.NONE);
        send(0, 20, false);
        run(LONG);

        assertThat(report(0, LONG).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(classifier(report(0, LONG))).isEmpty();
        assertThat(lookups()).isZero();
    }

    /** The others go on; what was not asked is not green. */
    @Test
    void rowsThatCannotBeReadAreToldAndDecideNothing() {
        register(Kept.BROKEN);
        send(0, 20, false);
        run(LONG);

        Report report = report(0, LONG);
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(classifier(report).orElseThrow().reason())
                .startsWith("rows could not be read: IllegalArgumentException at dev.vigia.multivariate.JointPacking");
        assertThat(report.findings()).extracting(Finding::check).contains("correlations", "outlier-score");
    }

    @Test
    void erasedRowsAreNotCompared() {
        register(Kept.ROWS);
        send(0, 1, false);
        log.port()
                .newest(NAME, START, START.plus(LONG), 40)
                .forEach(request -> log.port().erase(NAME, request.id().row(0)));
        run(LONG);

        Finding finding = classifier(report(0, LONG)).orElseThrow();
        assertThat(finding.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding.reason())
                .startsWith("too few rows to tell apart: 20 rows of this window in the log, 6,000 rows");
    }
}
