package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TwoSampleCountsTest {
    @Test
    void dropsCellsThatAreEmptyInBoth() {
        TwoSampleCounts counts = TwoSampleCounts.of(new long[] {0, 3, 0, 4}, new long[] {0, 0, 5, 6});
        assertThat(counts.cells()).isEqualTo(3);
        assertThat(counts.baseline(0)).isEqualTo(3);
        assertThat(counts.window(1)).isEqualTo(5);
        assertThat(counts.pooled(2)).isEqualTo(10);
        assertThat(counts.baselineTotal()).isEqualTo(7);
        assertThat(counts.windowTotal()).isEqualTo(11);
        assertThat(counts.total()).isEqualTo(18);
        assertThat(counts.smallerTotal()).isEqualTo(7);
        assertThat(counts.oneIsEmpty()).isFalse();
        assertThat(counts).hasToString("TwoSampleCounts[cells=3, baseline=7, window=11]");
    }

    @Test
    void copiesWhatItIsGiven() {
        long[] baseline = {1, 2};
        TwoSampleCounts counts = TwoSampleCounts.of(baseline, new long[] {3, 4});
        baseline[0] = 99;
        assertThat(counts.baseline(0)).isEqualTo(1);
    }

    @Test
    void oneSampleMayBeEmptyAndBoth() {
        assertThat(TwoSampleCounts.of(new long[] {1}, new long[] {0}).oneIsEmpty())
                .isTrue();
        assertThat(TwoSampleCounts.of(new long[] {0}, new long[] {1}).oneIsEmpty())
                .isTrue();
        assertThat(TwoSampleCounts.of(new long[0], new long[0]).cells()).isZero();
    }

    @Test
    void refusesWhatAreNotCounts() {
        assertThatThrownBy(() -> TwoSampleCounts.of(new long[2], new long[3]))
                .hasMessage("window has 3 cells, expected the baseline's 2");
        assertThatThrownBy(() -> TwoSampleCounts.of(new long[] {1, 2}, new long[] {1, -4}))
                .hasMessage("count is -4, expected at least 0");
        assertThatThrownBy(() -> TwoSampleCounts.of(new long[] {Long.MAX_VALUE}, new long[] {1}))
                .isInstanceOf(ArithmeticException.class);
    }
}
