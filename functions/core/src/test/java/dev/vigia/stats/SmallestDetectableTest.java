package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SmallestDetectableTest {
    private static final double ALPHA = 2e-4;

    @Test
    void noncentralityIsSciPys() {
        assertThat(Reference.rows("noncentrality.csv"))
                .hasSize(18)
                .allSatisfy(row -> assertThat(SmallestDetectable.noncentrality(row.number(0), row.number(1)))
                        .isCloseTo(row.number(2), withinPercentage(1e-5)));
    }

    @Test
    void ofTwoCellsIsTheTextbookDifferenceOfShares() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {8000, 2000}, new long[] {1600, 400});
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double reach = normal.inverseSurvivalProbability(ALPHA / 2) + normal.inverseCumulativeProbability(0.8);
        assertThat(SmallestDetectable.ofNumber(counts, ALPHA).orElseThrow())
                .isCloseTo(0.4 * reach * Math.sqrt(1 / 2000.0 + 1 / 10_000.0), within(1e-12));
    }

    @Tag("study")
    @Test
    void aShiftOfThatEffectIsFoundInAboutFourOfFive() {
        SplittableRandom random = new SplittableRandom(13);
        double[] even = new double[100];
        Arrays.fill(even, 0.01);
        TwoSampleCounts sizes = counts(even, 20_000, even, 3000, random);
        double effect = SmallestDetectable.ofNumber(sizes, ALPHA).orElseThrow();
        assertThat(effect).isCloseTo(0.043 * Math.sqrt(1 / 3000.0 + 1 / 20_000.0) / 0.0196, within(0.02));
        double[] tilted = new double[100];
        for (int cell = 0; cell < 100; cell++) {
            // partial sums of the tilt reach the effect in the middle
            tilted[cell] = 0.01 + effect * 0.04 * ((cell + 0.5) / 50 - 1);
        }
        assertThat(found(new NumberTwoSample(ALPHA, 1), even, tilted, random)).isBetween(0.70, 0.92);
    }

    @Tag("study")
    @Test
    void everyChangeOfACategoryOfThatEffectIsFoundAtLeastAsOften() {
        SplittableRandom random = new SplittableRandom(17);
        double[] shares = {0.4, 0.25, 0.15, 0.1, 0.06, 0.04};
        TwoSampleCounts sizes = counts(shares, 20_000, shares, 3000, random);
        double effect = SmallestDetectable.ofCategory(sizes, ALPHA).orElseThrow();
        double[] half = shares.clone();
        half[0] += effect;
        half[1] -= effect / 2;
        half[2] -= effect / 2;
        double[] rare = shares.clone();
        rare[5] += effect;
        rare[0] -= effect;
        CategoryTwoSample test = new CategoryTwoSample(ALPHA, 1);
        int foundHalf = 0;
        int foundRare = 0;
        for (int i = 0; i < 400; i++) {
            foundHalf += defined(test.test(counts(shares, 20_000, half, 3000, random)));
            foundRare += defined(test.test(counts(shares, 20_000, rare, 3000, random)));
        }
        assertThat(foundHalf / 400.0).isBetween(0.75, 1.0);
        assertThat(foundRare / 400.0).isGreaterThan(0.95);
    }

    @Test
    void shrinksWithRowsAndIsAtMostOne() {
        TwoSampleCounts tiny = TwoSampleCounts.of(new long[] {2, 1}, new long[] {1, 1});
        assertThat(SmallestDetectable.ofNumber(tiny, ALPHA).orElseThrow()).isEqualTo(1);
        assertThat(SmallestDetectable.ofCategory(tiny, ALPHA).orElseThrow()).isEqualTo(1);
        assertThat(SmallestDetectable.ofNumber(pair(10_000), ALPHA).orElseThrow())
                .isCloseTo(SmallestDetectable.ofNumber(pair(100), ALPHA).orElseThrow() / 10, within(1e-9));
        assertThat(SmallestDetectable.ofCategory(pair(10_000), ALPHA).orElseThrow())
                .isCloseTo(SmallestDetectable.ofCategory(pair(100), ALPHA).orElseThrow() / 10, within(1e-9));
    }

    @Test
    void withoutRowsOrASecondCellThereIsNone() {
        TwoSampleCounts empty = TwoSampleCounts.of(new long[] {1, 2}, new long[2]);
        TwoSampleCounts constant = TwoSampleCounts.of(new long[] {1}, new long[] {2});
        assertThat(SmallestDetectable.ofNumber(empty, ALPHA)).isEmpty();
        assertThat(SmallestDetectable.ofCategory(empty, ALPHA)).isEmpty();
        assertThat(SmallestDetectable.ofNumber(constant, ALPHA)).isEmpty();
        assertThat(SmallestDetectable.ofCategory(constant, ALPHA)).isEmpty();
        assertThatThrownBy(() -> SmallestDetectable.ofNumber(empty, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmallestDetectable.ofCategory(empty, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TwoSampleCounts pair(long scale) {
        return TwoSampleCounts.of(
                new long[] {10 * scale, 20 * scale, 15 * scale}, new long[] {5 * scale, 8 * scale, 9 * scale});
    }

    private static double found(NumberTwoSample test, double[] before, double[] after, SplittableRandom random) {
        int found = 0;
        for (int i = 0; i < 300; i++) {
            found += defined(test.test(counts(before, 20_000, after, 3000, random)));
        }
        return found / 300.0;
    }

    private static int defined(TestResult result) {
        return Results.defined(result).reject(ALPHA) ? 1 : 0;
    }

    private static TwoSampleCounts counts(double[] a, int m, double[] b, int n, SplittableRandom random) {
        return TwoSampleCounts.of(Results.draw(a, m, random), Results.draw(b, n, random));
    }
}
