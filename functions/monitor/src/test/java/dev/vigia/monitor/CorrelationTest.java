package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
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
import dev.vigia.model.Cadence;
import dev.vigia.model.Feature;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scheduled drift function where only a correlation changed: from the log, over five-minute profiles, to the message. */
class CorrelationTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final ModelName NAME = new ModelName("flights");
    private static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    private static final Schema SCHEMA =
            new Schema(List.of(Feature.number("distance"), Feature.number("departureHour"), Feature.number("delay")));
    private static final Duration BUCKET = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final InMemoryNotifier notifier = new InMemoryNotifier();
    private final Random random = new Random(7);
    private final Monitoring monitoring = new Monitoring(
            registry,
            log,
            new InMemoryGroundTruth(),
            new InMemoryProfileStore(),
            reports,
            new InMemoryDeadLetters(),
            notifier,
            "http://localhost",
            Checks::of,
            IncidentPolicy.DEFAULT);

    @BeforeEach
    void register() {
        BaselineBuilder baseline = new BaselineBuilder(VERSION, SCHEMA, 1).add(rows(5_000, 0));
        registry.putBaseline(NAME, "b1", baseline.build("b1", START).pack());
        Cadence cadence = new Cadence(BUCKET, Duration.ofSeconds(90), WINDOW, List.of(WINDOW));
        Watched.register(registry, reports, VERSION, SCHEMA, cadence, START, Optional.of("b1"));
    }

    /** All are normal, whatever the correlation of the first two is. */
    private Rows rows(int size, double correlation) {
        double[][] values = new double[3][size];
        for (int row = 0; row < size; row++) {
            for (double[] column : values) {
                column[row] = random.nextGaussian();
            }
            values[1][row] = correlation * values[0][row] + Math.sqrt(1 - correlation * correlation) * values[1][row];
        }
        return new Rows(
                SCHEMA,
                size,
                List.of(NumberColumn.of(values[0]), NumberColumn.of(values[1]), NumberColumn.of(values[2])),
                List.of());
    }

    private void send(int window, double correlation) {
        for (int i = 0; i < 60; i++) {
            Instant when = START.plus(WINDOW.multipliedBy(window)).plusSeconds(15L * i);
            log.append(new LoggedRequest(
                    InferenceId.of(when, random.nextLong(), random.nextLong()),
                    VERSION,
                    Status.CAPTURED,
                    SchemaJson.hash(SCHEMA),
                    rows(20, correlation),
                    "b".repeat(64),
                    null,
                    when));
        }
    }

    private void run(int windows) {
        monitoring.check(Family.DRIFT, START.plus(WINDOW.multipliedBy(windows)).plusSeconds(90), Duration.ofMinutes(1));
    }

    private Report report(int window) {
        Instant from = START.plus(WINDOW.multipliedBy(window));
        return reports.report(VERSION, Family.DRIFT, new Window(from, from.plus(WINDOW)))
                .orElseThrow();
    }

    @Test
    void aChangedCorrelationWithUnchangedMarginsBreachesAndIsNamedInTheMessage() {
        for (int window = 0; window < 4; window++) {
            send(window, 0);
        }
        for (int window = 4; window < 8; window++) {
            send(window, .5);
        }
        run(8);
        List<ReportSummary> summaries =
                reports.summaries(VERSION, Family.DRIFT, WINDOW, START, START.plus(Duration.ofDays(1)), 100);
        assertThat(summaries.subList(0, 4)).extracting(ReportSummary::outcome).containsOnly(Outcome.PASSED);
        assertThat(summaries.subList(4, 8)).extracting(ReportSummary::outcome).containsOnly(Outcome.BREACHED);
        assertThat(report(5).findings())
                .filteredOn(finding -> finding.outcome() == Outcome.BREACHED)
                .extracting(Finding::check)
                .contains("correlations")
                .isSubsetOf("correlations", "reconstruction-error"); // rows leave the plane of the few features too
        String words = "correlation of distance and departureHour ";
        assertThat(report(5).reason()).startsWith(words);
        assertThat(report(5).findings().getFirst().feature()).isNull();
        assertThat(notifier.sent()).hasSize(1);
        assertThat(notifier.sent().getFirst().toString()).contains(words);
    }

    @Test
    void aWindowOfFewRowsIsInconclusive() {
        log.append(new LoggedRequest(
                InferenceId.of(START, 1, 2),
                VERSION,
                Status.CAPTURED,
                SchemaJson.hash(SCHEMA),
                rows(20, 0),
                "b".repeat(64),
                null,
                START));
        run(1);
        assertThat(report(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report(0).findings())
                .extracting(Finding::reason)
                .contains("too few rows to compare correlations: 20 rows here, 30 needed");
    }
}
