package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.Truth;
import dev.vigia.model.ModelVersion;
import dev.vigia.monitor.LabelledWindows.Looked;
import dev.vigia.performance.LabelledInferences;
import dev.vigia.performance.LabelledRow;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.profile.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivedLabelsTest extends LabelledTraffic {
    private static final ModelVersion TRIAL = new ModelVersion(NAME, 2);

    private final SplittableRandom bits = new SplittableRandom(4);

    private List<Truth> labels(int requests, int rows) {
        List<Truth> labels = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            InferenceId id = InferenceId.of(START.plusSeconds(i), bits.nextLong(), bits.nextLong());
            for (int row = 0; row < rows; row++) {
                labels.add(new Truth(id.row(row), "1", START.plus(HOUR)));
            }
        }
        return labels;
    }

    private static ArrivedLabels arrived(List<Truth> labels, int most) {
        ArrivedLabels arrived = new ArrivedLabels(HOUR, most);
        labels.forEach(arrived::add);
        return arrived;
    }

    private static LabelledInferences collector() {
        return LabelledInferences.of(SCHEMA, false, new LabelledRows(new Labels(), 1))
                .orElseThrow();
    }

    @Test
    void neverHoldsMoreThanItsBoundAndTheSameInAnyOrder() {
        List<Truth> labels = new ArrayList<>(labels(1_000, 5));
        List<InferenceId> kept = arrived(labels, 600).requests();
        assertThat(kept).hasSize(120);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(labels, new Random(seed));
            ArrivedLabels again = new ArrivedLabels(HOUR, 600);
            for (Truth label : labels) {
                again.add(label);
                assertThat(again.size()).isLessThanOrEqualTo(600);
            }
            assertThat(again.requests()).isEqualTo(kept);
            assertThat(again.size()).isEqualTo(600);
            assertThat(kept).allMatch(id -> again.of(id).size() == 5);
        }
    }

    @Test
    void countsWhatItDoesNotKeep() {
        List<Truth> labels = labels(7_200, 2);
        ArrivedLabels arrived = arrived(labels, 1_000);
        List<InferenceId> looked = arrived.requests().subList(0, 400);
        List<InferenceId> every =
                looked.stream().filter(id -> looked.indexOf(id) % 4 == 0).toList();
        Map<Window, Long> counts = arrived.counts(looked, every);
        assertThat(counts.keySet()).containsExactly(hour(0), hour(1));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isBetween(3_300L, 3_900L);
        assertThat(arrived.counts(looked, looked))
                .containsOnlyKeys(hour(0), hour(1))
                .containsValue(7_200L);
    }

    @Test
    void theNewestOfARowCountsOnceInAnyOrder() {
        Truth first = labels(1, 1).getFirst();
        Truth second = new Truth(first.row(), "0", first.arrived().plusSeconds(1));
        for (List<Truth> order : List.of(List.of(first, second), List.of(second, first))) {
            ArrivedLabels arrived = arrived(order, 10);
            assertThat(arrived.labels()).containsExactly(second);
            assertThat(arrived.counts(arrived.requests(), arrived.requests())).containsExactly(Map.entry(hour(0), 1L));
        }
    }

    /** Of the version on trial all requests are found, and of the live one as many as are judged at once. */
    @Test
    void aVersionWithLittleTrafficHasItsOwnSample() {
        List<Truth> labels = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            answering = i % 100 == 0 ? TRIAL : VERSION;
            labels.addAll(request(hour(0).from().plusMillis(100L * i), 1, 1, HOUR));
        }
        truths.put(NAME, labels);
        LabelledWindows windows = new LabelledWindows(truths, log);
        ArrivedLabels arrived = windows.arrived(NAME, hour(1));
        Looked trial = windows.read(TRIAL, arrived, collector());
        assertThat(trial.rows()).hasSize(60);
        assertThat(trial.labels()).containsExactly(Map.entry(hour(0), 60L));
        Looked live = windows.read(VERSION, arrived, collector());
        assertThat(live.rows()).hasSizeBetween(LabelledWindows.MOST_REQUESTS, LabelledWindows.MOST_REQUESTS + 31);
        assertThat(live.labels().get(hour(0))).isBetween(5_900L, 5_980L);
        assertThat(live.rows()).isSortedAccordingTo(Comparator.comparing(LabelledRow::id));
        assertThat(live.requests()).isEqualTo(live.found()).isLessThan(4_100);
    }
}
