package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TautStringTest {
    private static final double STEP = 1e-9;

    /** The points of the values' distribution function: before each value and at it. */
    private static final class Steps {
        private final double[] x;
        private final double[] share;

        private Steps(double[] x, double[] share) {
            this.x = x;
            this.share = share;
        }

        static Steps of(double... sorted) {
            double[] values = Arrays.stream(sorted).distinct().toArray();
            double[] x = new double[2 * values.length];
            double[] share = new double[x.length];
            int below = 0;
            for (int i = 0; i < values.length; i++) {
                x[2 * i] = values[i] - STEP;
                share[2 * i] = (double) below / sorted.length;
                while (below < sorted.length && sorted[below] == values[i]) {
                    below++;
                }
                x[2 * i + 1] = values[i];
                share[2 * i + 1] = (double) below / sorted.length;
            }
            return new Steps(x, share);
        }

        /** Every so many of the points, and both ends. */
        Steps thinned(int every) {
            int[] kept = IntStream.range(0, x.length)
                    .filter(i -> i % every == 0 || i == x.length - 1)
                    .toArray();
            return new Steps(
                    Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> share[i]).toArray());
        }

        /** The least radius with one mode, by bisection. */
        double dip() {
            double low = 0;
            double high = .5;
            for (int i = 0; i < 40; i++) {
                double middle = (low + high) / 2;
                if (TautString.valleys(x, share, middle).length > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return high;
        }
    }

    @Test
    void thereIsMoreThanOneModeBelowTheDip() {
        assertThat(Reference.rows("dip.csv").toList())
                .hasSize(21)
                .allSatisfy(row -> assertThat(Steps.of(row.numbers(1)).dip())
                        .as(row.fields().getFirst())
                        .isCloseTo(row.number(2), within(1e-8)));
    }

    @Test
    void fewerPointsShowNoMoreModes() {
        RandomGenerator random = new SplittableRandom(4);
        for (int run = 0; run < 100; run++) {
            Steps all = Steps.of(random.doubles(200)
                    .map(u -> (u < .5 ? 0 : 3) + random.nextGaussian())
                    .sorted()
                    .toArray());
            double radius = .005 + .03 * random.nextDouble();
            assertThat(TautString.valleys(all.thinned(7).x, all.thinned(7).share, radius).length)
                    .isLessThanOrEqualTo(TautString.valleys(all.x, all.share, radius).length);
        }
    }

    /** Values from 0 to 1, 4 to 6 and 9 to 10, evenly: the middle of what is empty between. */
    @Test
    void modesPartInTheMiddleOfAValley() {
        double[] x = {0, 1, 4, 6, 9, 10};
        double[] share = {0, .3, .3, .8, .8, 1};
        assertThat(TautString.valleys(x, share, 1e-6)).containsExactly(new double[] {2.5, 7.5}, within(1e-3));
        assertThat(TautString.valleys(x, share, .11))
                .as("a tenth either side of the last fifth")
                .hasSize(1);
        assertThat(TautString.valleys(x, share, .2)).isEmpty();
    }

    @Test
    void oneModeHasNoValley() {
        double[] even = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double[] share = Arrays.stream(even).map(i -> i / 99).toArray();
        assertThat(TautString.valleys(even, share, 1e-6)).isEmpty();
        assertThat(TautString.valleys(even, Arrays.stream(share).map(u -> u * u).toArray(), 1e-6))
                .isEmpty();
        assertThat(TautString.valleys(even, Arrays.stream(share).map(Math::sqrt).toArray(), 1e-6))
                .isEmpty();
    }

    @Test
    void fewPointsAreOneMode() {
        assertThat(TautString.valleys(new double[0], new double[0], .1)).isEmpty();
        assertThat(TautString.valleys(new double[] {1}, new double[] {1}, .1)).isEmpty();
        assertThat(TautString.valleys(new double[] {1, 2}, new double[] {0, 1}, .1))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoFunctionOrNoTube() {
        assertThatThrownBy(() -> TautString.valleys(new double[2], new double[3], .1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 shares: expected as many as points, 2");
        assertThatThrownBy(() -> TautString.valleys(new double[2], new double[2], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("radius 0.0: expected more than 0");
        assertThatThrownBy(() -> TautString.valleys(new double[2], new double[2], Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
