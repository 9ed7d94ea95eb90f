package dev.vigia.stats;

import java.util.Arrays;

/** −ln p of {@link PointMass} from the smaller sample's counts, given the pooled counts; tails are kept once made. */
final class PointMassOfSample implements SampleStatistic {
    private final long[] pooled;
    private final double[][] logTail;
    private final double share;
    private final boolean windowIsSmaller;

    PointMassOfSample(TwoSampleCounts counts) {
        this.pooled = new long[counts.cells()];
        for (int cell = 0; cell < pooled.length; cell++) {
            pooled[cell] = counts.pooled(cell);
        }
        this.logTail = new double[pooled.length][0];
        this.share = (double) counts.windowTotal() / counts.total();
        this.windowIsSmaller = counts.windowTotal() <= counts.baselineTotal();
    }

    @Override
    public double of(int[] smaller) {
        double least = 0;
        for (int cell = 0; cell < smaller.length; cell++) {
            long window = windowIsSmaller ? smaller[cell] : pooled[cell] - smaller[cell];
            if (window > pooled[cell] * share) {
                least = Math.min(least, logTail(cell, smaller[cell], window));
            }
        }
        return Math.max(0, -least - Math.log(smaller.length));
    }

    private double logTail(int cell, int index, long window) {
        double[] known = logTail[cell];
        if (known.length <= index) {
            known = Arrays.copyOf(known, (int) Math.min(pooled[cell], 2L * index + 8) + 1);
            logTail[cell] = known;
        }
        if (known[index] == 0) {
            known[index] = LogTails.binomial(window, pooled[cell], share);
        }
        return known[index];
    }
}
