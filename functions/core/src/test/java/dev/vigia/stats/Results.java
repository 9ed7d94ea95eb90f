package dev.vigia.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.assertj.core.api.Assertions;

/** What tests here read and draw again and again. */
final class Results {
    private Results() {}

    static TestResult.Defined defined(TestResult result) {
        return switch (result) {
            case TestResult.Defined some -> some;
            case TestResult.Undefined none -> Assertions.fail("undefined: " + none.reason());
        };
    }

    static double pValue(TestResult result) {
        return defined(result).pValue();
    }

    static String reason(TestResult result) {
        return switch (result) {
            case TestResult.Defined some -> Assertions.fail("defined: " + some);
            case TestResult.Undefined none -> none.reason();
        };
    }

    /** Returns the share of each of so many standard normal quantile cells after a change of the distribution. */
    static double[] quantileShares(int cells, DoubleUnaryOperator distribution) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double[] shares = new double[cells];
        double below = 0;
        for (int cell = 0; cell < cells; cell++) {
            double upTo = cell == cells - 1
                    ? 1
                    : distribution.applyAsDouble(normal.inverseCumulativeProbability((cell + 1.0) / cells));
            shares[cell] = upTo - below;
            below = upTo;
        }
        return shares;
    }

    /** Draws a Poisson number of rows into each cell: given their sum, as independent rows fall, and much faster. */
    static long[] drawPoisson(double[] shares, double rows, SplittableRandom random) {
        UniformRandomProvider uniform = random::nextLong;
        long[] counts = new long[shares.length];
        for (int cell = 0; cell < counts.length; cell++) {
            double mean = shares[cell] * rows;
            counts[cell] = mean > 0 ? PoissonSampler.of(uniform, mean).sample() : 0;
        }
        return counts;
    }

    /** Draws rows into cells of the given shares (any positive sum), as independent rows fall. */
    static long[] draw(double[] shares, int rows, SplittableRandom random) {
        double[] upTo = shares.clone();
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
        long[] counts = new long[shares.length];
        for (int i = 0; i < rows; i++) {
            int cell = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            counts[cell < 0 ? -cell - 1 : cell + 1]++;
        }
        return counts;
    }
}
