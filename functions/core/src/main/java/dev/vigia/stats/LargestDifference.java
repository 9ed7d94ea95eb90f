package dev.vigia.stats;

import java.util.OptionalDouble;

/** The largest difference of shares of one cell, max |qⱼ − pⱼ| (L∞), in [0, 1]; empty if a sample has no rows. */
public final class LargestDifference {
    private LargestDifference() {}

    /** Returns the distance. */
    public static OptionalDouble between(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return OptionalDouble.empty();
        }
        double most = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            double q = (double) counts.window[cell] / counts.windowTotal();
            double p = (double) counts.baseline[cell] / counts.baselineTotal();
            most = Math.max(most, Math.abs(q - p));
        }
        return OptionalDouble.of(most);
    }
}
