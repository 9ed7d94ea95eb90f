package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecreasingDensityTest {
    private static double[] ones(int size) {
        double[] rows = new double[size];
        Arrays.fill(rows, 1);
        return rows;
    }

    @Test
    void distancesAreThoseOfSciPysIsotonicRegression() {
        assertThat(Reference.rows("decreasing-density.csv"))
                .hasSize(15)
                .allSatisfy(row -> assertThat(DecreasingDensity.distance(row.numbers(0), row.numbers(1)))
                        .as(row.fields().toString())
                        .isCloseTo(row.number(2), within(1e-12)));
    }

    /** How many of 500 samples are no decreasing density, values by a function of a uniform number. */
    private static long denied(int size, DoubleUnaryOperator value) {
        SplittableRandom random = new SplittableRandom(20261126);
        return IntStream.range(0, 500)
                .filter(i -> !DecreasingDensity.isPlausible(
                        IntStream.range(0, size)
                                .mapToDouble(j -> value.applyAsDouble(random.nextDouble()))
                                .sorted()
                                .toArray(),
                        ones(size)))
                .count();
    }

    /** By the file's quantiles one in a hundred at ten values, fewer of more. */
    @Test
    void aTailIsOne() {
        for (int size : new int[] {10, 100, 1_000}) {
            assertThat(denied(size, u -> -Math.log(u))).as("%d values", size).isLessThanOrEqualTo(10);
            assertThat(denied(size, u -> 1 / Math.sqrt(u) - 1))
                    .as("%d values", size)
                    .isLessThanOrEqualTo(10);
        }
    }

    /** A triangle that rises to its middle; four in five values beyond a gap. */
    @Test
    void rowsThatGatherAwayFromThePlaceAreNone() {
        DoubleUnaryOperator triangle = u -> u < .5 ? Math.sqrt(2 * u) : 2 - Math.sqrt(2 - 2 * u);
        assertThat(denied(100, triangle)).isGreaterThan(450);
        assertThat(denied(1_000, triangle)).isEqualTo(500);
        assertThat(denied(10, u -> u < .2 ? u : u + 3)).isGreaterThan(450);
    }

    @Test
    void tooFewValuesTellNothing() {
        assertThat(DecreasingDensity.isPlausible(new double[0], new double[0])).isTrue();
        assertThat(DecreasingDensity.isPlausible(new double[] {5}, ones(1))).isTrue();
        assertThat(DecreasingDensity.isPlausible(new double[] {0, 0, 0}, ones(3)))
                .isTrue();
    }

    /** Rows of one value stand together; of unequal weights as many count as Kish's effective number. */
    @Test
    void weightsAreRows() {
        double[] one = {1, 4, 4.1, 4.2, 4.3, 4.4};
        double[] twice = {1, 1, 4, 4, 4.1, 4.1, 4.2, 4.2, 4.3, 4.3, 4.4, 4.4};
        double[] two = {2, 2, 2, 2, 2, 2};
        assertThat(DecreasingDensity.distance(one, two)).isEqualTo(DecreasingDensity.distance(twice, ones(12)));
        double distance = DecreasingDensity.distance(one, ones(6));
        assertThat(distance * Math.sqrt(6)).isGreaterThan(1);
        assertThat(DecreasingDensity.isPlausible(one, two)).isFalse();
        assertThat(DecreasingDensity.isPlausible(one, new double[] {1, 1, 1, 1, 1, 1e6}))
                .as("one row for all of them")
                .isTrue();
    }
}
