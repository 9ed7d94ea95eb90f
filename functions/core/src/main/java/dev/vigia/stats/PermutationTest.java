package dev.vigia.stats;

import java.util.SplittableRandom;

/**
 * The exact conditional p-value of any statistic, by seeded random permutations of the rows.
 *
 * <p>Given the pooled counts, every split of the rows into two samples is as likely as every other if nothing has
 * changed. Draws stop when {@value #ENOUGH} were at least as extreme as the sample seen, p = 10/draws, or after all
 * permutations, p = (extreme + 1)/(permutations + 1); both are valid p-values (Besag and Clifford 1991,
 * doi:10.1093/biomet/78.2.301). So p is never below 1/(permutations + 1), and a clear "no" costs few draws.
 *
 * @param permutations the most draws, at least 1
 * @param seed of the random numbers; the same seed and counts give the same p-value
 */
record PermutationTest(int permutations, long seed) {
    static final int ENOUGH = 10;

    PermutationTest {
        Arguments.positive("permutations", permutations);
    }

    /** Returns a test with as many permutations as a decision at this level needs: {@value #ENOUGH}/α. */
    static PermutationTest forLevel(double alpha, long seed) {
        return new PermutationTest((int) Math.min(1e8, Math.ceil(ENOUGH / Arguments.level(alpha))), seed);
    }

    /**
     * The p-value, or a smaller one where no permutation was as extreme: then it is known only to be 1/(permutations + 1) or less, and how much less another law has to say. Where that
     * says no less, it is a bound.
     *
     * @param shown the statistic of the result
     * @param logDeeper the natural logarithm of what the other law says
     */
    TestResult.Defined test(TwoSampleCounts counts, SampleStatistic statistic, double shown, double logDeeper) {
        double log = Math.log(pValue(counts, statistic));
        boolean isLeast = log <= -Math.log(permutations + 1.0);
        return new TestResult.Defined(shown, isLeast ? Math.min(log, logDeeper) : log, isLeast && logDeeper >= log);
    }

    double pValue(TwoSampleCounts counts, SampleStatistic statistic) {
        int cells = counts.cells();
        long[] pooled = new long[cells];
        long[] smaller = new long[cells];
        boolean windowIsSmaller = counts.windowTotal() <= counts.baselineTotal();
        for (int cell = 0; cell < cells; cell++) {
            pooled[cell] = counts.pooled(cell);
            smaller[cell] = windowIsSmaller ? counts.window[cell] : counts.baseline[cell];
        }
        // ties are met by the same sums in another order
        double seen = statistic.of(smaller);
        double limit = seen - 1e-9 * Math.abs(seen);
        RowSampler sampler = new RowSampler(pooled, counts.smallerTotal());
        SplittableRandom random = new SplittableRandom(seed);
        int extreme = 0;
        for (int draw = 1; draw <= permutations; draw++) {
            sampler.draw(random, smaller);
            extreme += statistic.of(smaller) >= limit ? 1 : 0;
            if (extreme == ENOUGH) {
                return (double) ENOUGH / draw;
            }
        }
        return (extreme + 1.0) / (permutations + 1.0);
    }
}
