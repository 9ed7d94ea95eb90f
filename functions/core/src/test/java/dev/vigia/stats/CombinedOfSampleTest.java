package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A permutation is judged by the statistic that the observed counts are: each part, and all together. Anderson–Darling's
 * law is interpolated here, to within a hundredth of p.
 */
class CombinedOfSampleTest {
    private static long[] smaller(TwoSampleCounts counts) {
        return counts.windowTotal() <= counts.baselineTotal() ? counts.window : counts.baseline;
    }

    private static TwoSampleCounts drawn(int cells, int baselineRows, int windowRows, SplittableRandom random) {
        double[] shares = new double[cells];
        for (int i = 0; i < cells; i++) {
            shares[i] = 1 + i % 5;
        }
        long[] baseline = Results.draw(shares, baselineRows, random);
        shares[cells / 2] *= 1.6;
        shares[0] *= 1.4;
        return TwoSampleCounts.of(baseline, Results.draw(shares, windowRows, random));
    }

    @Test
    void theObservedSampleHasTheStatisticOfTheTest() {
        SplittableRandom random = new SplittableRandom(8);
        for (int cells : new int[] {3, 12, 200}) {
            for (int[] rows : new int[][] {{20_000, 400}, {900, 900}}) {
                TwoSampleCounts counts = drawn(cells, rows[0], rows[1], random);
                double statistic =
                        defined(new NumberTwoSample(1e-4, 1).test(counts)).statistic();
                assertThat(new CombinedOfSample(counts).of(smaller(counts)))
                        .isCloseTo(statistic, within(.02 * Math.abs(statistic)));
            }
        }
    }

    @Test
    void soHasEachPart() {
        SplittableRandom random = new SplittableRandom(9);
        for (int cells : new int[] {3, 40}) {
            TwoSampleCounts counts = drawn(cells, 5_000, 600, random);
            TestResult.Defined smooth = defined(AndersonDarlingTwoSample.test(counts));
            assertThat(-new AndersonDarlingOfSample(counts).of(smaller(counts)))
                    .isCloseTo(smooth.logPValue(), within(.02));
            int[] each = java.util.stream.IntStream.range(0, cells).toArray();
            ChiSquareOfSample local = new ChiSquareOfSample(counts, each);
            assertThat(local.degrees()).isEqualTo(cells - 1);
            assertThat(local.of(smaller(counts)))
                    .isCloseTo(defined(ChiSquareTwoSample.test(counts)).statistic(), within(1e-9));
            assertThat(-new PointMassOfSample(counts).of(smaller(counts)))
                    .isCloseTo(defined(PointMass.test(counts)).logPValue(), within(1e-9));
        }
    }

    /** Beyond the last knot of the law its tail is exponential: the logarithm goes on as a line. */
    @Test
    void aSampleThatLiesFarOutIsStillTold() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {5_000, 5_000, 5_000, 5_000}, new long[] {2, 0, 0, 890});
        double logP = defined(AndersonDarlingTwoSample.test(counts)).logPValue();
        assertThat(logP).isLessThan(-300);
        assertThat(-new AndersonDarlingOfSample(counts).of(counts.window)).isCloseTo(logP, within(.02 * -logP));
    }
}
