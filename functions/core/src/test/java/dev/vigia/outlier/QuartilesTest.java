package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuartilesTest {
    private static final Quartiles EVEN = Quartiles.of(share -> 100 * share);

    @Test
    void distancesAreInInterquartileRanges() {
        assertThat(EVEN).isEqualTo(new Quartiles(25, 50, 75));
        assertThat(EVEN.range()).isEqualTo(50);
        assertThat(EVEN.reach(125)).isEqualTo(1.5);
        assertThat(EVEN.reach(-25)).isEqualTo(1.5);
        assertThat(EVEN.reach(50)).isZero();
    }

    @Test
    void theOneThatDiffersMostCounts() {
        assertThat(EVEN.farthest(EVEN)).isZero();
        assertThat(EVEN.farthest(new Quartiles(20, 51, 90))).isEqualTo(15);
        assertThat(EVEN.farthest(new Quartiles(15, 51, 77))).isEqualTo(10);
        assertThat(EVEN.farthest(new Quartiles(25, 41, 76))).isEqualTo(9);
    }

    @Test
    void oneThatIsNotKnownLeavesNone() {
        assertThat(Quartiles.known(share -> OptionalDouble.of(100 * share))).contains(EVEN);
        for (double lost : new double[] {.25, .5, .75}) {
            assertThat(Quartiles.known(share -> share == lost ? OptionalDouble.empty() : OptionalDouble.of(share)))
                    .isEmpty();
        }
    }

    @Test
    void beyondTheBinsTheyAreAGuess() {
        double[] hundred = Pairs.map(Pairs.uniform(1_000), u -> 100 * u);
        ColumnPair same = Pairs.of(hundred, hundred);
        ColumnPair beyond = Pairs.of(hundred, Pairs.map(hundred, x -> x + 60));

        assertThat(Quartiles.known(same.window())).contains(Quartiles.of(same.window()));
        assertThat(Quartiles.of(same.window()).first()).isCloseTo(25, within(.2));
        assertThat(Quartiles.of(same.window()).median()).isCloseTo(50, within(.2));
        assertThat(Quartiles.of(same.window()).third()).isCloseTo(75, within(.2));
        assertThat(Quartiles.known(beyond.window())).isEmpty();
        assertThat(Quartiles.of(beyond.window()).third()).isBetween(100.0, 160.0);
    }
}
