package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledRows.Labels;
import java.util.Arrays;
import java.util.List;
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

    @Test
    void packedRowsComeBackAsTheyWere() {
        LabelledRows rows = new LabelledRows(new Labels(), 1);
        rows.add(rows.labels().of("a"), rows.labels().of("größer"));
        rows.add(Double.NaN, rows.labels().of("b"));
        rows.add(rows.labels().of("b"), Double.NaN);
        LabelledRows back = LabelledRows.unpack(rows.pack());
        assertThat(back.pack()).isEqualTo(rows.pack());
        assertThat(back.rows()).isEqualTo(3);
        assertThat(back.withTruth()).isEqualTo(2);
        assertThat(back.withoutPrediction()).isEqualTo(1);
        assertThat(back.labels().of("größer")).isEqualTo(rows.labels().of("größer"));
        back.add(0.5, 1);
        assertThat(back.predictions()).hasSize(3);
        LabelledRows none = LabelledRows.unpack(new LabelledRows(new Labels(), 1).pack());
        none.add(0.5, 1);
        assertThat(none.truths()).containsExactly(1);
    }

    @Test
    void bytesThatAreNoRowsAreRefused() {
        byte[] packed = new LabelledRows(new Labels(), 1).pack();
        for (byte[] bad : new byte[][] {{}, {9}, Arrays.copyOf(packed, packed.length - 1), Arrays.copyOf(packed, 99)}) {
            assertThatThrownBy(() -> LabelledRows.unpack(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("packed labelled rows");
        }
    }

    @Test
    void columnsAreThoseThatTheSchemaNames() {
        Feature score = Feature.of("score", FeatureType.NUMBER, Role.PREDICTION);
        Feature said = Feature.of("said", FeatureType.CATEGORY, Role.PREDICTION);
        Feature truth = Feature.of("came", FeatureType.CATEGORY, Role.TRUTH);
        assertThat(LabelledColumns.of(new Schema(List.of(said, score)))).isEmpty();
        assertThat(LabelledColumns.of(new Schema(List.of(truth)))).isEmpty();
        assertThat(LabelledColumns.of(new Schema(List.of(said, score, truth))))
                .contains(new LabelledColumns(score, truth));
        Feature other = Feature.of("other", FeatureType.NUMBER, Role.PREDICTION);
        assertThat(LabelledColumns.of(new Schema(List.of(score, other, said, truth))))
                .contains(new LabelledColumns(said, truth));
    }

    @Test
    void rowsOfAnotherSchemaLackWhatTheyDoNotHave() {
        Feature score = Feature.of("score", FeatureType.NUMBER, Role.PREDICTION);
        Feature truth = Feature.of("came", FeatureType.CATEGORY, Role.TRUTH);
        LabelledColumns columns = new LabelledColumns(score, truth);
        LabelledRows kept = new LabelledRows(new Labels(), 1);
        columns.add(
                new Rows(
                        new Schema(List.of(truth, score)),
                        2,
                        List.of(TextColumn.of("yes", "no"), NumberColumn.of(0.5, 0.25)),
                        List.of()),
                kept);
        columns.add(new Rows(new Schema(List.of(score)), 1, List.of(NumberColumn.of(0.75)), List.of()), kept);
        assertThat(kept.predictions()).containsExactly(0.5, 0.25, 0.75);
        assertThat(kept.truths())
                .containsExactly(kept.labels().of("yes"), kept.labels().of("no"), Double.NaN);
    }
}
