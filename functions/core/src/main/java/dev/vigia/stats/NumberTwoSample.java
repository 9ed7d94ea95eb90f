package dev.vigia.stats;

import dev.vigia.stats.CauchyCombination.Weighed;
import java.util.List;

/**
 * The test of a number that decides about drift: one p-value from counts in ordered cells.
 *
 * <p>Three tests are combined by Cauchy, with weights of 4, 2 and 1: {@link AndersonDarlingTwoSample} on the cells (smooth changes),
 * {@link ChiSquareTwoSample} on {@link CellPooling#ordered pooled} quantile groups (bumps, gaps) and {@link PointMass} (a
 * value that gathers rows). Their laws are those of many rows; where these do not hold and the p-value could matter, the
 * combined statistic is judged by permutations instead, exactly:
 *
 * <ul>
 *   <li>two cells: always Fisher's exact test;
 *   <li>the smaller sample has fewer than {@value #FEW} rows, or expects fewer than {@value #FEW_OUTSIDE} outside its
 *       largest cell, and the p-value is between α/1000 and 50 α: permutations;
 *   <li>it expects fewer than {@value #SPARSE} rows outside its largest cell: the same at every p-value below 50 α.
 * </ul>
 *
 * <p>Below α/1000 the asymptotic value may be wrong by a factor, but no decision at α is. Where no permutation is as extreme the p-value is α/10 or less, and is
 * taken from the asymptotic law, or where that does not hold at any depth from the point mass, whose bound does: no decision at α hangs on it.
 *
 * @param alpha level that one such test has, in (0, 1); it governs where and how finely exact values are computed
 * @param seed of the permutations
 */
public record NumberTwoSample(double alpha, long seed) {
    /** Rows below which the laws of many rows are not relied on. */
    static final int FEW = 1000;

    /** Rows expected outside the largest cell below which they are not relied on. */
    static final int FEW_OUTSIDE = 300;

    /** Rows expected outside the largest cell below which they are not relied on at any depth. */
    static final int SPARSE = 100;

    /**
     * What the three weigh. A mass that gathers in a point is found for certain by far less than an equal share, and a smooth
     * change is where a combination loses most against the best single test.
     */
    static final double SMOOTH = 4;

    static final double LOCAL = 2;
    static final double POINT = 1;

    /** Checks the level. */
    public NumberTwoSample {
        Arguments.level(alpha);
    }

    /** Returns the combined statistic T, or Fisher's difference of shares, with its p-value. */
    public TestResult test(TwoSampleCounts counts) {
        if (counts.cells() == 2) {
            return FisherExact.test(counts);
        }
        TestResult asymptotic = CauchyCombination.combine(List.of(
                new Weighed(AndersonDarlingTwoSample.test(counts), SMOOTH),
                new Weighed(ChiSquareTwoSample.test(CellPooling.ordered(counts)), LOCAL),
                new Weighed(PointMass.test(counts), POINT)));
        return switch (asymptotic) {
            case TestResult.Undefined none -> none;
            case TestResult.Defined some -> needsExact(counts, some) ? exact(counts, some) : some;
        };
    }

    private boolean needsExact(TwoSampleCounts counts, TestResult.Defined asymptotic) {
        double outside = expectedOutsideLargest(counts);
        boolean few = counts.smallerTotal() < FEW || outside < FEW_OUTSIDE;
        double least = outside < SPARSE ? 0 : alpha / 1000;
        return few && asymptotic.pValue() < 50 * alpha && asymptotic.pValue() >= least;
    }

    private TestResult exact(TwoSampleCounts counts, TestResult.Defined asymptotic) {
        double deeper = expectedOutsideLargest(counts) < SPARSE ? pointMass(counts) : asymptotic.logPValue();
        return PermutationTest.forLevel(alpha, seed)
                .test(counts, new CombinedOfSample(counts), asymptotic.statistic(), deeper);
    }

    /** The one of the three whose law holds for few rows too, by Bonferroni's bound with its weight. */
    private static double pointMass(TwoSampleCounts counts) {
        return switch (PointMass.test(counts)) {
            case TestResult.Undefined none -> 0;
            case TestResult.Defined some -> Math.log((SMOOTH + LOCAL + POINT) / POINT) + some.logPValue();
        };
    }

    private static double expectedOutsideLargest(TwoSampleCounts counts) {
        long largest = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            largest = Math.max(largest, counts.pooled(cell));
        }
        return (double) (counts.total() - largest) * counts.smallerTotal() / counts.total();
    }
}
