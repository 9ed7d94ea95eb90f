package dev.vigia.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two independent estimates of one thing held against each other by Student's law, with Welch's degrees of freedom (1947,
 * doi:10.1093/biomet/34.1-2.28). Estimates of few rows have an error that is itself uncertain: by the normal law
 * they would alarm up to six times as often as they should at a level of 1e-4.
 */
public record DifferenceOfEstimates(Estimate baseline, Estimate current) {
    private static final double MANY = 1e7;

    /** The standard error of the difference. */
    public double error() {
        return Math.hypot(baseline.error(), current.error());
    }

    /** Tests that the second is not above the first; the statistic is the difference. Undefined if both errors are 0. */
    public TestResult rise() {
        double difference = current.value() - baseline.value();
        if (!(error() > 0)) {
            return TestResult.undefined("the estimates show no variation");
        }
        double t = difference / error();
        double log = degrees() < MANY && t > 0 ? LogTails.student(degrees(), t) : LogTails.normal(t);
        return TestResult.ofLog(difference, Math.max(-1e300, log));
    }

    /** The most that the second may be and be no evidence of a rise at a level in (0, 1). */
    public double upperLimit(double alpha) {
        return baseline.value() + quantile(alpha) * error();
    }

    /** The least rise that is found at a level with probability .8. */
    public double smallestDetectable(double alpha) {
        return (quantile(alpha) + quantile(0.2)) * error();
    }

    /** Between those of either estimate; with no error in either, those of the second. */
    private double degrees() {
        double whole = error() * error();
        if (!(whole > 0)) {
            return current.degrees();
        }
        double first = baseline.error() * baseline.error() / whole;
        double second = current.error() * current.error() / whole;
        return 1 / (first * first / baseline.degrees() + second * second / current.degrees());
    }

    private double quantile(double alpha) {
        double level = Arguments.level(alpha);
        DoubleUnaryOperator law = degrees() < MANY
                ? TDistribution.of(degrees())::inverseSurvivalProbability
                : NormalDistribution.of(0, 1)::inverseSurvivalProbability;
        return law.applyAsDouble(level);
    }
}
