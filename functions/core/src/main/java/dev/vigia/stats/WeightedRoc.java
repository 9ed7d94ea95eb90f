package dev.vigia.stats;

import java.util.Arrays;

/**
 * How well a score ranks positives above negatives, where each row is positive with a probability. With probabilities of 0
 * and 1 that is the measured area under the ROC curve; with others it is the area that is expected of rows whose truth
 * is not known: the ratio of the expected number of pairs in order to that of pairs, ties counted half.
 *
 * <p>Scores are finite or infinite, in any range; probabilities are in [0, 1]. Where either class has no weight nothing is
 * defined, and every answer is NaN.
 */
public final class WeightedRoc {
    private final double[] positive;
    private final double[] below;
    private final double[] above;
    private final double positives;
    private final double negatives;
    private final double auc;
    private final double ks;

    private WeightedRoc(double[] scores, double[] positive) {
        double[] values = Arrays.stream(scores).sorted().distinct().toArray();
        double[][] weights = new double[2][values.length];
        int[] groups = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            groups[i] = Arrays.binarySearch(values, scores[i]);
            weights[0][groups[i]] += positive[i];
            weights[1][groups[i]] += 1 - positive[i];
        }
        this.positive = positive;
        this.positives = Arrays.stream(positive).sum();
        this.negatives = scores.length - positives;
        double[] negativesBelow = middles(weights[1]);
        double[] positivesBelow = middles(weights[0]);
        this.below = new double[scores.length];
        this.above = new double[scores.length];
        double ordered = 0;
        double itself = 0;
        for (int i = 0; i < scores.length; i++) {
            below[i] = negativesBelow[groups[i]];
            above[i] = positives - positivesBelow[groups[i]];
            ordered += positive[i] * below[i];
            itself += positive[i] * (1 - positive[i]);
        }
        double pairs = positives * negatives - itself;
        this.auc = isDefined() && pairs > 0 ? (ordered - itself / 2) / pairs : Double.NaN;
        this.ks = isDefined() ? largestGap(weights) : Double.NaN;
    }

    /**
     * Ranks rows.
     *
     * @param scores one for each row, not NaN
     * @param positive the probability that the row is positive, in [0, 1]
     * @throws IllegalArgumentException if the lengths differ, a score is NaN or a probability is not in [0, 1]
     */
    public static WeightedRoc of(double[] scores, double[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores and " + positive.length + " probabilities: expected as many");
        }
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i]) || !(positive[i] >= 0 && positive[i] <= 1)) {
                throw new IllegalArgumentException(
                        "row " + i + " has a score that is NaN or a probability outside [0, 1]");
            }
        }
        // 0.0 and -0.0 are one value to a model and two to a sort
        return new WeightedRoc(Arrays.stream(scores).map(score -> score + 0.0).toArray(), positive.clone());
    }

    private boolean isDefined() {
        return positives > 0 && negatives > 0;
    }

    /** The weight below each group, and half of its own. */
    private static double[] middles(double[] weights) {
        double[] middles = new double[weights.length];
        double before = 0;
        for (int i = 0; i < weights.length; i++) {
            middles[i] = before + weights[i] / 2;
            before += weights[i];
        }
        return middles;
    }

    private double largestGap(double[][] weights) {
        double gap = 0;
        double largest = 0;
        for (int i = 0; i < weights[0].length; i++) {
            gap += weights[0][i] / positives - weights[1][i] / negatives;
            largest = Math.max(largest, Math.abs(gap));
        }
        return Math.min(1, largest);
    }

    /** The area under the ROC curve, in [0, 1]; {@code sklearn.metrics.roc_auc_score} where the truth is known. */
    public double auc() {
        return auc;
    }

    /** The largest distance between the score's distribution functions of both classes, in [0, 1]. */
    public double ks() {
        return ks;
    }

    /**
     * The standard error of the area as an estimate of that of the population, for probabilities of 0 and 1 (DeLong, DeLong
     * and Clarke-Pearson 1988, doi:10.2307/2531595); NaN with fewer than two rows of either class.
     */
    public double error() {
        double first = 0;
        double second = 0;
        for (int i = 0; i < positive.length; i++) {
            double ofPositive = below[i] / negatives - auc;
            double ofNegative = above[i] / positives - auc;
            first += positive[i] * ofPositive * ofPositive;
            second += (1 - positive[i]) * ofNegative * ofNegative;
        }
        return positives < 2 || negatives < 2
                ? Double.NaN
                : Math.sqrt(first / (positives - 1) / positives + second / (negatives - 1) / negatives);
    }

    /**
     * The standard deviation of the area that these rows will have once each is known to be positive or not, if they are so
     * with the given probabilities independently: the delta method on pairs in order over pairs.
     */
    public double spread() {
        double variance = 0;
        for (int i = 0; i < positive.length; i++) {
            double slope = (below[i] - above[i] - auc * (negatives - positives)) / (positives * negatives);
            variance += positive[i] * (1 - positive[i]) * slope * slope;
        }
        return isDefined() ? Math.sqrt(variance) : Double.NaN;
    }
}
