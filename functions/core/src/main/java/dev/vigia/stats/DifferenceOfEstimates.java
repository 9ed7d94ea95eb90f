package dev.vigia.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two independent estimates of one thing, each with its standard error, held against each other by the normal law.
 *
 * @param baseline the first estimate, finite
 * @param baselineError its standard error, finite and not negative
 * @param current the second estimate, finite
 * @param currentError its standard error, finite and not negative
 */
public record DifferenceOfEstimates(double baseline, double baselineError, double current, double currentError) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Checks that the numbers are finite and errors not negative. */
    public DifferenceOfEstimates {
        if (!Double.isFinite(baseline) || !Double.isFinite(current)) {
            throw new IllegalArgumentException(
                    "estimates are " + baseline + " and " + current + ", expected finite numbers");
        }
        if (!(baselineError >= 0
                && currentError >= 0
                && error(baselineError, currentError) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("errors are " + baselineError + " and " + currentError
                    + ", expected finite numbers that are not negative");
        }
    }

    private static double error(double first, double second) {
        return Math.hypot(first, second);
    }

    /** The standard error of the difference. */
    public double error() {
        return error(baselineError, currentError);
    }

    /** Tests that the second is not above the first; the statistic is the difference. Undefined if both errors are 0. */
    public TestResult rise() {
        double difference = current - baseline;
        return error() > 0
                ? TestResult.ofLog(difference, Math.max(-1e300, LogTails.normal(difference / error())))
                : TestResult.undefined("the estimates show no variation");
    }

    /** The most that the second may be and be no evidence of a rise at a level in (0, 1). */
    public double upperLimit(double alpha) {
        return baseline + quantile(alpha) * error();
    }

    /** The least rise that is found at a level with probability .8. */
    public double smallestDetectable(double alpha) {
        return (quantile(alpha) + quantile(0.2)) * error();
    }

    private static double quantile(double alpha) {
        return NORMAL.inverseSurvivalProbability(Arguments.level(alpha));
    }
}
