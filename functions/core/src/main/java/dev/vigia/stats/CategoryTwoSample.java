package dev.vigia.stats;

/**
 * The test of a category that decides about drift: one p-value from counts in cells without order.
 *
 * <p>Pearson's chi-square on {@link CellPooling#unordered pooled} cells. With two cells, or two pools, it is Fisher's
 * exact test; where everything pools into one, Fisher's test of the largest cell against all others. Where the smaller
 * sample has fewer than 1,000 rows (2,000 if a pool expects fewer than {@value #THIN}) and the p-value is between α/1000 and
 * 50 α, X² is judged by permutations; where none of them is as extreme, the chi-square law says how much below α/10 the p-value is.
 *
 * @param alpha level that one such test has, in (0, 1); it governs where and how finely exact values are computed
 * @param seed of the permutations
 */
public record CategoryTwoSample(double alpha, long seed) {
    /** Expected rows of a pool below which the chi-square law is not relied on. */
    static final double THIN = 20;

    /** Rows of the smaller sample from which pools that expect ten rows are sound (.4 to 1.6 times in simulations). */
    static final int MANY = 2000;

    /** Checks the level. */
    public CategoryTwoSample {
        Arguments.level(alpha);
    }

    /**
     * Returns the cells that are compared: {@link CellPooling#unordered pools}, or the largest cell and all others where
     * everything pools into one. An effect to go with the p-value is to be taken on these.
     */
    public static TwoSampleCounts pools(TwoSampleCounts counts) {
        TwoSampleCounts pools = CellPooling.unordered(counts);
        return pools.cells() < 2 && counts.cells() > 1 ? largestAgainstRest(counts) : pools;
    }

    /** Returns X² of the pools, or Fisher's difference of shares, with its p-value. */
    public TestResult test(TwoSampleCounts counts) {
        TwoSampleCounts pools = pools(counts);
        if (pools.cells() == 2) {
            return FisherExact.test(pools);
        }
        return switch (ChiSquareTwoSample.test(pools)) {
            case TestResult.Undefined none -> none;
            case TestResult.Defined some -> needsExact(pools, some) ? exact(pools, some) : some;
        };
    }

    private boolean needsExact(TwoSampleCounts pools, TestResult.Defined asymptotic) {
        boolean thin = pools.expectedInSmaller(0) < THIN && pools.smallerTotal() < MANY;
        boolean few = pools.smallerTotal() < NumberTwoSample.FEW;
        return (thin || few) && asymptotic.pValue() < 50 * alpha && asymptotic.pValue() > alpha / 1000;
    }

    private TestResult exact(TwoSampleCounts pools, TestResult.Defined asymptotic) {
        int[] each = java.util.stream.IntStream.range(0, pools.cells()).toArray();
        return PermutationTest.forLevel(alpha, seed)
                .test(pools, new ChiSquareOfSample(pools, each), asymptotic.statistic(), asymptotic.logPValue());
    }

    private static TwoSampleCounts largestAgainstRest(TwoSampleCounts counts) {
        int largest = 0;
        for (int cell = 1; cell < counts.cells(); cell++) {
            largest = counts.pooled(cell) > counts.pooled(largest) ? cell : largest;
        }
        int[] groupOfCell = new int[counts.cells()];
        groupOfCell[largest] = 1;
        return counts.grouped(groupOfCell, 2);
    }
}
