package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChiSquareTwoSampleTest {
    @Test
    void statisticAndPAreSciPys() {
        assertThat(Reference.rows("chi-square.csv")).hasSizeGreaterThan(15).allSatisfy(row -> {
            TestResult.Defined result = defined(ChiSquareTwoSample.test(row.pair()));
            assertThat(result.statistic()).isCloseTo(row.number(2), within(1e-10 * (1 + row.number(2))));
            assertThat(ChiSquareTwoSample.statistic(row.pair())).hasValue(result.statistic());
            assertThat(result.logPValue())
                    .isCloseTo(row.number(3), within(1e-10 * Math.max(1, Math.abs(row.number(3)))));
        });
    }

    @Test
    void emptyAndConstantSamplesAreUndefined() {
        TwoSampleCounts empty = TwoSampleCounts.of(new long[] {0, 0}, new long[] {1, 2});
        assertThat(reason(ChiSquareTwoSample.test(empty))).isEqualTo("a sample has no rows");
        assertThat(ChiSquareTwoSample.statistic(empty)).isEmpty();
        TwoSampleCounts constant = TwoSampleCounts.of(new long[] {0, 2}, new long[] {0, 2});
        assertThat(reason(ChiSquareTwoSample.test(constant))).isEqualTo("all rows lie in one cell");
        assertThat(ChiSquareTwoSample.statistic(constant)).isEmpty();
    }
}
