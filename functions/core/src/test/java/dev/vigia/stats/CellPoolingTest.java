package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CellPoolingTest {
    @Test
    void evenCellsBecomeSixteenGroups() {
        long[] even = new long[320];
        Arrays.fill(even, 100);
        TwoSampleCounts pooled = CellPooling.ordered(TwoSampleCounts.of(even, even));
        assertThat(pooled.cells()).isEqualTo(16);
        for (int group = 0; group < 16; group++) {
            assertThat(pooled.pooled(group)).isEqualTo(4000);
        }
    }

    @Test
    void aBinaryOfTwoPercentDoesNotVanish() {
        TwoSampleCounts pooled = CellPooling.ordered(TwoSampleCounts.of(new long[] {9800, 200}, new long[] {980, 20}));
        assertThat(pooled.cells()).isEqualTo(2);
    }

    @Test
    void aRareCellBesideAHeavyOneStaysApartAmongManyCells() {
        long[] counts = new long[40];
        Arrays.fill(counts, 10);
        counts[0] = 20;
        counts[1] = 9_610;
        TwoSampleCounts pooled = CellPooling.ordered(TwoSampleCounts.of(counts, counts));
        assertThat(pooled.cells()).isEqualTo(3);
        assertThat(new long[] {pooled.window(0), pooled.window(1), pooled.window(2)})
                .containsExactly(20, 9_610, 380);
    }

    @Test
    void tooRareACellJoinsItsSmallerNeighbour() {
        TwoSampleCounts pooled =
                CellPooling.ordered(TwoSampleCounts.of(new long[] {500, 5, 40, 400}, new long[] {500, 5, 40, 400}));
        assertThat(new long[] {pooled.baseline(0), pooled.baseline(1), pooled.baseline(2)})
                .containsExactly(500, 45, 400);
        TwoSampleCounts first =
                CellPooling.ordered(TwoSampleCounts.of(new long[] {5, 40, 400}, new long[] {5, 40, 400}));
        assertThat(first.baseline(0)).isEqualTo(45);
        TwoSampleCounts last =
                CellPooling.ordered(TwoSampleCounts.of(new long[] {400, 40, 5}, new long[] {400, 40, 5}));
        assertThat(last.baseline(1)).isEqualTo(45);
    }

    @Test
    void rareCategoriesArePooledWithRareOnes() {
        TwoSampleCounts pooled = CellPooling.unordered(
                TwoSampleCounts.of(new long[] {4, 900, 5, 4, 30, 2}, new long[] {4, 900, 5, 4, 30, 2}));
        assertThat(pooled.cells()).isEqualTo(3);
        assertThat(new long[] {pooled.baseline(0), pooled.baseline(1), pooled.baseline(2)})
                .containsExactly(10, 35, 900);
    }

    @Test
    void everyPoolIsLargeEnoughAndNothingIsLost() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 300; round++) {
            int cells = random.nextInt(1, 330);
            long[] baseline = random.doubles(cells)
                    .mapToLong(u -> (long) (2000 * Math.pow(u, 9)))
                    .toArray();
            long[] window = random.doubles(cells)
                    .mapToLong(u -> (long) (300 * Math.pow(u, 6)))
                    .toArray();
            TwoSampleCounts counts = TwoSampleCounts.of(baseline, window);
            for (TwoSampleCounts pooled : new TwoSampleCounts[] {
                CellPooling.ordered(counts),
                CellPooling.unordered(counts),
                CellPooling.apply(counts, CellPooling.quantileGroups(counts, 16))
            }) {
                assertThat(pooled.baselineTotal()).isEqualTo(counts.baselineTotal());
                assertThat(Arrays.stream(pooled.window).sum()).isEqualTo(counts.windowTotal());
                assertThat(Arrays.stream(pooled.baseline).sum()).isEqualTo(counts.baselineTotal());
            }
            if (!counts.oneIsEmpty()) {
                assertLargeEnough(CellPooling.ordered(counts));
                assertLargeEnough(CellPooling.unordered(counts));
                assertThat(Arrays.stream(CellPooling.quantileGroups(counts, 16))
                                .max()
                                .orElseThrow())
                        .isLessThan(33);
            }
        }
    }

    @Test
    void poolingDependsOnTheSumsOnly() {
        long[] a = {40, 3, 900, 12, 7, 7, 30};
        long[] b = {10, 30, 100, 90, 2, 1, 0};
        TwoSampleCounts one = CellPooling.ordered(TwoSampleCounts.of(a, b));
        TwoSampleCounts other = CellPooling.ordered(TwoSampleCounts.of(b, a));
        assertThat(one.baseline).isEqualTo(other.window);
        assertThat(one.window).isEqualTo(other.baseline);
    }

    @Test
    void withoutRowsNothingIsPooled() {
        TwoSampleCounts empty = TwoSampleCounts.of(new long[] {1, 2}, new long[2]);
        assertThat(CellPooling.ordered(empty).cells()).isEqualTo(2);
        assertThat(CellPooling.unordered(empty).cells()).isEqualTo(2);
        TwoSampleCounts nothing = TwoSampleCounts.of(new long[0], new long[0]);
        assertThat(CellPooling.ordered(nothing).cells()).isZero();
        assertThat(CellPooling.unordered(nothing).cells()).isZero();
    }

    private static void assertLargeEnough(TwoSampleCounts pooled) {
        for (int cell = 0; cell < pooled.cells() && pooled.cells() > 1; cell++) {
            assertThat(pooled.expectedInSmaller(cell)).isGreaterThanOrEqualTo(CellPooling.LEAST_EXPECTED);
        }
    }
}
