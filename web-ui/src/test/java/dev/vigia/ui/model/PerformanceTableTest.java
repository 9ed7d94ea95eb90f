package dev.vigia.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.Outcome;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.check.ReportSummary;
import dev.vigia.check.Severity;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Window;
import dev.vigia.ui.SamplePerformance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerformanceTableTest {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Lane LANE = new Lane(Family.PERFORMANCE, HOUR);

    private static Facts facts(Lane lane, List<ReportSummary> windows) {
        SequencedMap<Lane, List<ReportSummary>> lanes = new LinkedHashMap<>();
        lanes.put(lane, windows);
        return new Facts(
                Model.of(VERSION.model()),
                new Schema(List.of(Feature.prediction("score", FeatureType.NUMBER))),
                NOON,
                Reach.HOUR,
                new ModelHealth(VERSION, Health.HEALTHY, "", NOON, List.of()),
                lanes,
                List.of(),
                List.of());
    }

    private static ReportSummary summary(int ago, @Nullable Performance performance) {
        Instant to = NOON.minus(HOUR.multipliedBy(ago));
        return new ReportSummary(
                VERSION,
                Family.PERFORMANCE,
                new Window(to.minus(HOUR), to),
                1,
                0,
                Outcome.PASSED,
                Severity.WARNING,
                "",
                Map.of(),
                performance);
    }

    private static Performance performance(@Nullable Long predictions, long labels, PerformanceMeasure... measures) {
        return new Performance(predictions, labels, List.of(measures), "", List.of(), null);
    }

    @Test
    void theNewestWindowComesFirstWithWhatIsKnownOfIt() {
        List<ReportSummary> windows = new ArrayList<>();
        for (int ago = 11; ago >= 0; ago--) {
            windows.add(summary(ago, SamplePerformance.of(ago, NOON)));
        }
        PerformanceTable table = PerformanceTable.of(facts(LANE, windows)).orElseThrow();
        assertThat(table.names()).containsExactly("auc", "brier", "log-loss", "accuracy");
        assertThat(table.reference()).containsExactly("0.812", "0.139", "0.441", "0.801");
        assertThat(table.lines()).hasSize(8);
        assertThat(table.lines().getFirst().until()).isEqualTo(NOON);
        assertThat(table.lines())
                .extracting(PerformanceTable.Line::labels)
                .startsWith("0 of 18,000 (0 %)", "4,212 of 18,000 (23.4 %)", "17,940 of 18,000 (99.7 %)");
        assertThat(table.lines().getFirst().cells().getFirst())
                .isEqualTo(new PerformanceTable.Cell("0.809 (0.796–0.822)", ""));
        assertThat(table.lines().get(2).cells().getFirst())
                .isEqualTo(new PerformanceTable.Cell("0.809 (0.796–0.822)", "0.741 (0.728–0.754)"));
    }

    @Test
    void whatIsNotKnownIsNotShown() {
        assertThat(PerformanceTable.of(facts(LANE, List.of()))).isEmpty();
        assertThat(PerformanceTable.of(facts(LANE, List.of(summary(0, null))))).isEmpty();
        assertThat(PerformanceTable.of(facts(LANE, List.of(summary(0, performance(0L, 0))))))
                .isEmpty();
        assertThat(PerformanceTable.of(
                        facts(new Lane(Family.DRIFT, HOUR), List.of(summary(0, SamplePerformance.of(3, NOON))))))
                .isEmpty();
    }

    /** Corrections count again, and a model without a baseline counts no predictions. */
    @Test
    void moreLabelsThanPredictionsAreAllOfThem() {
        PerformanceMeasure mae = new PerformanceMeasure("mae", null, null, new Interval(12.3, null, null));
        PerformanceTable table = PerformanceTable.of(facts(
                        LANE, List.of(summary(1, performance(null, 7, mae)), summary(0, performance(10L, 12)))))
                .orElseThrow();
        assertThat(table.lines()).extracting(PerformanceTable.Line::labels).containsExactly("12 of 10 (100 %)", "7");
        assertThat(table.reference()).containsExactly("–");
        assertThat(table.lines().getLast().cells()).containsExactly(new PerformanceTable.Cell("", "12.3"));
        assertThat(table.lines().getFirst().cells()).containsExactly(new PerformanceTable.Cell("", ""));
    }
}
