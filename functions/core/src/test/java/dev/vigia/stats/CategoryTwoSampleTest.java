package dev.vigia.stats;

import static dev.vigia.stats.Results.pValue;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CategoryTwoSampleTest {
    private static final CategoryTwoSample TEST = new CategoryTwoSample(2e-4, 1);

    @Test
    void ofManyRowsIsChiSquareOnPools() {
        TwoSampleCounts counts =
                TwoSampleCounts.of(new long[] {4000, 3000, 2990, 4, 6}, new long[] {4100, 2900, 2990, 6, 4});
        TwoSampleCounts pools = CellPooling.unordered(counts);
        assertThat(pools.cells()).isEqualTo(4);
        CategoryTwoSample coarse = new CategoryTwoSample(1e-5, 1);
        assertThat(coarse.test(counts)).isEqualTo(ChiSquareTwoSample.test(pools));
    }

    @Test
    void ofTwoCategoriesIsFishersTest() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {980, 20}, new long[] {90, 10});
        assertThat(TEST.test(counts))
                .isEqualTo(FisherExact.test(TwoSampleCounts.of(new long[] {20, 980}, new long[] {10, 90})));
    }

    @Test
    void whereAllPoolsIntoOneTheLargestIsComparedWithTheRest() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {2, 9_990, 3, 5}, new long[] {3, 990, 4, 3});
        assertThat(pValue(TEST.test(counts)))
                .isCloseTo(
                        pValue(FisherExact.test(TwoSampleCounts.of(new long[] {10, 9_990}, new long[] {10, 990}))),
                        within(1e-15));
        TwoSampleCounts pools = CategoryTwoSample.pools(counts);
        assertThat(pools.cells()).isEqualTo(2);
        assertThat(pools.window(0)).isEqualTo(10);
        assertThat(TotalVariationDistance.between(pools).orElseThrow()).isCloseTo(0.009, within(1e-12));
        assertThat(CategoryTwoSample.pools(TwoSampleCounts.of(new long[] {8}, new long[] {9}))
                        .cells())
                .isEqualTo(1);
    }

    @Test
    void ofFewRowsIsJudgedByPermutationsWhereItMatters() {
        TwoSampleCounts weak = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {25, 30, 50});
        double asymptotic = pValue(ChiSquareTwoSample.test(CellPooling.unordered(weak)));
        assertThat(pValue(TEST.test(weak))).isNotEqualTo(asymptotic).isCloseTo(asymptotic, within(asymptotic));
        TwoSampleCounts alike = TwoSampleCounts.of(new long[] {400, 300, 300}, new long[] {40, 30, 31});
        assertThat(TEST.test(alike)).isEqualTo(ChiSquareTwoSample.test(CellPooling.unordered(alike)));
    }

    @Test
    void isUndefinedWithoutRowsOrASecondCategory() {
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[] {1, 2, 3}, new long[3]))))
                .isEqualTo("a sample has no rows");
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[] {8}, new long[] {9}))))
                .isEqualTo("all rows lie in one cell");
        assertThat(reason(TEST.test(TwoSampleCounts.of(new long[0], new long[0]))))
                .isEqualTo("a sample has no rows");
        assertThatThrownBy(() -> new CategoryTwoSample(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isAsymptotic(TwoSampleCounts counts) {
        TestResult asymptotic = ChiSquareTwoSample.test(CellPooling.unordered(counts));
        TestResult found = TEST.test(counts);
        assertThat(pValue(found)).isCloseTo(pValue(asymptotic), within(pValue(asymptotic)));
        return found.equals(asymptotic);
    }

    /** p from .003 to .007 in each; permutations below 1,000 rows, or 2,000 where a pool expects fewer than 20. */
    @Test
    void permutationsAreForFewRowsAndThinPools() {
        assertThat(isAsymptotic(TwoSampleCounts.of(new long[] {120, 7_440, 7_440}, new long[] {14, 680, 806})))
                .as("1,500 rows, twelve of them in a pool")
                .isFalse();
        assertThat(isAsymptotic(TwoSampleCounts.of(new long[] {300, 7_350, 7_350}, new long[] {30, 670, 800})))
                .as("1,500 rows, thirty")
                .isTrue();
        assertThat(isAsymptotic(TwoSampleCounts.of(new long[] {120, 12_440, 12_440}, new long[] {14, 1_155, 1_331})))
                .as("2,500 rows, twelve")
                .isTrue();
        assertThat(isAsymptotic(TwoSampleCounts.of(new long[] {300, 4_350, 4_350}, new long[] {30, 385, 485})))
                .as("900 rows, thirty")
                .isFalse();
        assertThat(isAsymptotic(TwoSampleCounts.of(new long[] {300, 4_350, 4_350}, new long[] {30, 300, 570})))
                .as("far below the level")
                .isTrue();
    }
}
