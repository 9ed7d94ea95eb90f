package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.performance.LabelledRows.Labels;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Estimated errors against what came true, and against an oracle that knows what every row is expected to lose. */
@Tag("slow")
class DirectLossStudyTest {
    private static final int CHUNKS = 20;

    /**
     * What came of it.
     *
     * @param mae mean absolute error of the estimated mean absolute error over the oracle's
     * @param guess that of the baseline's over the estimate's
     * @param rise of the true mean absolute error
     * @param maeHeld the share of intervals that held what came true
     * @param told the share of chunks for which there was an estimate
     */
    private record Study(
            double mae, double rmse, double guess, double rise, double maeHeld, double rmseHeld, double told) {}

    @Test
    void errorIsNearAnOracles() {
        Study study = study(6, 100_000, 10_000, new SplittableRandom(11));
        assertThat(study.rise()).isBetween(1.45, 1.55);
        assertThat(study.mae()).isLessThanOrEqualTo(1.2);
        assertThat(study.rmse()).isLessThanOrEqualTo(1.2);
        assertThat(study.guess()).isGreaterThan(20);
        assertThat(study.maeHeld()).isGreaterThanOrEqualTo(0.9);
        assertThat(study.rmseHeld()).isGreaterThanOrEqualTo(0.9);
        assertThat(study.told()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000, 10", "5000, 2000, 10"})
    void intervalsHoldWhereRowsAreFew(int size, int chunk, int baselines) {
        Study study = study(baselines, size, chunk, new SplittableRandom(size));
        assertThat(study.maeHeld()).isGreaterThanOrEqualTo(0.9);
        assertThat(study.rmseHeld()).isGreaterThanOrEqualTo(0.9);
    }

    private static Study study(int baselines, int size, int chunk, SplittableRandom random) {
        double[] mae = new double[4];
        double[] rmse = new double[3];
        double rise = 0;
        int told = 0;
        for (int i = 0; i < baselines; i++) {
            LossTraffic.Chunk labelled = LossTraffic.usual().draw(size, random);
            LabelledRows baseline = labelled.to(LabelledRows.withFeatures(new Labels(), 1, LossTraffic.SCHEMA), true);
            DirectLoss loss = new DirectLoss(baseline.learned().orElseThrow());
            for (int j = 0; j < CHUNKS; j++) {
                LossTraffic.Chunk now = LossTraffic.moved(random).draw(chunk, random);
                Estimation estimation =
                        loss.estimate(now.to(baseline.others(1), false).sample().orElseThrow());
                if (estimation.measures().isEmpty()) {
                    continue;
                }
                told++;
                Measurement first = PerformanceReview.find(estimation.measures(), "mae");
                Measurement second = PerformanceReview.find(estimation.measures(), "rmse");
                mae[0] += Math.abs(first.value() - now.mae());
                mae[1] += Math.abs(now.oracleMae() - now.mae());
                mae[2] += first.low() <= now.mae() && now.mae() <= first.high() ? 1 : 0;
                mae[3] += Math.abs(labelled.mae() - now.mae());
                rmse[0] += Math.abs(second.value() - now.rmse());
                rmse[1] += Math.abs(Math.sqrt(now.oracleSquare()) - now.rmse());
                rmse[2] += second.low() <= now.rmse() && now.rmse() <= second.high() ? 1 : 0;
                rise += now.mae() / labelled.mae();
            }
        }
        return new Study(
                mae[0] / mae[1],
                rmse[0] / rmse[1],
                mae[3] / mae[0],
                rise / told,
                mae[2] / told,
                rmse[2] / told,
                (double) told / (baselines * CHUNKS));
    }
}
