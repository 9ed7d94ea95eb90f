package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class ProbabilityCalibrationTest {
    /** Rows of one probability, the first so many of them positive. */
    private record Group(double probability, int rows, int positives) {}

    private static double[] probabilities(Group... groups) {
        return Arrays.stream(groups)
                .flatMapToDouble(group -> java.util.stream.DoubleStream.generate(group::probability)
                        .limit(group.rows()))
                .toArray();
    }

    private static double[] outcomes(Group... groups) {
        return Arrays.stream(groups)
                .flatMapToDouble(group -> java.util.stream.IntStream.range(0, group.rows())
                        .mapToDouble(i -> i < group.positives() ? 1 : 0))
                .toArray();
    }

    private static TestResult test(Group... groups) {
        return Calibration.test(probabilities(groups), outcomes(groups));
    }

    private static void assertChiSquare(TestResult result, double statistic, int degrees) {
        assertThat(defined(result).statistic()).isCloseTo(statistic, within(1e-9));
        assertThat(defined(result).pValue())
                .isCloseTo(ChiSquaredDistribution.of(degrees).survivalProbability(statistic), within(1e-12));
    }

    @Test
    void theExpectedErrorIsWeighedByRows() {
        assertThat(Calibration.expectedError(new double[] {.05, .05, .95, 1}, new double[] {0, 1, 1, 1}))
                .isCloseTo((.9 + .05) / 4, within(1e-12));
        assertThat(Calibration.expectedError(new double[] {.75, .75, .75, .75}, new double[] {1, 1, 1, 0}))
                .isZero();
        assertThat(Calibration.expectedError(new double[0], new double[0])).isNaN();
    }

    @Test
    void tenGroupsAreHeldAgainstTheirProbabilities() {
        Group[] groups = new Group[10];
        double statistic = 0;
        for (int i = 0; i < groups.length; i++) {
            double p = .1 + .08 * i;
            int positives = (int) Math.round(100 * p) + (i % 3 - 1) * 4;
            groups[i] = new Group(p, 100, positives);
            statistic += Math.pow(positives - 100 * p, 2) / (100 * p * (1 - p));
        }
        assertChiSquare(test(groups), statistic, 10);
    }

    @Test
    void equalProbabilitiesAreOneGroup() {
        assertChiSquare(test(new Group(.25, 100, 34)), 81 / 18.75, 1);
    }

    @Test
    void aGroupThatExpectsTooFewIsJoinedWithTheNext() {
        assertChiSquare(test(new Group(.05, 50, 3), new Group(.15, 50, 13)), 36 / (50 * (.05 * .95 + .15 * .85)), 1);
    }

    @Test
    void whatIsLeftAtTheEndIsNotUsed() {
        assertChiSquare(test(new Group(.5, 50, 31), new Group(.99, 10, 10)), 36 / 12.5, 1);
        assertChiSquare(test(new Group(.5, 50, 31), new Group(.99, 10, 0)), 36 / 12.5, 1);
    }

    @Test
    void fiveExpectedAreEnoughAndFiftyRows() {
        assertChiSquare(test(new Group(.0625, 80, 9)), 16 / (80 * .0625 * .9375), 1);
        assertChiSquare(test(new Group(.9375, 80, 71)), 16 / (80 * .0625 * .9375), 1);
        assertThat(reason(test(new Group(.0625, 79, 9)))).isEqualTo("fewer than 5 positives or negatives are expected");
        assertThat(reason(test(new Group(.5, 49, 20)))).isEqualTo("fewer than 50 rows");
        assertChiSquare(test(new Group(.5, 50, 20)), 25 / 12.5, 1);
    }

    /** 2,000 times 400 rows: 1,000 p-values below a half are expected, 100 below .05; five standard errors about. */
    @Test
    void calibratedProbabilitiesGiveUniformPValues() {
        SplittableRandom random = new SplittableRandom(5);
        int half = 0;
        int low = 0;
        for (int round = 0; round < 2_000; round++) {
            double[] probabilities = random.doubles(400).map(u -> .05 + .9 * u).toArray();
            double[] outcomes = Arrays.stream(probabilities)
                    .map(p -> random.nextDouble() < p ? 1 : 0)
                    .toArray();
            double p = defined(Calibration.test(probabilities, outcomes)).pValue();
            half += p < .5 ? 1 : 0;
            low += p < .05 ? 1 : 0;
        }
        assertThat(half).isBetween(890, 1_110);
        assertThat(low).isBetween(55, 150);
    }
}
