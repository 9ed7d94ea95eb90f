package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against every pair of rows; {@code PerformanceReferenceTest} holds it against scikit-learn. */
class WeightedRocTest {
    private static double[] scores(int rows, int levels, SplittableRandom random) {
        return random.ints(rows, 0, levels)
                .mapToDouble(level -> level / 4.0 - 2)
                .toArray();
    }

    private static double[] truths(double[] probabilities, SplittableRandom random) {
        return Arrays.stream(probabilities)
                .map(p -> random.nextDouble() < p ? 1 : 0)
                .toArray();
    }

    private static double ofPair(double positive, double negative) {
        return positive > negative ? 1 : positive == negative ? .5 : 0;
    }

    /** Pairs in order over pairs, both weighed by how probable it is that the pair is one. */
    private static double auc(double[] scores, double[] positive) {
        double ordered = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                double weight = i == j ? 0 : positive[i] * (1 - positive[j]);
                pairs += weight;
                ordered += weight * ofPair(scores[i], scores[j]);
            }
        }
        return ordered / pairs;
    }

    private static double ks(double[] scores, double[] positive) {
        double positives = Arrays.stream(positive).sum();
        double most = 0;
        for (double at : scores) {
            double gap = 0;
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] <= at) {
                    gap += positive[i] / positives - (1 - positive[i]) / (scores.length - positives);
                }
            }
            most = Math.max(most, Math.abs(gap));
        }
        return most;
    }

    @Test
    void areaAndGapAreThoseOfAllPairs() {
        SplittableRandom random = new SplittableRandom(4);
        for (int levels : new int[] {2, 6, 1_000}) {
            double[] scores = scores(80, levels, random);
            double[] probabilities = random.doubles(80).toArray();
            for (double[] positive : new double[][] {probabilities, truths(probabilities, random)}) {
                WeightedRoc roc = WeightedRoc.of(scores, positive);
                assertThat(roc.auc()).isCloseTo(auc(scores, positive), within(1e-12));
                assertThat(roc.ks()).isCloseTo(ks(scores, positive), within(1e-12));
            }
        }
    }

    @Test
    void aPerfectScoreHasAnAreaOfOne() {
        WeightedRoc roc = WeightedRoc.of(new double[] {1, 2, 3, Double.POSITIVE_INFINITY}, new double[] {0, 0, 1, 1});
        assertThat(roc.auc()).isEqualTo(1);
        assertThat(roc.ks()).isEqualTo(1);
        assertThat(roc.error()).isZero();
        assertThat(roc.spread()).isZero();
        assertThat(WeightedRoc.of(new double[] {-0.0, 0.0}, new double[] {0, 1}).auc())
                .isEqualTo(.5);
    }

    /** Drawn 2,000 times: the deviation of areas, by truths of given rows, and by rows of a population. */
    @Test
    void errorAndSpreadAreTheDeviationsOfDraws() {
        SplittableRandom random = new SplittableRandom(6);
        double[] scores = scores(300, 40, random);
        double[] probabilities =
                Arrays.stream(scores).map(s -> 1 / (1 + Math.exp(1 - s / 3))).toArray();
        double[] given = new double[2_000];
        double[] drawn = new double[2_000];
        double[] errors = new double[2_000];
        for (int i = 0; i < given.length; i++) {
            given[i] = WeightedRoc.of(scores, truths(probabilities, random)).auc();
            double[] fresh = scores(300, 40, random);
            WeightedRoc roc = WeightedRoc.of(
                    fresh,
                    truths(
                            Arrays.stream(fresh)
                                    .map(s -> 1 / (1 + Math.exp(1 - s / 3)))
                                    .toArray(),
                            random));
            drawn[i] = roc.auc();
            errors[i] = roc.error();
        }
        WeightedRoc expected = WeightedRoc.of(scores, probabilities);
        assertThat(expected.spread()).isCloseTo(deviation(given), within(.05 * deviation(given)));
        assertThat(Arrays.stream(errors).average().orElseThrow())
                .isCloseTo(deviation(drawn), within(.05 * deviation(drawn)));
        assertThat(Arrays.stream(given).average().orElseThrow()).isCloseTo(expected.auc(), within(.003));
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** The variances of each positive's and each negative's share of pairs in order, over how many there are. */
    @Test
    void theErrorIsDeLongs() {
        SplittableRandom random = new SplittableRandom(12);
        double[] scores = scores(30, 12, random);
        double[] truths = truths(random.doubles(30).toArray(), random);
        double[][] shares = new double[2][];
        for (int kind = 0; kind < 2; kind++) {
            int of = kind;
            shares[kind] = IntStream.range(0, 30)
                    .filter(i -> truths[i] == of)
                    .mapToDouble(i -> IntStream.range(0, 30)
                            .filter(j -> truths[j] != of)
                            .mapToDouble(j -> ofPair(scores[i], scores[j]))
                            .average()
                            .orElseThrow())
                    .toArray();
        }
        double variance = Math.pow(deviation(shares[0]), 2) / shares[0].length
                + Math.pow(deviation(shares[1]), 2) / shares[1].length;
        assertThat(WeightedRoc.of(scores, truths).error()).isCloseTo(Math.sqrt(variance), within(1e-12));
    }

    @Test
    void oneClassAloneIsNotRanked() {
        for (double only : new double[] {0, 1}) {
            WeightedRoc roc = WeightedRoc.of(new double[] {1, 2}, new double[] {only, only});
            assertThat(roc.auc()).isNaN();
            assertThat(roc.ks()).isNaN();
            assertThat(roc.error()).isNaN();
            assertThat(roc.spread()).isNaN();
        }
        assertThat(WeightedRoc.of(new double[] {5}, new double[] {.5}).auc())
                .as("a row is no pair with itself")
                .isNaN();
        double[] scores = {1, 2, 3, 4};
        assertThat(WeightedRoc.of(scores, new double[] {0, 1, 0, 0}).error()).isNaN();
        assertThat(WeightedRoc.of(scores, new double[] {1, 1, 1, 0}).error()).isNaN();
        assertThat(WeightedRoc.of(scores, new double[] {0, 1, 0, 1}).error()).isPositive();
    }

    @Test
    void whatIsNoScoreOrProbabilityIsRefused() {
        assertThatThrownBy(() -> WeightedRoc.of(new double[] {1}, new double[] {1, 0}))
                .hasMessage("1 scores and 2 probabilities: expected as many");
        for (double[] row : new double[][] {{Double.NaN, 1}, {1, -.1}, {1, 1.1}, {1, Double.NaN}}) {
            assertThatThrownBy(() -> WeightedRoc.of(new double[] {1, row[0]}, new double[] {1, row[1]}))
                    .hasMessage("row 1 has a score that is NaN or a probability outside [0, 1]");
        }
    }
}
