package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledRows.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DirectLossTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(5);

    private static LabelledRows empty() {
        return LabelledRows.withFeatures(new Labels(), 1, LossTraffic.SCHEMA);
    }

    private static LabelledRows usual(int size) {
        return LossTraffic.usual().draw(size, RANDOM.split()).to(empty(), true);
    }

    private static Estimation estimate(LabelledRows baseline, LabelledRows current) {
        return Objects.requireNonNull(
                PerformanceReview.of(baseline, current, false, false).estimated());
    }

    private static Measurement mae(Estimation estimation) {
        return PerformanceReview.find(estimation.measures(), "mae");
    }

    @Test
    void aLossThatRisesIsSeenWithoutTruth() {
        LabelledRows baseline = usual(10_000);
        LossTraffic.Chunk now = LossTraffic.moved(new SplittableRandom(3)).draw(5_000, new SplittableRandom(4));
        Estimation estimated = estimate(baseline, now.to(baseline.others(1), false));
        assertThat(mae(estimated).value()).isBetween(now.mae() * 0.94, now.mae() * 1.06);
        assertThat(mae(estimated).low()).isLessThan(now.mae());
        assertThat(mae(estimated).high()).isGreaterThan(now.mae());
        assertThat(mae(estimated).error()).isLessThan(0.05 * now.mae());
        assertThat(PerformanceReview.find(estimated.measures(), "rmse").value())
                .isBetween(now.rmse() * 0.93, now.rmse() * 1.07);
        assertThat(estimated.measures()).extracting(Measurement::name).containsExactly("mae", "rmse");
        assertThat(estimated.reason()).contains("10,000 baseline rows", "bias and R² need the truth itself");
    }

    /** The baseline's own rows again: what they lose, on average, is what they lost. */
    @Test
    void itsLevelIsThatOfHeldOutRows() {
        LossTraffic.Chunk chunk = LossTraffic.usual().draw(6_000, new SplittableRandom(8));
        LabelledRows baseline = chunk.to(empty(), true);
        Estimation estimated = estimate(baseline, chunk.to(baseline.others(1), false));
        assertThat(mae(estimated).value()).isBetween(chunk.mae() * 0.985, chunk.mae() * 1.015);
    }

    @Test
    void whatIsPackedEstimatesTheSame() {
        LabelledRows baseline = usual(3_000);
        LabelledRows back = LabelledRows.unpack(baseline.pack());
        assertThat(back.pack()).isEqualTo(baseline.pack());
        LossTraffic.Chunk now = LossTraffic.usual().draw(500, new SplittableRandom(4));
        assertThat(estimate(back, now.to(back.others(1), false)))
                .isEqualTo(estimate(baseline, now.to(baseline.others(1), false)));
        for (int length = 0; length < baseline.pack().length; length += 997) {
            byte[] cut = Arrays.copyOf(baseline.pack(), length);
            assertThatThrownBy(() -> LabelledRows.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Without features there is nothing to learn from, as in what was stored before features were kept. */
    @Test
    void rowsWithoutFeaturesAreNoReference() {
        LabelledRows plain = new LabelledRows(new Labels(), 1);
        LossTraffic.Chunk chunk = LossTraffic.usual().draw(500, new SplittableRandom(8));
        for (int i = 0; i < 500; i++) {
            plain.add(chunk.predictions()[i], chunk.truths()[i]);
        }
        LabelledRows back = LabelledRows.unpack(plain.pack());
        Estimation none = estimate(back, chunk.to(back.others(1), false));
        assertThat(none.measures()).isEmpty();
        assertThat(none.reason()).contains("expected a baseline that was written anew");
        assertThat(plain.pack()[0]).isEqualTo((byte) 1);
    }

    @Test
    void fewRowsAreTooFewAndTold() {
        LabelledRows baseline = usual(500);
        LossTraffic.Chunk now = LossTraffic.usual().draw(500, new SplittableRandom(4));
        Estimation none = estimate(baseline, now.to(baseline.others(1), false));
        assertThat(none.measures()).isEmpty();
        assertThat(none.reason())
                .isEqualTo("the loss cannot be learned from 500 labelled baseline rows: expected 1000 or more");
        LabelledRows least = usual(DirectLoss.LEAST_ROWS);
        assertThat(mae(estimate(least, now.to(least.others(1), false))).error()).isPositive();
    }

    private static Rows rows(int size, UnaryOperator<double[]> number, String category) {
        List<Column> columns = new ArrayList<>();
        for (Feature feature : LossTraffic.SCHEMA.features()) {
            String[] texts = new String[size];
            Arrays.fill(texts, category);
            columns.add(
                    feature.type().isNumeric()
                            ? NumberColumn.of(number.apply(new double[size]))
                            : TextColumn.of(texts));
        }
        return new Rows(LossTraffic.SCHEMA, size, columns, List.of());
    }

    private static double[] filled(double[] values, double value) {
        Arrays.fill(values, value);
        return values;
    }

    private static LabelledRows labelled(LabelledRows into, Rows rows, double scale) {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < rows.size(); i++) {
            double prediction = random.nextGaussian();
            into.add(prediction, prediction + scale * random.nextGaussian(), rows, i);
        }
        return into;
    }

    /** Constant, all missing, infinite: no feature tells anything, and the loss is that of the baseline. */
    @Test
    void featuresThatTellNothingLeaveTheLossAsItWas() {
        for (double value : new double[] {7, Double.NaN, Double.POSITIVE_INFINITY}) {
            LabelledRows baseline = labelled(empty(), rows(2_000, numbers -> filled(numbers, value), "one"), 1);
            LabelledRows now = baseline.others(1);
            Rows same = rows(1_000, numbers -> filled(numbers, value), "one");
            for (int i = 0; i < 1_000; i++) {
                now.add(i % 2 - 0.5, Double.NaN, same, i);
            }
            double usual = PerformanceReview.find(
                            PerformanceReview.of(baseline, now, false, false).baseline(), "mae")
                    .value();
            assertThat(mae(estimate(baseline, now)).value()).isBetween(usual * 0.97, usual * 1.03);
        }
    }

    @Test
    void aModelWithoutErrorOrWithEndlessOnesHasNoEstimate() {
        Rows rows = rows(1_500, numbers -> filled(numbers, 1), "one");
        LabelledRows exact = labelled(empty(), rows, 0);
        LabelledRows now = exact.others(1);
        now.add(0, Double.NaN, rows, 0);
        assertThat(estimate(exact, now).reason()).isEqualTo("the baseline has no error");
        assertThat(estimate(labelled(empty(), rows, 1e300), now).reason())
                .isEqualTo("the baseline's squared errors have no finite mean");
    }

    /** All rows far beyond the baseline: no row there has shown what is lost. */
    @Test
    void whatLiesBeyondTheBaselineIsNotGuessed() {
        LabelledRows baseline = usual(5_000);
        Rows far = rows(500, numbers -> filled(numbers, 50), "usual");
        LabelledRows now = baseline.others(1);
        for (int i = 0; i < 500; i++) {
            now.add(0, Double.NaN, far, i);
        }
        Estimation none = estimate(baseline, now);
        assertThat(none.measures()).isEmpty();
        assertThat(none.reason()).isEqualTo("100.0 % of the rows lie where no baseline row does: expected 5 % at most");
    }

    @Test
    void fiveHundredFeaturesAreASmallerSample() {
        List<Feature> features = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        double[] driver = random.doubles(8_000).toArray();
        for (int j = 0; j < 500; j++) {
            features.add(Feature.of("x" + j, FeatureType.NUMBER, Role.FEATURE));
            columns.add(NumberColumn.of(j == 0 ? driver : random.doubles(8_000).toArray()));
        }
        Schema schema = new Schema(features);
        Rows rows = new Rows(schema, 8_000, columns, List.of());
        LabelledRows baseline = LabelledRows.withFeatures(new Labels(), 1, schema);
        for (int i = 0; i < 8_000; i++) {
            baseline.add(0, driver[i] * random.nextGaussian(), rows, i);
        }
        LabelledRows now = baseline.others(1);
        double expected = 0;
        int taken = 0;
        for (int i = 0; i < 8_000; i++) {
            if (driver[i] > 0.5) {
                now.add(0, Double.NaN, rows, i);
                expected += driver[i] * Math.sqrt(2 / Math.PI);
                taken++;
            }
        }
        assertThat(baseline.sample().orElseThrow().size()).isEqualTo(LossSample.MOST_CELLS / 501);
        assertThat(mae(estimate(baseline, now)).value()).isBetween(0.9 * expected / taken, 1.1 * expected / taken);
    }
}
