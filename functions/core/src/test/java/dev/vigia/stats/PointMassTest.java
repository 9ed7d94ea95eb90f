package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PointMassTest {
    @Test
    void isBonferroniOverTheTailsOfAllCells() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 500; round++) {
            int cells = random.nextInt(2, 60);
            long most = random.nextInt(1, 200);
            long[] baseline = random.longs(cells, 0, most + 1).toArray();
            long[] window =
                    random.longs(cells, 0, random.nextLong(1, most + 1) + 1).toArray();
            baseline[0]++;
            window[1]++;
            TwoSampleCounts counts = TwoSampleCounts.of(baseline, window);
            double least = 0;
            double share = (double) counts.windowTotal() / counts.total();
            for (int j = 0; j < counts.cells(); j++) {
                least = Math.min(least, LogTails.binomial(counts.window(j), counts.pooled(j), share));
            }
            TestResult.Defined result = defined(PointMass.test(counts));
            assertThat(result.logPValue()).isEqualTo(Math.min(0, least + Math.log(counts.cells())));
            int found = (int) result.statistic();
            assertThat(LogTails.binomial(counts.window(found), counts.pooled(found), share))
                    .isEqualTo(least);
        }
    }

    @Test
    void namesTheCellThatGathered() {
        long[] baseline = new long[320];
        long[] window = new long[320];
        java.util.Arrays.fill(baseline, 312);
        java.util.Arrays.fill(window, 310);
        window[77] += 1000;
        TestResult.Defined result = defined(PointMass.test(TwoSampleCounts.of(baseline, window)));
        assertThat(result.statistic()).isEqualTo(77);
        assertThat(result.pValue()).isLessThan(1e-90);
    }

    @Test
    void doesNotUnderflow() {
        TestResult.Defined result =
                defined(PointMass.test(TwoSampleCounts.of(new long[] {100_000, 0}, new long[] {0, 100_000})));
        assertThat(result.pValue()).isZero();
        assertThat(result.logPValue()).isCloseTo(-100_000 * Math.log(2) + Math.log(2), within(1e-6));
    }

    @Test
    void massThatVanishedIsNotMassThatGathered() {
        TestResult.Defined result =
                defined(PointMass.test(TwoSampleCounts.of(new long[] {50, 50, 1}, new long[] {50, 50, 0})));
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void emptyAndConstantSamplesAreUndefined() {
        assertThat(reason(PointMass.test(TwoSampleCounts.of(new long[] {0}, new long[] {1}))))
                .isEqualTo("a sample has no rows");
        assertThat(reason(PointMass.test(TwoSampleCounts.of(new long[] {9}, new long[] {1}))))
                .isEqualTo("all rows lie in one cell");
    }
}
