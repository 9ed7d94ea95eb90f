package dev.vigia.stats;

import java.util.Arrays;

/** −ln p of {@link PointMass} from the smaller sample's counts, given the pooled counts; tails are kept once made, and not made
 * where a bound says that they cannot be the least. */
final class PointMassOfSample implements SampleStatistic {
    /** Excesses over the mean that are kept. */
    private static final int KEPT = 4096;

    private final long[] pooled;
    private final double[] expected;
    private final double[][] logTail;
    private final double share;
    private final boolean windowIsSmaller;

    PointMassOfSample(TwoSampleCounts counts) {
        this.pooled = new long[counts.cells()];
        this.expected = new double[counts.cells()];
        this.share = (double) counts.windowTotal() / counts.total();
        for (int cell = 0; cell < pooled.length; cell++) {
            pooled[cell] = counts.pooled(cell);
            expected[cell] = pooled[cell] * share;
        }
        this.logTail = new double[pooled.length][0];
        this.windowIsSmaller = counts.windowTotal() <= counts.baselineTotal();
    }

    @Override
    public double of(long[] smaller) {
        double least = 0;
        for (int cell = 0; cell < smaller.length; cell++) {
            long window = windowIsSmaller ? smaller[cell] : pooled[cell] - smaller[cell];
            if (window > expected[cell]) {
                least = Math.min(least, logTail(cell, window, least));
            }
        }
        return Math.max(0, -least - Math.log(smaller.length));
    }

    private double logTail(int cell, long window, double least) {
        long excess = window - (long) expected[cell];
        if (excess >= KEPT) {
            return LogTails.binomial(window, pooled[cell], share);
        }
        int index = (int) excess;
        double[] kept = logTail[cell];
        if (index < kept.length && kept[index] != 0) {
            return kept[index];
        }
        double exponent = PointMass.exponent(window, pooled[cell], share);
        if (PointMass.lowerBound(exponent, window, pooled[cell]) >= least) {
            return 0;
        }
        if (index >= kept.length) {
            kept = Arrays.copyOf(kept, Math.min(KEPT, 2 * index + 8));
            logTail[cell] = kept;
        }
        kept[index] = LogTails.binomial(window, pooled[cell], share);
        return kept[index];
    }
}
