package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.Truth;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.performance.PerformanceReference;
import dev.vigia.profile.InMemoryProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A model that predicts a number, whose error is as large as a feature: what a window loses is told before its labels come. */
class LossAppraisalTest extends LabelledTraffic {
    private static final int ROWS = 10;

    /** Logs requests of ten rows in an hour, whose labels arrive some hours later. */
    private void sendNumbers(int hour, int requests, double from, int later) {
        sendNumbers(hour, requests, from, later, requests);
    }

    private void sendNumbers(int hour, int requests, double from, int later, int labelled) {
        List<Truth> labels = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            Instant at = hour(hour).from().plusMillis(3_000L * i);
            double[] distances = random.doubles(ROWS, from, 1).toArray();
            double[] scores = random.doubles(ROWS, 100, 200).toArray();
            InferenceId id = InferenceId.of(at, random.nextLong(), random.nextLong());
            Rows rows = new Rows(SCHEMA, ROWS, List.of(NumberColumn.of(distances), NumberColumn.of(scores)), List.of());
            log.append(new LoggedRequest(id, VERSION, Status.SCORED, HASH, rows, "", null, at));
            for (int row = 0; row < ROWS && i < labelled; row++) {
                double truth = scores[row] + 2 * distances[row] * random.nextGaussian();
                labels.add(new Truth(id.row(row), Double.toString(truth), at.plus(HOUR.multipliedBy(later))));
            }
        }
        truths.put(NAME, labels);
    }

    private void begin(int labelled) {
        sendNumbers(0, 300, 0, 1, labelled);
        Instant now = hour(1).to().plus(GRACE).plusSeconds(5);
        assertThat(monitoring.profile(now, Duration.ofMinutes(1)).failures()).isZero();
        drift(2);
    }

    private Performance performance(int hour) {
        return Objects.requireNonNull(reports.report(VERSION, Family.PERFORMANCE, hour(hour))
                .orElseThrow()
                .performance());
    }

    private PerformanceMeasure measure(int hour, String name) {
        return performance(hour).measures().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLossThatRisesIsToldBeforeTheLabelsCome() {
        begin(300);
        sendNumbers(2, 300, 0.6, 3);
        drift(3);
        assertThat(performance(2).labels()).isZero();
        assertThat(performance(2).estimatedFrom())
                .isEqualTo(
                        "what rows lose is learned from 3,000 baseline rows, estimated from 500 rows; bias and R² need the"
                                + " truth itself");
        Interval estimated = Objects.requireNonNull(measure(2, "mae").estimated());
        double usual = Objects.requireNonNull(measure(2, "mae").reference());
        assertThat(estimated.value()).isGreaterThan(1.4 * usual);
        assertThat(measure(2, "rmse").estimated()).isNotNull();
        drift(6);
        assertThat(measure(2, "mae").estimated()).isEqualTo(estimated);
        assertThat(Objects.requireNonNull(measure(2, "mae").measured()).value())
                .isBetween(estimated.low(), estimated.high());
        assertThat(measure(2, "bias").estimated()).isNull();
        assertThat(measure(2, "bias").measured()).isNotNull();
    }

    @Test
    void aWindowCostsAsManyLookUpsAsItsSampleHasRequests() {
        begin(300);
        sendNumbers(2, 900, 0, 30);
        drift(3);
        Counting<InferenceLog> requests = new Counting<>(InferenceLog.class, log);
        Baselines baselines = new Baselines(registry);
        PerformanceWindows windows = new PerformanceWindows(
                registry,
                new LabelledWindows(truths, requests.port()),
                new Agenda(log, reports),
                new Appraisal(
                        baselines,
                        new WindowProfiles(baselines, log, new InMemoryProfileStore()),
                        new RowLookup(requests.port()),
                        reports));
        Model model = registry.model(NAME).orElseThrow();
        RegisteredVersion version = registry.version(VERSION).orElseThrow();
        assertThat(windows.report(model, version, hour(2), 0.01, 1, hour(3).to())
                        .performance())
                .isEqualTo(performance(2));
        assertThat(requests.calls()).hasSizeBetween(350, 500).containsOnly("find");
    }

    @Test
    void tooFewLabelledRowsAreAReason() {
        begin(60);
        sendNumbers(2, 100, 0, 3);
        drift(3);
        assertThat(performance(2).measures()).isEmpty();
        assertThat(performance(2).estimatedFrom())
                .isEqualTo("the loss cannot be learned from 600 labelled baseline rows: expected 1000 or more");
    }

    /** What was stored before features were kept is read, and judges as it did. */
    @Test
    void aReferenceWithoutFeaturesStillJudges() {
        LabelledRows plain = new LabelledRows(new Labels(), 1);
        for (int i = 0; i < 2_000; i++) {
            double score = 100 + random.nextDouble();
            plain.add(score, score + random.nextGaussian());
        }
        PerformanceReference reference = new PerformanceReference(START, false, plain);
        registry.putBaseline(NAME, PerformanceReference.id(1), reference.pack());
        sendNumbers(0, 100, 0, 0);
        Instant now = hour(0).to().plus(GRACE).plusSeconds(5);
        assertThat(monitoring.profile(now, Duration.ofMinutes(1)).failures()).isZero();
        drift(1);
        assertThat(performance(0).measures())
                .extracting(PerformanceMeasure::name)
                .contains("mae", "bias");
        assertThat(performance(0).measures()).allMatch(measure -> measure.estimated() == null);
    }
}
