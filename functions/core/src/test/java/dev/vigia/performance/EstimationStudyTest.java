package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.stats.WeightedRoc;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Estimated performance against what came true, and against an oracle that knows with what probability each row is
 * positive: a logistic regression of six features, fitted on 50,000 rows, is estimated from 20,000 others, in chunks of 10,000
 * whose features moved by up to .7 standard deviations each and spread .7 to 1.3 times as wide. Mean absolute error of the
 * area over 200 chunks: .00325 against .00313 of the oracle at 50 % positives, .00514 against .00490 at 11 %. The interval,
 * which does not know how uncertain the calibration is, held what came true in 92 and 91 % of them. From the profile of a
 * chunk, in the bins of a baseline of 2,000 rows as a live model's, it is .00326 and .00520.
 */
class EstimationStudyTest {
    private static final double[] WEIGHTS = {1, -0.8, 0.6, 0.4, -0.3, 0.2};
    private static final int FEATURES = WEIGHTS.length;
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("m"), 1);
    private static final Schema SCHEMA = new Schema(List.of(Feature.prediction("score", FeatureType.NUMBER)));

    @ParameterizedTest
    @CsvSource({"0, 0.5", "-2.9, 0.11"})
    void errorIsNearAnOracles(double center, double positives) {
        SplittableRandom random = new SplittableRandom(5);
        double[] truth = line(center);
        double estimated = 0;
        double known = 0;
        double share = 0;
        int held = 0;
        double fromProfile = 0;
        for (int model = 0; model < 10; model++) {
            double[][] training = features(50_000, new double[FEATURES], 1, random);
            double[] fitted = LogisticLine.fit(training, LogisticLine.draw(truth, training, random));
            double[][] reference = features(20_000, new double[FEATURES], 1, random);
            double[] outcomes = LogisticLine.draw(truth, reference, random);
            double[] before = LogisticLine.probabilities(fitted, reference);
            Baseline baseline = new BaselineBuilder(VERSION, SCHEMA, 1)
                    .add(rows(Arrays.copyOf(before, 2_000)))
                    .build("b", Instant.EPOCH);
            LabelledRows labelled = reference(before, outcomes);
            Estimator estimator = new Estimator(labelled, Kind.of(labelled, false, false));
            PerformanceMeter meter = new PerformanceMeter(labelled, Kind.of(labelled, false, false), "score");
            for (int chunk = 0; chunk < 20; chunk++) {
                double[] moved = random.doubles(FEATURES, -0.7, 0.7).toArray();
                double[][] rows = features(10_000, moved, random.nextDouble(0.7, 1.3), random);
                double[] scores = LogisticLine.probabilities(fitted, rows);
                double[] posteriors = LogisticLine.probabilities(truth, rows);
                double[] labels = LogisticLine.draw(truth, rows, random);
                double auc = WeightedRoc.of(scores, labels).auc();
                Measurement estimate =
                        PerformanceReview.find(estimator.ofScores(scores).measures(), "auc");
                estimated += Math.abs(estimate.value() - auc);
                fromProfile += Math.abs(profiled(meter, baseline, scores).value() - auc);
                known += Math.abs(WeightedRoc.of(scores, posteriors).auc() - auc);
                held += estimate.low() <= auc && auc <= estimate.high() ? 1 : 0;
                share += Arrays.stream(labels).average().orElseThrow() / 200;
            }
        }
        assertThat(share).isBetween(positives - 0.02, positives + 0.02);
        assertThat(estimated / known).isLessThanOrEqualTo(1.1);
        assertThat(fromProfile / known).isLessThanOrEqualTo(1.1);
        assertThat(held).isGreaterThanOrEqualTo(175);
    }

    private static Rows rows(double[] scores) {
        return new Rows(SCHEMA, scores.length, List.of(NumberColumn.of(scores)), List.of());
    }

    private static LabelledRows reference(double[] scores, double[] outcomes) {
        LabelledRows reference = new LabelledRows(new Labels(), 1);
        for (int i = 0; i < scores.length; i++) {
            reference.add(scores[i], outcomes[i]);
        }
        return reference;
    }

    private static Measurement profiled(PerformanceMeter meter, Baseline baseline, double[] scores) {
        LoggedRequest request = new LoggedRequest(
                InferenceId.of(Instant.EPOCH, 1, 1),
                VERSION,
                Status.SCORED,
                SchemaJson.hash(SCHEMA),
                rows(scores),
                "",
                null,
                Instant.EPOCH);
        Profile profile = Profile.builder(baseline).add(request).build();
        return PerformanceReview.find(
                meter.estimate(profile.column("score"), _ -> {}).measures(), "auc");
    }

    private static double[] line(double center) {
        double[] line = Arrays.copyOf(WEIGHTS, FEATURES + 1);
        line[FEATURES] = center;
        return line;
    }

    private static double[][] features(int size, double[] means, double scale, SplittableRandom random) {
        double[][] rows = new double[size][FEATURES];
        for (double[] row : rows) {
            for (int j = 0; j < FEATURES; j++) {
                row[j] = means[j] + scale * random.nextGaussian();
            }
        }
        return rows;
    }
}
