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
                .allSatisfy(row -> assertThat(
                                DecreasingDensity.distance(row.numbers(0), row.numbers(1), Double.POSITIVE_INFINITY))
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
                        ones(size),
                        0))
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
        assertThat(DecreasingDensity.isPlausible(new double[0], new double[0], 0))
                .isTrue();
        assertThat(DecreasingDensity.isPlausible(new double[] {5}, ones(1), 0)).isTrue();
        assertThat(DecreasingDensity.isPlausible(new double[] {0, 0, 0}, ones(3), 0))
                .isTrue();
    }

    /** Rows of one value stand together; of unequal weights as many count as Kish's effective number. */
    @Test
    void weightsAreRows() {
        double[] one = {1, 4, 4.1, 4.2, 4.3, 4.4};
        double[] twice = {1, 1, 4, 4, 4.1, 4.1, 4.2, 4.2, 4.3, 4.3, 4.4, 4.4};
        double[] two = {2, 2, 2, 2, 2, 2};
        assertThat(DecreasingDensity.distance(one, two, 5)).isEqualTo(DecreasingDensity.distance(twice, ones(12), 5));
        double distance = DecreasingDensity.distance(one, ones(6), 0);
        assertThat(distance * Math.sqrt(6)).isGreaterThan(1);
        assertThat(DecreasingDensity.isPlausible(one, two, 5)).isFalse();
        assertThat(DecreasingDensity.isPlausible(one, new double[] {1, 1, 1, 1, 1, 1e6}, 0))
                .as("one row for all of them")
                .isTrue();
    }

    /** 30 values up to 3 and 120 at 995: of integers as far apart as that a step, of others far away from it. */
    @Test
    void rowsOfOneValueGatherWhereValuesAreFiner() {
        double[] distances = IntStream.range(0, 150)
                .mapToDouble(i -> i < 30 ? (i + 1) / 10.0 : 995)
                .toArray();
        assertThat(DecreasingDensity.isPlausible(distances, ones(150), .1)).isFalse();
        assertThat(DecreasingDensity.isPlausible(distances, ones(150), 1_000)).isTrue();
        assertThat(DecreasingDensity.distance(distances, ones(150), .1))
                .isCloseTo(120 / 150.0 * 964.9 / 992, within(.05));
        double[] integers = IntStream.range(0, 150)
                .mapToDouble(i -> 1 + Math.floor(i * i / 2_500.0))
                .toArray();
        assertThat(DecreasingDensity.isPlausible(integers, ones(150), 1))
                .as("fewer of each")
                .isTrue();
        assertThat(DecreasingDensity.isPlausible(integers, ones(150), .01))
                .as("with gaps between")
                .isFalse();
    }
}
