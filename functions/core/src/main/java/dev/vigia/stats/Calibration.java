package dev.vigia.stats;

import java.util.Arrays;

/** Whether predicted probabilities are the frequencies of what they predict. Probabilities are in [0, 1]. */
public final class Calibration {
    private static final int GROUPS = 10;

    private Calibration() {}

    /**
     * The expected calibration error over ten bins of equal width, [0, .1), [.1, .2), … [.9, 1]: the mean over rows of the
     * difference between a bin's mean probability and its share of positives (Naeini et al. 2015,
     * doi:10.1609/aaai.v29i1.9602). It is above zero for calibrated probabilities too, by about √(bins / rows). NaN without rows.
     */
    public static double expectedError(double[] probabilities, double[] outcomes) {
        double[] differences = new double[GROUPS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = (int) Math.min(GROUPS - 1, Math.floor(probabilities[i] * GROUPS));
            differences[bin] += probabilities[i] - outcomes[i];
        }
        return Arrays.stream(differences).map(Math::abs).sum() / probabilities.length;
    }

    /**
     * Tests that each row is positive with its probability: Hosmer and Lemeshow's statistic over ten groups of about as many
     * rows, by probability, for probabilities that were not fitted on these rows, so with as many degrees of freedom as groups
     * (1980, doi:10.1080/03610928008827941). Groups that expect fewer than five positives or negatives are joined
     * with the next; what is left at the end is not used. Not defined with fewer than 50 rows, or where no group is left.
     */
    public static TestResult test(double[] probabilities, double[] outcomes) {
        if (probabilities.length < 50) {
            return TestResult.undefined("fewer than 50 rows");
        }
        double[] sorted = Arrays.stream(probabilities).sorted().toArray();
        double[] edges = new double[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            edges[i] = sorted[(int) ((long) sorted.length * (i + 1) / GROUPS) - 1];
        }
        double[][] sums = new double[4][GROUPS];
        for (int i = 0; i < probabilities.length; i++) {
            int group = firstNotBelow(edges, probabilities[i]);
            sums[0][group]++;
            sums[1][group] += probabilities[i];
            sums[2][group] += outcomes[i];
            sums[3][group] += probabilities[i] * (1 - probabilities[i]);
        }
        return joined(sums);
    }

    private static int firstNotBelow(double[] edges, double value) {
        int group = 0;
        while (edges[group] < value) {
            group++;
        }
        return group;
    }

    private static TestResult joined(double[][] sums) {
        double[] open = new double[4];
        double statistic = 0;
        int groups = 0;
        for (int group = 0; group < GROUPS; group++) {
            for (int k = 0; k < open.length; k++) {
                open[k] += sums[k][group];
            }
            if (Math.min(open[1], open[0] - open[1]) >= 5) {
                statistic += (open[2] - open[1]) * (open[2] - open[1]) / open[3];
                groups++;
                Arrays.fill(open, 0);
            }
        }
        return groups == 0
                ? TestResult.undefined("fewer than 5 positives or negatives are expected")
                : TestResult.ofLog(statistic, LogTails.chiSquare(groups, statistic));
    }
}
