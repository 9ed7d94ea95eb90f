package dev.vigia.multivariate;

import dev.vigia.check.Words;

/**
 * How two features hang together, before and now.
 *
 * @param first a feature, a category of it ({@code origin = ANC}), or that it is missing
 * @param second one of another feature
 * @param baseline the correlation of mid-ranks (Spearman's; of flags, phi) in the baseline, in [−1, 1]
 * @param window the same in the window
 * @param logPValue natural logarithm of the p-value that both are the same, corrected for all pairs that were looked at
 */
public record Association(String first, String second, double baseline, double window, double logPValue) {
    /** How far it moved, from 0 to 2. */
    public double change() {
        return Math.abs(window - baseline);
    }

    /**
     * The share of rows that such a change moves, on the scale of other effects: of two normal numbers whose correlation moved by
     * δ from about 0 the total variation is δ/π to first order. A change of .31 so weighs as a shift of .25 standard deviations.
     */
    double moved() {
        return change() / Math.PI;
    }

    /** The corrected p-value; 0 where it is below the smallest double. */
    public double pValue() {
        return Math.exp(logPValue);
    }

    /** As a sentence has it: {@code correlation of distance and delay 0.02 → 0.51}. */
    public String words() {
        return "correlation of " + first + " and " + second + " " + rounded(baseline) + " → " + rounded(window);
    }

    private static String rounded(double correlation) {
        return Words.number(Math.rint(correlation * 100) / 100 + 0.0);
    }
}
