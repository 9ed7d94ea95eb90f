package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.pValue;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UnseenCategoriesTest {
    @Test
    void oneNewCategoryHasTheChanceOfAllItsRows() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {1000, 0}, new long[] {497, 3});
        double q = 500.0 / 1500 * 499 / 1499 * 498 / 1498;
        assertThat(pValue(UnseenCategories.test(counts))).isCloseTo(q, within(1e-12));
        assertThat(defined(UnseenCategories.test(counts)).statistic()).isEqualTo(3);
    }

    @Test
    void rareCategoriesOfTheBaselineExplainNewOnes() {
        // ten summed singletons: P(at least one lies in the window) = 1 − (2/3)^10
        long[] baseline = {990, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0};
        long[] window = {499, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
        assertThat(pValue(UnseenCategories.test(TwoSampleCounts.of(baseline, window))))
                .isCloseTo(1 - Math.pow(999 / 1499.0, 10), within(1e-3));
    }

    @Test
    void aFloodOfANewCategoryHasATinyP() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {10_000, 3, 0}, new long[] {9_000, 2, 1000});
        TestResult.Defined result = defined(UnseenCategories.test(counts));
        assertThat(result.logPValue()).isBetween(1000 * Math.log(0.5) - 100, 1000 * Math.log(0.5) + 5);
    }

    @Test
    void chernoffsBoundIsAboveTheExactValueAndNear() {
        long[] baseline = new long[60];
        long[] window = new long[60];
        Arrays.fill(baseline, 1);
        baseline[0] = 5000;
        window[0] = 500;
        for (int i = 50; i < 60; i++) {
            baseline[i] = 0;
            window[i] = 2;
        }
        double logP = defined(UnseenCategories.test(TwoSampleCounts.of(baseline, window)))
                .logPValue();
        assertThat(logP).isBetween(-30.0, -10.0);
    }

    @Tag("study")
    @Test
    void neverAlarmsTooOftenOnZipf() {
        SplittableRandom random = new SplittableRandom(31);
        double[] zipf = IntStream.rangeClosed(1, 300).mapToDouble(i -> 1.0 / i).toArray();
        for (int[] sizes : new int[][] {{1000, 100}, {1000, 1000}, {1000, 5000}, {5000, 1000}}) {
            int conditional = 0;
            int predicted = 0;
            int asRate = 0;
            int windows = 1500;
            for (int i = 0; i < windows; i++) {
                long[] baseline = Results.draw(zipf, sizes[0], random);
                long[] window = Results.draw(zipf, sizes[1], random);
                long unseen = IntStream.range(0, 300)
                        .filter(j -> baseline[j] == 0)
                        .mapToLong(j -> window[j])
                        .sum();
                long ones = Arrays.stream(baseline).filter(c -> c == 1).count();
                long twos = Arrays.stream(baseline).filter(c -> c == 2).count();
                TwoSampleCounts counts = TwoSampleCounts.of(baseline, window);
                conditional += pValue(UnseenCategories.test(counts)) < 0.01 ? 1 : 0;
                predicted += pValue(new GoodTuring(sizes[0], ones, twos).test(sizes[1], unseen)) < 0.01 ? 1 : 0;
                asRate += pValue(new RatePrediction(ones, sizes[0]).rise(sizes[1], unseen)) < 0.01 ? 1 : 0;
            }
            double atMost = 0.01 + 4 * Math.sqrt(0.01 * 0.99 / windows);
            assertThat((double) conditional / windows).isLessThan(atMost);
            assertThat((double) predicted / windows).isLessThan(atMost);
            if (sizes[1] == 5000) {
                assertThat((double) asRate / windows).isGreaterThan(0.02);
            }
        }
    }

    @Test
    void goodTuringsMassAndLimit() {
        GoodTuring frequencies = new GoodTuring(1000, 10, 4);
        assertThat(frequencies.unseenMass()).isEqualTo(0.01);
        assertThat(frequencies.upperLimit(0.05)).isBetween(0.015, 0.03);
        assertThat(new GoodTuring(1000, 0, 0).upperLimit(0.05)).isCloseTo(1 - Math.pow(0.05, 1e-3), within(1e-9));
        assertThat(new GoodTuring(0, 0, 0).upperLimit(0.05)).isEqualTo(1);
        assertThat(new GoodTuring(0, 0, 0).unseenMass()).isEqualTo(1);
        assertThat(new GoodTuring(7, 7, 0).upperLimit(0.05)).isEqualTo(1);
        long most = frequencies.mostUnseen(500, 0.001);
        assertThat(pValue(frequencies.test(500, most))).isGreaterThanOrEqualTo(0.001);
        assertThat(pValue(frequencies.test(500, most + 1))).isLessThan(0.001);
        assertThat(defined(frequencies.test(500, 10)).statistic()).isCloseTo(0.01, within(1e-15));
    }

    @Test
    void undefinedWithoutRowsAndOneWithoutNewCategories() {
        assertThat(reason(UnseenCategories.test(TwoSampleCounts.of(new long[1], new long[] {4}))))
                .isEqualTo("a sample has no rows");
        assertThat(reason(new GoodTuring(5, 1, 1).test(0, 0))).isEqualTo("a sample has no rows");
        TestResult.Defined none =
                defined(UnseenCategories.test(TwoSampleCounts.of(new long[] {5, 1}, new long[] {4, 0})));
        assertThat(none.pValue()).isEqualTo(1);
        assertThat(none.statistic()).isZero();
        assertThatThrownBy(() -> new GoodTuring(2, 1, 1))
                .hasMessage("rows are 2, expected at least those of 1 singletons and 1 doubletons");
    }

    /**
     * Of 1,000 categories of one row each, 800 in a window of half of all rows: Chernoff's bound of a binomial of ½ is
     * e<sup>−1,000 KL(.8 ‖ .5)</sup>.
     */
    @Test
    void farOutTheBoundIsChernoffs() {
        long[] baseline = new long[1_001];
        long[] window = new long[1_001];
        baseline[0] = 10_000;
        window[0] = 9_400;
        Arrays.fill(baseline, 1, 201, 1);
        Arrays.fill(window, 201, 1_001, 1);
        TestResult.Defined result = defined(UnseenCategories.test(TwoSampleCounts.of(baseline, window)));
        assertThat(result.statistic()).isEqualTo(800);
        assertThat(result.logPValue()).isCloseTo(-1_000 * (.8 * Math.log(1.6) + .2 * Math.log(.4)), within(1e-6));
    }
}
