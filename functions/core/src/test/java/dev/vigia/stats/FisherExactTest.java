package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FisherExactTest {
    @Test
    void isSciPysAndTheWholeNumbersAtEveryDepth() {
        assertThat(Reference.rows("fisher-exact.csv"))
                .hasSize(12)
                .allSatisfy(row -> assertThat(
                                defined(FisherExact.test(row.pair())).logPValue())
                        .as(row.fields().toString())
                        .isCloseTo(row.number(2), within(1e-8 * Math.max(1, Math.abs(row.number(2))))));
    }

    @Test
    void statisticIsTheDifferenceOfShares() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {80, 20}, new long[] {9, 1});
        assertThat(defined(FisherExact.test(counts)).statistic()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void orderOfCellsAndOfSamplesDoesNotMatter() {
        double p = defined(FisherExact.test(TwoSampleCounts.of(new long[] {80, 20}, new long[] {3, 7})))
                .logPValue();
        assertThat(defined(FisherExact.test(TwoSampleCounts.of(new long[] {20, 80}, new long[] {7, 3})))
                        .logPValue())
                .isCloseTo(p, within(1e-9));
        assertThat(defined(FisherExact.test(TwoSampleCounts.of(new long[] {3, 7}, new long[] {80, 20})))
                        .logPValue())
                .isCloseTo(p, within(1e-9));
    }

    @Test
    void isUndefinedWithoutRowsOrASecondCell() {
        assertThat(reason(FisherExact.test(TwoSampleCounts.of(new long[] {1, 2}, new long[2]))))
                .isEqualTo("a sample has no rows");
        assertThat(reason(FisherExact.test(TwoSampleCounts.of(new long[] {1}, new long[] {2}))))
                .isEqualTo("all rows lie in one cell");
        assertThatThrownBy(() -> FisherExact.test(TwoSampleCounts.of(new long[] {2, 2, 2}, new long[] {1, 1, 1})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
