package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    @Test
    void agreesWithFishersTestOnTwoCells() {
        for (long[][] table : new long[][][] {{{80, 20}, {4, 6}}, {{3, 7}, {80, 20}}, {{150, 150}, {30, 60}}}) {
            TwoSampleCounts counts = TwoSampleCounts.of(table[0], table[1]);
            double exact = Results.pValue(FisherExact.test(counts));
            double p = new PermutationTest(200_000, 1).pValue(counts, new ChiSquareOfSample(counts, new int[] {0, 1}));
            assertThat(p).isBetween(exact * 0.2, exact * 1.8);
        }
    }

    @Test
    void drawsEachCellAsTheHypergeometricLawSays() {
        long[] pooled = {40, 3, 900, 57, 0, 200};
        RowSampler sampler = new RowSampler(pooled, 300);
        SplittableRandom random = new SplittableRandom(2);
        long[] counts = new long[pooled.length];
        double[] sum = new double[pooled.length];
        double[] squares = new double[pooled.length];
        int draws = 40_000;
        for (int draw = 0; draw < draws; draw++) {
            sampler.draw(random, counts);
            long total = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                assertThat(counts[cell]).isBetween(0L, pooled[cell]);
                total += counts[cell];
                sum[cell] += (double) counts[cell];
                squares[cell] += Math.pow((double) counts[cell], 2);
            }
            assertThat(total).isEqualTo(300);
        }
        for (int cell = 0; cell < pooled.length; cell++) {
            double p = pooled[cell] / 1200.0;
            double variance = 300 * p * (1 - p) * 900 / 1199;
            double mean = sum[cell] / draws;
            assertThat(mean).isCloseTo(300 * p, within(5 * Math.sqrt(variance / draws) + 1e-12));
            assertThat(squares[cell] / draws - mean * mean).isCloseTo(variance, within(0.04 * variance + 1e-12));
        }
    }

    @Test
    void drawsNearlyAllRows() {
        RowSampler sampler = new RowSampler(new long[] {5, 5, 5}, 14);
        long[] counts = new long[3];
        SplittableRandom random = new SplittableRandom(4);
        int[] short4 = new int[3];
        for (int i = 0; i < 9000; i++) {
            sampler.draw(random, counts);
            for (int cell = 0; cell < 3; cell++) {
                short4[cell] += 5 - (int) counts[cell];
            }
        }
        assertThat(short4[0] + short4[1] + short4[2]).isEqualTo(9000);
        for (int cell = 0; cell < 3; cell++) {
            assertThat(short4[cell]).isBetween(2800, 3200);
        }
    }

    @Test
    void sameSeedSameValueAndNeverZero() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {500, 500, 500}, new long[] {0, 0, 90});
        ChiSquareOfSample statistic = new ChiSquareOfSample(counts, new int[] {0, 1, 2});
        assertThat(new PermutationTest(999, 5).pValue(counts, statistic)).isEqualTo(1e-3);
        TwoSampleCounts weak = TwoSampleCounts.of(new long[] {500, 500, 500}, new long[] {25, 30, 45});
        ChiSquareOfSample of = new ChiSquareOfSample(weak, new int[] {0, 1, 2});
        double p = new PermutationTest(100_000, 5).pValue(weak, of);
        assertThat(new PermutationTest(100_000, 5).pValue(weak, of)).isEqualTo(p);
        assertThat(new PermutationTest(100_000, 6).pValue(weak, of)).isNotEqualTo(p);
    }

    @Test
    void asManyPermutationsAsTheLevelNeeds() {
        assertThat(PermutationTest.forLevel(2e-4, 1).permutations()).isEqualTo(50_000);
        assertThat(PermutationTest.forLevel(1e-12, 1).permutations()).isEqualTo(100_000_000);
        assertThatThrownBy(() -> new PermutationTest(0, 1)).hasMessage("permutations is 0, expected at least 1");
    }

    @Test
    void statisticsOfTheSampleAreThoseOfTheTests() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 40; round++) {
            long[] a = random.longs(30, 0, 60).toArray();
            long[] b = random.longs(30, 0, round % 2 == 0 ? 20 : 200).toArray();
            TwoSampleCounts counts = TwoSampleCounts.of(a, b);
            boolean window = counts.windowTotal() <= counts.baselineTotal();
            long[] smaller = new long[counts.cells()];
            for (int cell = 0; cell < smaller.length; cell++) {
                smaller[cell] = window ? counts.window(cell) : counts.baseline(cell);
            }
            TwoSampleCounts pools = CellPooling.ordered(counts);
            assertThat(new ChiSquareOfSample(counts, CellPooling.orderedGroups(counts)).of(smaller))
                    .isCloseTo(ChiSquareTwoSample.statistic(pools).orElseThrow(), within(1e-8));
            double ad = Results.defined(AndersonDarlingTwoSample.test(counts)).logPValue();
            assertThat(-new AndersonDarlingOfSample(counts).of(smaller)).isCloseTo(ad, within(0.02 - 0.001 * ad));
            assertThat(new PointMassOfSample(counts).of(smaller))
                    .isCloseTo(-Results.defined(PointMass.test(counts)).logPValue(), within(1e-9));
        }
    }
}
