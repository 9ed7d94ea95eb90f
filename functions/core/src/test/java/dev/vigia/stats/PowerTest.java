package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * The power at level 2e-4 on 320 quantile cells, m = 20,000 and n = 10,000, as STATISTICS says what to expect (there AD
 * .62 on the shift and the segment; SciPy's statistic on raw normal rows gives .59 ± .013, as here).
 */
class PowerTest {
    private static final double LEVEL = 2e-4;
    private static final int WINDOWS = 400;
    private static final DoubleUnaryOperator NORMAL = NormalDistribution.of(0, 1)::cumulativeProbability;

    @Test
    void aShiftOfATwentiethOfAStandardDeviation() {
        Power power = power(x -> at(x - 0.05));
        power.expect(0.36, 0.12, 0.585, 0.49);
    }

    @Test
    void aSegmentOfFivePercentMovedByOneStandardDeviation() {
        Power power = power(x -> 0.95 * at(x) + 0.05 * at(x - 1));
        power.expect(0.30, 0.24, 0.59, 0.505);
    }

    @Test
    void aScaleOfOnePointOne() {
        Power power = power(x -> at(x / 1.1));
        power.expect(0.73, 1, 1, 1);
    }

    @Test
    void aNarrowBumpOfThreePercent() {
        Power power = power(x -> 0.97 * at(x) + 0.03 * at((x - 0.5) / 0.05));
        power.expect(0.20, 0.876, 0.06, 0.815);
    }

    @Test
    void aPointMassOfOnePercent() {
        Power power = power(x -> 0.99 * at(x) + (x >= 0.3 ? 0.01 : 0));
        power.expect(0.004, 0.035, 0, 1);
    }

    @Test
    void nothing() {
        Power power = power(NORMAL);
        power.expect(0, 0, 0, 0);
    }

    private static double at(double x) {
        return NORMAL.applyAsDouble(x);
    }

    private static Power power(DoubleUnaryOperator changed) {
        double[] before = Results.quantileShares(320, NORMAL);
        double[] after = Results.quantileShares(320, changed);
        SplittableRandom random = new SplittableRandom(29);
        NumberTwoSample combined = new NumberTwoSample(LEVEL, 1);
        int[] found = new int[4];
        for (int window = 0; window < WINDOWS; window++) {
            TwoSampleCounts counts = TwoSampleCounts.of(
                    Results.drawPoisson(before, 20_000, random), Results.drawPoisson(after, 10_000, random));
            List<TestResult> results = List.of(
                    KolmogorovSmirnovDistance.test(counts),
                    ChiSquareTwoSample.test(CellPooling.ordered(counts)),
                    AndersonDarlingTwoSample.test(counts),
                    combined.test(counts));
            for (int test = 0; test < 4; test++) {
                found[test] += Results.defined(results.get(test)).reject(LEVEL) ? 1 : 0;
            }
        }
        return new Power(found);
    }

    private static final class Power {
        private final int[] found;

        Power(int[] found) {
            this.found = found.clone();
        }

        void expect(double... powers) {
            for (int test = 0; test < powers.length; test++) {
                double error = Math.sqrt(powers[test] * (1 - powers[test]) / WINDOWS);
                assertThat((double) found[test] / WINDOWS)
                        .as(List.of("KS", "chi-square", "Anderson-Darling", "combined")
                                .get(test))
                        .isBetween(powers[test] - 4 * error - 0.006, powers[test] + 4 * error + 0.006);
            }
        }
    }
}
