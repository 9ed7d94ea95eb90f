package dev.vigia.stats;

import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The effect that a window of this size finds with probability {@value #POWER} at its level: what "no drift found" means.
 *
 * <p>Both answers are in the unit of the effect ({@link KolmogorovSmirnovDistance#effect},
 * {@link TotalVariationDistance#effect}) and depend on the summed counts only. Empty if a sample has no rows or all rows
 * lie in one cell.
 */
public final class SmallestDetectable {
    /** Probability with which the effect is found. */
    public static final double POWER = 0.8;

    /** What a smooth shift costs more under {@link NumberTwoSample} than under the best test of a shift (simulated). */
    private static final double COMBINED = 1.03;

    private SmallestDetectable() {}

    /**
     * Returns the Kolmogorov–Smirnov effect of the least shift that {@link NumberTwoSample} finds.
     *
     * <p>A shift is a change along the mid-rank scores of the cells: with κ the largest sum of standardised scores over a
     * lower part of the cells (√3/4 for continuous values, √(p(1 − p)) for two), κ (z<sub>1−α/2</sub> + z<sub>0.8</sub>)
     * √(1/n + 1/m), times {@value #COMBINED} where tests are combined. Changes that are not a shift, such as a narrow
     * bump, may need more or less.
     *
     * @param alpha level of the test
     */
    public static OptionalDouble ofNumber(TwoSampleCounts counts, double alpha) {
        Arguments.level(alpha);
        if (counts.oneIsEmpty() || counts.cells() < 2) {
            return OptionalDouble.empty();
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double reach = normal.inverseSurvivalProbability(alpha / 2) + normal.inverseCumulativeProbability(POWER);
        double cost = counts.cells() == 2 ? 1 : COMBINED;
        return capped(cost * largestPartialScore(counts) * reach * Math.sqrt(counts.varianceFactor()));
    }

    /**
     * Returns a total variation on the pooled cells that {@link CategoryTwoSample} finds, whichever categories change.
     *
     * <p>½ √(λ (1/n + 1/m)), λ the noncentrality at which chi-square on the pools has power {@value #POWER}: a change of
     * total variation TV has at least 4 TV² nm/(n + m), by Cauchy and Schwarz.
     *
     * @param alpha level of the test
     */
    public static OptionalDouble ofCategory(TwoSampleCounts counts, double alpha) {
        Arguments.level(alpha);
        if (counts.oneIsEmpty() || counts.cells() < 2) {
            return OptionalDouble.empty();
        }
        int pools = CategoryTwoSample.pools(counts).cells();
        return capped(Math.sqrt(noncentrality(pools - 1.0, alpha) * counts.varianceFactor()) / 2);
    }

    /** Returns the noncentrality at which chi-square of these degrees of freedom has power {@value #POWER}. */
    static double noncentrality(double degrees, double alpha) {
        return noncentralityBeyond(degrees, ChiSquaredDistribution.of(degrees).inverseSurvivalProbability(alpha));
    }

    /** Returns the noncentrality at which chi-square of these degrees of freedom is above a value so often. */
    static double noncentralityBeyond(double degrees, double critical) {
        UnivariateFunction excess = lambda -> noncentralSurvival(degrees, lambda, critical) - POWER;
        // the mean of the statistic at the root lies near the critical value
        return new BrentSolver(1e-9).solve(200, excess, 0, 4 * critical + 10);
    }

    private static double noncentralSurvival(double degrees, double lambda, double x) {
        if (lambda == 0) {
            return RegularizedGamma.Q.value(degrees / 2, x / 2);
        }
        PoissonDistribution mixture = PoissonDistribution.of(lambda / 2);
        double spread = 8 * Math.sqrt(lambda / 2) + 20;
        double sum = 0;
        for (int j = (int) Math.max(0, lambda / 2 - spread); j < lambda / 2 + spread; j++) {
            sum += mixture.probability(j) * RegularizedGamma.Q.value(degrees / 2 + j, x / 2);
        }
        return sum;
    }

    private static double largestPartialScore(TwoSampleCounts counts) {
        double total = counts.total();
        double variance = 0;
        double partial = 0;
        double most = 0;
        long below = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            double share = counts.pooled(cell) / total;
            double score = (below + counts.pooled(cell) / 2.0) / total - 0.5;
            variance += share * score * score;
            partial += share * score;
            most = Math.max(most, Math.abs(partial));
            below += counts.pooled(cell);
        }
        return most / Math.sqrt(variance);
    }

    /** No distance exceeds 1: then not even a complete change is found with that probability. */
    private static OptionalDouble capped(double effect) {
        return OptionalDouble.of(Math.min(1, effect));
    }
}
