package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.ErrorWatch;
import dev.vigia.check.Family;
import dev.vigia.check.Outcome;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Notification;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.Truth;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.InMemoryProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is told of a window's predictions before their labels come, and after. */
class AppraisalTest extends LabelledTraffic {
    /** A reference from the labels of the first hour, and a baseline of its rows. */
    private void begin() {
        send(0, 300, 1);
        Instant now = hour(1).to().plus(GRACE).plusSeconds(5);
        assertThat(monitoring.profile(now, Duration.ofMinutes(1)).failures()).isZero();
        drift(2);
    }

    private Report report(int hour) {
        return reports.report(VERSION, Family.PERFORMANCE, hour(hour)).orElseThrow();
    }

    private Performance performance(int hour) {
        return Objects.requireNonNull(report(hour).performance());
    }

    private PerformanceMeasure measure(int hour, String name) {
        return performance(hour).measures().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ErrorWatch errors(int hour) {
        return Objects.requireNonNull(performance(hour).errors());
    }

    @Test
    void aWindowIsEstimatedBeforeItsLabelsComeAndMeasuredAfter() {
        begin();
        send(2, 200, 1, 3);
        drift(3);
        assertThat(report(2).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report(2).reason())
                .matches(
                        "no ground truth arrived; without it auc is estimated at 0\\.8\\d+ \\(0\\.8\\d+ to 0\\.8\\d+\\)");
        assertThat(performance(2).predictions()).isEqualTo(2_000);
        assertThat(performance(2).labels()).isZero();
        assertThat(measure(2, "auc").measured()).isNull();
        assertThat(performance(2).measures())
                .extracting(PerformanceMeasure::name)
                .contains("auc", "brier", "log-loss", "accuracy", "f1");
        Interval estimated = Objects.requireNonNull(measure(2, "auc").estimated());

        drift(6);
        assertThat(report(2).outcome()).as("an estimate decides nothing").isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(performance(2).labels()).isEqualTo(2_000);
        assertThat(measure(2, "auc").estimated()).isEqualTo(estimated);
        assertThat(Objects.requireNonNull(measure(2, "auc").measured()).value())
                .isBetween(estimated.low(), estimated.high());
        assertThat(measure(2, "auc").reference()).isBetween(0.8, 0.87);
        assertThat(report(5).outcome())
                .as("labels are judged where they arrive")
                .isEqualTo(Outcome.PASSED);
        assertThat(performance(5).predictions()).isZero();
        assertThat(performance(5).measures()).isEmpty();
        assertThat(performance(5).estimatedFrom()).isEqualTo("no predictions to estimate from");
        assertThat(summaries()).extracting(ReportSummary::performance).contains(brief(2));
    }

    private Performance brief(int hour) {
        Performance known = performance(hour);
        return new Performance(
                known.predictions(), known.labels(), known.measures(), known.estimatedFrom(), List.of(), null);
    }

    /** What no estimate can see: the features are as ever, what comes true is not. */
    @Test
    void conceptDriftIsMeasuredAndNotEstimated() {
        begin();
        send(2, 200, 0.3, 2);
        drift(5);
        Interval estimated = Objects.requireNonNull(measure(2, "auc").estimated());
        assertThat(Objects.requireNonNull(measure(2, "auc").measured()).value()).isLessThan(estimated.low());
    }

    @Test
    void labelsThatComeInSeveralWindowsAddUp() {
        begin();
        List<Truth> labels = new ArrayList<>(send(2, 200, 1, 100));
        Collections.shuffle(labels, new Random(2));
        truths.put(NAME, at(labels.subList(0, 500), 3));
        drift(4);
        assertThat(performance(2).labels()).isEqualTo(500);
        truths.put(NAME, at(labels.subList(500, 2_000), 6));
        drift(7);
        assertThat(performance(2).labels()).isEqualTo(2_000);
        assertThat(performance(2).batches())
                .extracting(batch -> batch.arrived())
                .containsExactly(hour(3), hour(6));
        Interval measured = Objects.requireNonNull(measure(2, "brier").measured());
        Interval estimated = Objects.requireNonNull(measure(2, "brier").estimated());
        assertThat(measured.value()).isBetween(estimated.low(), estimated.high());
    }

    private static List<Truth> at(List<Truth> labels, int hour) {
        return labels.stream()
                .map(label -> new Truth(label.row(), label.value(), hour(hour).from()))
                .toList();
    }

    @Test
    void aWindowThatIsRunAgainIsTheSame() {
        begin();
        send(1, 200, 1);
        send(2, 200, 1, 3);
        send(3, 200, 0.2, 2);
        drift(7);
        List<Report> stored = List.of(report(2), report(3), report(5));
        Model model = registry.model(NAME).orElseThrow();
        RegisteredVersion version = registry.version(VERSION).orElseThrow();
        Baselines baselines = new Baselines(registry);
        PerformanceWindows windows = new PerformanceWindows(
                registry,
                new LabelledWindows(truths, log),
                new Agenda(log, reports),
                new Appraisal(
                        baselines,
                        new WindowProfiles(baselines, log, new InMemoryProfileStore()),
                        new RowLookup(log),
                        reports));
        for (Report report : List.of(report(5), report(2), report(3))) {
            Report again = windows.report(model, version, report.window(), 0.01, 1, report.made());
            assertThat(again.performance()).isEqualTo(report.performance());
            reports.put(report.performing(Objects.requireNonNull(again.performance())));
        }
        assertThat(List.of(report(2), report(3), report(5))).isEqualTo(stored);
        assertThat(errors(5).rises()).isNotEmpty();
    }

    @Test
    void aRiseOfTheErrorIsToldWithItsTimeAndInTheNotification() {
        begin();
        send(1, 300, 1);
        drift(3);
        assertThat(errors(2).rises()).isEmpty();
        assertThat(errors(2).before()).isBetween(0.22, 0.28);
        assertThat(errors(2).note()).contains("is known from 3,000 labelled rows: from 20,000 on");
        send(2, 300, 0.2);
        send(3, 300, 0.2);
        drift(5);
        ErrorWatch.Rise rise = errors(3).rises().getFirst();
        assertThat(rise.since()).isBetween(hour(1).from(), hour(2).from().plus(Duration.ofMinutes(10)));
        assertThat(rise.error()).isGreaterThan(0.35);
        assertThat(errors(4).runs()).extracting(ErrorWatch.Run::rows).endsWith(3_000L, 3_000L, 3_000L);
        assertThat(notifier.sent())
                .filteredOn(told -> told.family() == Family.PERFORMANCE)
                .extracting(Notification::body)
                .anyMatch(body -> body.contains("- the error rate rose from 0.2"));
    }

    /** It has no reference, so nothing is estimated, looked up or stored; the one look for labels is what it was. */
    @Test
    void aModelWithoutLabelsCostsWhatItDid() {
        send(0, 300, 1, 100);
        Instant now = hour(1).to().plus(GRACE).plusSeconds(5);
        assertThat(monitoring.profile(now, Duration.ofMinutes(1)).failures()).isZero();
        Counting<GroundTruth> labels = new Counting<>(GroundTruth.class, new InMemoryGroundTruth());
        Counting<InferenceLog> requests = new Counting<>(InferenceLog.class, log);
        Counting<ReportStore> stored = new Counting<>(ReportStore.class, reports);
        Baselines baselines = new Baselines(registry);
        PerformanceWindows windows = new PerformanceWindows(
                registry,
                new LabelledWindows(labels.port(), requests.port()),
                new Agenda(requests.port(), stored.port()),
                new Appraisal(
                        baselines,
                        new WindowProfiles(baselines, requests.port(), new InMemoryProfileStore()),
                        new RowLookup(requests.port()),
                        stored.port()));
        Model model = registry.model(NAME).orElseThrow();
        RegisteredVersion version = registry.version(VERSION).orElseThrow();
        Deadline deadline = Deadline.in(InstantSource.system(), Duration.ofMinutes(1));
        assertThat(windows.due(model, version, hour(3).to().plus(GRACE).plusSeconds(1), deadline))
                .isEmpty();
        assertThat(labels.calls()).containsExactly("read");
        assertThat(requests.calls()).isEmpty();
        assertThat(stored.calls()).isEmpty();
    }
}
