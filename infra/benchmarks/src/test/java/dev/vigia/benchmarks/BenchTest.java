package dev.vigia.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void aRatioOfOneOrLessMeetsItsTarget() {
        assertThat(Line.atMost("merge", 0.25, "µs", 0.5).ratio()).isEqualTo(0.5);
        assertThat(Line.atLeast("faster", 50, "×", 25).ratio()).isEqualTo(0.5);
        assertThat(Line.told("peer", 7, "ns").ratio()).isNull();
    }

    @Test
    void aRowTellsValueTargetAndWhetherItIsMet() {
        assertThat(Line.atMost("update", 7.512, "ns", 6).row())
                .matches("  update +7\\.51 ns  ≤ 6\\.00 ns +1\\.25 missed");
        assertThat(Line.atLeast("faster", 41.2, "×", 25).row()).matches("  faster +41\\.2 ×  ≥ 25\\.0 × +0\\.61 met");
        assertThat(Line.told("peer", 0, "ns").row()).matches("  peer +0 ns");
        assertThat(Line.told("peer", 12345.6, "ns").row()).matches("  peer +12346 ns");
    }

    @Test
    void whatIsNotKnownIsSaidAndGroupsHaveWordsOfTheirOwn() {
        assertThat(Bench.run("nothing-of-that-name")).isEqualTo(2);
        assertThat(Bench.run("--help")).isZero();
        assertThat(Bench.GROUPS).extracting(Group::word).doesNotHaveDuplicates();
        assertThat(Bench.usage())
                .contains(Bench.GROUPS.stream().map(Group::about).toList());
    }

    @Test
    void binnedMeasuresAreNearTheExactOnes() {
        assertThat(BinnedAgainstExact.lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line.ratio()).as(line.row()).isNotNull().isLessThanOrEqualTo(1.0));
    }
}
