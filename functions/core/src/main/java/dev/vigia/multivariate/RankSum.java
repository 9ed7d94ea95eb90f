package dev.vigia.multivariate;

import dev.vigia.stats.SubsetSum;
import java.util.Arrays;

/**
 * How well scores tell two samples apart, by ranks.
 *
 * @param auc the chance that a row of the second has a higher score than one of the first, ties counted half
 * @param error its standard error (DeLong, DeLong and Clarke-Pearson 1988, doi:10.2307/2531595)
 * @param logPValue ln of the chance of so high an AUC or higher if both are alike, given all scores (Wilcoxon's law,
 *     with ties)
 */
record RankSum(double auc, double error, double logPValue) {
    /** @param scores the first sample's, then the second's; one or more of each */
    static RankSum of(double[] scores, int first) {
        int second = scores.length - first;
        double[] ranks = Pooled.ranks(scores);
        double[] within = new double[scores.length];
        System.arraycopy(Pooled.ranks(Arrays.copyOf(scores, first)), 0, within, 0, first);
        System.arraycopy(Pooled.ranks(Arrays.copyOfRange(scores, first, scores.length)), 0, within, first, second);
        double[] placements = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double own = i < first ? first : second;
            placements[i] = (ranks[i] * scores.length - within[i] * own) / (scores.length - own);
        }
        Moments ofFirst = Moments.of(placements, 0, first);
        Moments ofSecond = Moments.of(placements, first, scores.length);
        double error = Math.sqrt(square(ofFirst.deviation()) / first + square(ofSecond.deviation()) / second);
        return new RankSum(ofSecond.mean(), error, logPValue(ranks, first));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double logPValue(double[] ranks, int first) {
        int second = ranks.length - first;
        boolean judgeSecond = second <= first;
        double sum = 0;
        for (int i = judgeSecond ? first : 0; i < (judgeSecond ? ranks.length : first); i++) {
            sum += ranks[i];
        }
        SubsetSum law = new SubsetSum(ranks, Math.min(first, second));
        double span = span(ranks);
        return judgeSecond ? law.logUpper(sum, span) : law.negated().logUpper(-sum, span);
    }

    /** The step of sums of ranks: half a rank where there are ties, a rank else; more where there are few values. */
    private static double span(double[] ranks) {
        double[] values = Arrays.stream(ranks).distinct().sorted().toArray();
        double least = values.length > 1 ? values[1] - values[0] : 0;
        for (int i = 2; i < values.length; i++) {
            least = Math.min(least, values[i] - values[i - 1]);
        }
        return least;
    }
}
