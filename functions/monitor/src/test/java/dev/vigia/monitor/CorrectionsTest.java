package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Family;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.Report;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Truth;
import dev.vigia.model.Model;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.profile.InMemoryProfileStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Labels that correct others: each row's newest counts, and it counts once. */
class CorrectionsTest extends LabelledTraffic {
    private static final int PREDICTED = 2;

    private final Counting<GroundTruth> read = new Counting<>(GroundTruth.class, truths);

    private void begin() {
        send(0, 300, 1);
        Instant now = hour(1).to().plus(GRACE).plusSeconds(5);
        assertThat(monitoring.profile(now, Duration.ofMinutes(1)).failures()).isZero();
        drift(2);
    }

    /** What arrives in an hour of rows: that what came true is the other. */
    private static List<Truth> turned(List<Truth> labels, int hour) {
        return labels.stream()
                .map(label -> new Truth(
                        label.row(),
                        label.value().equals("1") ? "0" : "1",
                        hour(hour).from().plusSeconds(60)))
                .toList();
    }

    private Performance performance() {
        return Objects.requireNonNull(reports.report(VERSION, Family.PERFORMANCE, hour(PREDICTED))
                .orElseThrow()
                .performance());
    }

    private double measured(String name) {
        return performance().measures().stream()
                .filter(one -> one.name().equals(name))
                .map(PerformanceMeasure::measured)
                .findFirst()
                .map(interval -> Objects.requireNonNull(interval).value())
                .orElseThrow();
    }

    /** The mean squared difference of what was predicted and what holds of each row. */
    private double brier(List<Truth> holding) {
        return holding.stream()
                .mapToDouble(label -> {
                    NumberColumn scores =
                            (NumberColumn) log.find(NAME, label.row().inference())
                                    .orElseThrow()
                                    .rows()
                                    .column(1);
                    double apart = scores.value(label.row().index()) - Double.parseDouble(label.value());
                    return apart * apart;
                })
                .average()
                .orElseThrow();
    }

    private static List<Truth> both(List<Truth> first, List<Truth> second) {
        List<Truth> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    @Test
    void aCorrectedLabelCountsOnce() {
        begin();
        List<Truth> labels = send(PREDICTED, 200, 1, 1);
        drift(4);
        assertThat(measured("brier")).isCloseTo(brier(labels), within(1e-12));
        List<Truth> corrected = turned(labels.subList(0, 600), 5);
        truths.put(NAME, corrected);
        drift(6);
        assertThat(performance().labels()).isEqualTo(2_000);
        assertThat(performance().batches()).hasSize(2);
        assertThat(measured("brier")).isCloseTo(brier(both(corrected, labels.subList(600, 2_000))), within(1e-12));
        // and back again for some, with others that were right so far
        List<Truth> back = turned(corrected.subList(0, 100), 7);
        List<Truth> others = turned(labels.subList(1_500, 1_700), 7);
        truths.put(NAME, both(back, others));
        drift(8);
        List<Truth> holding = both(back, corrected.subList(100, 600));
        holding = both(holding, labels.subList(600, 1_500));
        holding = both(both(holding, others), labels.subList(1_700, 2_000));
        assertThat(performance().labels()).isEqualTo(2_000);
        assertThat(measured("brier")).isCloseTo(brier(holding), within(1e-12));
    }

    private PerformanceWindows windows() {
        Baselines baselines = new Baselines(registry);
        return new PerformanceWindows(
                registry,
                new LabelledWindows(read.port(), log),
                new Agenda(log, reports),
                new Appraisal(
                        baselines,
                        new WindowProfiles(baselines, log, new InMemoryProfileStore()),
                        new RowLookup(log),
                        reports));
    }

    private Performance run(int hour) {
        Model model = registry.model(NAME).orElseThrow();
        RegisteredVersion version = registry.version(VERSION).orElseThrow();
        Report report = windows()
                .report(model, version, hour(hour), 0.01, 1, hour(hour).to().plus(GRACE));
        reports.put(report);
        return Objects.requireNonNull(report.performance());
    }

    /** A run may be repeated, or come late: each row's newest label counts all the same. */
    @Test
    void theOrderOfRunsDoesNotMatter() {
        begin();
        List<Truth> labels = send(PREDICTED, 100, 1, 1);
        List<Truth> corrected = turned(labels.subList(0, 500), 5);
        List<Truth> back = turned(corrected.subList(0, 200), 7);
        truths.put(NAME, both(corrected, back));
        List<Truth> holding = both(both(back, corrected.subList(200, 500)), labels.subList(500, 1_000));
        List<List<Integer>> orders = List.of(
                List.of(3, 5, 7, 5, 3, 7, 3),
                List.of(7, 5, 3, 7, 5, 3),
                List.of(5, 3, 7, 3, 5),
                List.of(3, 7, 5, 7, 3, 5, 7));
        for (List<Integer> order : orders) {
            reports.put(reports.report(VERSION, Family.PERFORMANCE, hour(PREDICTED))
                    .map(known -> known.performing(new Performance(1_000L, 0, List.of(), "any", List.of(), null)))
                    .orElseGet(() -> {
                        run(PREDICTED);
                        return reports.report(VERSION, Family.PERFORMANCE, hour(PREDICTED))
                                .orElseThrow();
                    }));
            int runs = 0;
            for (int hour : order) {
                run(hour);
                runs++;
                if (runs >= 3) {
                    assertThat(measured("brier")).as("%s", order).isCloseTo(brier(holding), within(1e-12));
                    assertThat(performance().labels()).as("%s", order).isEqualTo(1_000);
                }
            }
        }
    }

    /** Where nothing is corrected, no window of arrival is read twice. */
    @Test
    void labelsThatCorrectNothingCostNothing() {
        begin();
        List<Truth> labels = send(PREDICTED, 200, 1, 100);
        truths.put(NAME, at(labels.subList(0, 1_000), 3));
        truths.put(NAME, at(labels.subList(1_000, 2_000), 5));
        run(PREDICTED);
        run(3);
        int before = read.calls().size();
        run(5);
        assertThat(read.calls().size() - before).isEqualTo(1);
        truths.put(NAME, at(labels.subList(0, 10), 6));
        run(6);
        assertThat(read.calls().size() - before).isEqualTo(3);
    }

    private static List<Truth> at(List<Truth> labels, int hour) {
        return labels.stream()
                .map(label -> new Truth(label.row(), label.value(), hour(hour).from()))
                .toList();
    }
}
