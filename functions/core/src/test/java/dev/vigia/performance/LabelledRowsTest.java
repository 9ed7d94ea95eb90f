package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.performance.LabelledRows.Labels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LabelledRowsTest {
    @Test
    void rowsAreCountedByWhatTheyLack() {
        LabelledRows rows = new LabelledRows(new Labels(), 1);
        rows.add(0.5, 1);
        rows.add(Double.NaN, 1);
        rows.add(0.5, Double.NaN);
        rows.add(Double.POSITIVE_INFINITY, 0);
        rows.add(0.5, Double.NEGATIVE_INFINITY);
        assertThat(rows.rows()).isEqualTo(5);
        assertThat(rows.withTruth()).isEqualTo(3);
        assertThat(rows.withoutPrediction()).isEqualTo(2);
        assertThat(rows.predictions()).containsExactly(0.5, 0.5, 0.5);
        assertThat(rows.truths()).containsExactly(1, Double.NaN, Double.NaN);
    }

    /** A third of the rows carry 1: a third of those kept does, within five standard deviations. */
    @Test
    void ofManyRowsAUniformSampleIsKept() {
        LabelledRows rows = new LabelledRows(new Labels(), 1);
        int many = 3 * LabelledRows.MOST_ROWS;
        for (int i = 0; i < many; i++) {
            rows.add(i, i < many / 3 ? 1 : 0);
        }
        assertThat(rows.rows()).isEqualTo(many);
        assertThat(rows.predictions()).hasSize(LabelledRows.MOST_ROWS);
        double share = Arrays.stream(rows.truths()).sum() / LabelledRows.MOST_ROWS;
        assertThat(share).isCloseTo(1 / 3.0, within(5 * Math.sqrt(2 / 9.0 / LabelledRows.MOST_ROWS)));
        assertThat(Arrays.stream(rows.predictions()).distinct().count()).isEqualTo(LabelledRows.MOST_ROWS);
    }

    @Test
    void equalTextsAreEqualNumbers() {
        Labels labels = new Labels();
        assertThat(labels.of("yes")).isEqualTo(labels.of("yes")).isNotEqualTo(labels.of("no"));
        assertThat(labels.of(null)).isNaN();
        for (int i = 0; i < 20_000; i++) {
            labels.of("label " + i);
        }
        assertThat(labels.of("label 19000")).isEqualTo(labels.of("label 19000")).isNotEqualTo(labels.of("label 19001"));
    }

    /** As scikit-learn orders classes: the last text is the positive one. */
    @Test
    void lastTextInOrderIsPositive() {
        Labels labels = new Labels();
        LabelledRows rows = new LabelledRows(labels, 1);
        for (int i = 0; i < 100; i++) {
            rows.add(i / 100.0, labels.of(i < 50 ? "bad" : "good"));
        }
        PerformanceReview review = PerformanceReview.of(rows, rows, false, true);
        assertThat(PerformanceReview.find(review.current(), "auc").value()).isEqualTo(1);
    }
}
