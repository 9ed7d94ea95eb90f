package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RankChangeTest {
    private static long[] counts(Random random, int rows, double shift, double scale, int cells) {
        long[] counts = new long[cells];
        for (int i = 0; i < rows; i++) {
            double value = shift + scale * random.nextGaussian();
            counts[(int) Math.clamp((value + 4) / 8 * cells, 0, cells - 1)]++;
        }
        return counts;
    }

    /**
     * By hand: values 1 to 6 of a cell each, the window has the three greatest. The permutation law of the mean rank: difference .5,
     * variance of ranks 35/12/36, (1/3 + 1/3).
     */
    @Test
    void placeIsWilcoxonsDifferenceInItsErrors() {
        RankChange change = RankChange.of(new long[] {1, 1, 1, 0, 0, 0}, new long[] {0, 0, 0, 1, 1, 1});
        assertThat(change.place()).isCloseTo(.5 / Math.sqrt(35 / 12.0 / 36 * 2 / 3), within(1e-12));
        assertThat(change.spread()).isCloseTo(0, within(1e-12));
        assertThat(change.logTail()).as("3 of 6 in the tail of 3: 1/20").isBetween(Math.log(.05) - 1e-9, 0.0);
        assertThat(change.isSeen()).isFalse();
    }

    /** Four of 1,000 at most, 5,000 clean pairs of either kind of cells: 6 and 10 measured. */
    @Tag("study")
    @Test
    void unchangedSamplesAreSeenToDifferInFourOfAThousand() {
        Random random = new Random(3);
        for (int cells : new int[] {322, 8}) {
            int seen = 0;
            for (int i = 0; i < 5_000; i++) {
                seen += RankChange.of(counts(random, 1_000, 0, 1, cells), counts(random, 400, 0, 1, cells))
                                .isSeen()
                        ? 1
                        : 0;
            }
            assertThat(seen).isBetween(1, 20);
        }
    }

    @Test
    void aMoveAScaleAndATailAreSeen() {
        Random random = new Random(4);
        long[] baseline = counts(random, 20_000, 0, 1, 322);
        int missed = 0;
        for (int i = 0; i < 100; i++) {
            RankChange moved = RankChange.of(baseline, counts(random, 1_000, -.2, 1, 322));
            RankChange wider = RankChange.of(baseline, counts(random, 1_000, 0, 1.25, 322));
            long[] tail = counts(random, 1_000, 0, 1, 322);
            tail[321] += 12;
            missed += moved.isSeen() && moved.place() < 0 ? 0 : 1;
            missed += wider.isSeen() && wider.spread() > 0 ? 0 : 1;
            missed += RankChange.of(baseline, tail).isSeen() ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(3);
    }

    @Test
    void nothingIsSeenWhereThereIsNothing() {
        RankChange none = new RankChange(0, 0, 0);
        assertThat(RankChange.of(new long[3], new long[] {1, 2, 3})).isEqualTo(none);
        assertThat(RankChange.of(new long[] {1, 2, 3}, new long[3])).isEqualTo(none);
        assertThat(RankChange.of(new long[0], new long[0])).isEqualTo(none);
        assertThat(RankChange.of(new long[] {500}, new long[] {70}).isSeen()).isFalse();
        assertThatThrownBy(() -> RankChange.of(new long[2], new long[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 cells: expected as many as the baseline's, 2");
    }
}
