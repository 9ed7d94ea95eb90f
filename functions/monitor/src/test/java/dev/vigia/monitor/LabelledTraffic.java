package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Family;
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
import dev.vigia.model.Cadence;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;

/** A model whose ground truth comes after what it is about, and that is judged by the drift function. Windows are of an hour. */
abstract class LabelledTraffic {
    static final ModelName NAME = new ModelName("flights");
    static final ModelVersion VERSION = new ModelVersion(NAME, 1);
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final Duration GRACE = Duration.ofSeconds(90);
    static final Duration HOUR = Duration.ofHours(1);
    static final Schema SCHEMA = new Schema(List.of(
            Feature.of("distance", FeatureType.NUMBER, Role.FEATURE), Feature.prediction("late", FeatureType.NUMBER)));
    static final String HASH = SchemaJson.hash(SCHEMA);
    static final Cadence CADENCE =
            new Cadence(Duration.ofMinutes(5), GRACE, Duration.ofMinutes(15), List.of(Duration.ofMinutes(30), HOUR));

    final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    final InMemoryInferenceLog log = new InMemoryInferenceLog();
    final InMemoryGroundTruth truths = new InMemoryGroundTruth();
    final InMemoryReportStore reports = new InMemoryReportStore();
    final InMemoryNotifier notifier = new InMemoryNotifier();
    final SplittableRandom random = new SplittableRandom(7);
    ModelVersion answering = VERSION;
    final Monitoring monitoring = new Monitoring(
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
        Watched.register(registry, reports, VERSION, SCHEMA, CADENCE, START, Optional.empty());
    }

    static Window hour(int hour) {
        return new Window(START.plus(HOUR.multipliedBy(hour)), START.plus(HOUR.multipliedBy(hour + 1L)));
    }

    /**
     * Logs requests of ten rows in an hour; their labels arrive in the next. The score is a probability.
     *
     * @param right the share of labels that have to do with the score
     */
    List<Truth> send(int hour, int requests, double right) {
        return send(hour, requests, right, 1);
    }

    /** The same with labels so many hours later. */
    List<Truth> send(int hour, int requests, double right, int later) {
        List<Truth> labels = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            labels.addAll(request(hour(hour).from().plusMillis(3_000L * i), 10, right, HOUR.multipliedBy(later)));
        }
        truths.put(NAME, labels);
        return labels;
    }

    /** Logs a request, whose labels are not put yet. */
    List<Truth> request(Instant at, int size, double right, Duration later) {
        double[] scores = random.doubles(size).toArray();
        InferenceId id = InferenceId.of(at, random.nextLong(), random.nextLong());
        Rows rows = new Rows(
                SCHEMA,
                size,
                List.of(NumberColumn.of(random.doubles(size).toArray()), NumberColumn.of(scores)),
                List.of());
        log.append(new LoggedRequest(id, answering, Status.SCORED, HASH, rows, "", null, at));
        List<Truth> labels = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            double probability = random.nextDouble() < right ? scores[row] : 0.5;
            String label = random.nextDouble() < probability ? "1" : "0";
            labels.add(new Truth(id.row(row), label, at.plus(later)));
        }
        return labels;
    }

    void drift(int hours) {
        Instant now = START.plus(HOUR.multipliedBy(hours)).plus(GRACE).plusSeconds(10);
        assertThat(monitoring.check(Family.DRIFT, now, Duration.ofMinutes(1)).failures())
                .isZero();
    }

    List<ReportSummary> summaries() {
        return reports.summaries(VERSION, Family.PERFORMANCE, HOUR, START, START.plus(Duration.ofDays(1)), 100);
    }
}
