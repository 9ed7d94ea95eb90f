package dev.vigia.performance;

/**
 * The area under the ROC curve by counts in bins of the score, ties within a bin counted half, with DeLong's standard error
 * (doi:10.2307/2531595). NaN where either label has no row, the error with fewer than two of either.
 */
final class BinnedRoc {
    private final double auc;
    private final double error;
    private final double rarer;

    /** From how many rows of either label lie in each bin, in the order of the score. */
    BinnedRoc(long[] positive, long[] negative) {
        double positives = sum(positive);
        double negatives = sum(negative);
        rarer = Math.min(positives, negatives);
        double[] below = shares(negative, negatives);
        double ordered = 0;
        for (int bin = 0; bin < positive.length; bin++) {
            ordered += positive[bin] * below[bin];
        }
        auc = ordered / positives;
        double[] positivesBelow = shares(positive, positives);
        double first = 0;
        double second = 0;
        for (int bin = 0; bin < positive.length; bin++) {
            first += positive[bin] * ProbabilityMeasures.square(below[bin] - auc);
            second += negative[bin] * ProbabilityMeasures.square(1 - positivesBelow[bin] - auc);
        }
        error = rarer < 2
                ? Double.NaN
                : Math.sqrt(first / (positives - 1) / positives + second / (negatives - 1) / negatives);
    }

    private static double sum(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The share below each bin, and half of its own. */
    private static double[] shares(long[] counts, double all) {
        double[] shares = new double[counts.length];
        double before = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            shares[bin] = (before + counts[bin] / 2.0) / all;
            before += counts[bin];
        }
        return shares;
    }

    Measurement measurement() {
        return new Measurement("auc", auc, error, rarer - 1);
    }
}
