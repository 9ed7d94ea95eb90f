package dev.vigia.stats;

import java.util.Arrays;

/**
 * How a window's values rank among a baseline's, both counted in ordered cells. It assumes no shape, and a value far out
 * weighs no more than any other: the mean rank (Wilcoxon's test), the mean squared distance from the middle rank (Mood's, DOI
 * 10.1214/aoms/1177728719), and the shares in either tail (Fisher's exact test at ten of the baseline's quantiles and at its ends).
 *
 * @param place standard errors of the mean rank's difference, above 0 if the window's is higher; 0 if a sample has no values or all tie
 * @param spread the same of the squared distance, above 0 if the window is wider
 * @param logTail the least natural logarithm of a tail's p-value, at most 0
 */
public record RankChange(double place, double spread, double logTail) {
    /** On unchanged samples one of all is beyond its limit in 4 of 1,000 at most. */
    private static final double ERRORS = 3.3;

    private static final double LOG_LEVEL = Math.log(1e-4);
    private static final double[] TAILS = {.002, .005, .01, .02, .05};

    /**
     * Compares two samples.
     *
     * @param baseline how many values lie in each cell
     * @param window the same, in the same cells
     */
    public static RankChange of(long[] baseline, long[] window) {
        if (baseline.length != window.length) {
            throw new IllegalArgumentException(
                    window.length + " cells: expected as many as the baseline's, " + baseline.length);
        }
        long before = Arrays.stream(baseline).sum();
        long now = Arrays.stream(window).sum();
        if (before == 0 || now == 0) {
            return new RankChange(0, 0, 0);
        }
        double[] ranks = new double[baseline.length];
        double[] squares = new double[baseline.length];
        double below = 0;
        for (int i = 0; i < ranks.length; i++) {
            double both = baseline[i] + window[i];
            ranks[i] = (below + both / 2) / (before + now) - 0.5;
            squares[i] = ranks[i] * ranks[i];
            below += both;
        }
        return new RankChange(
                errors(ranks, baseline, window), errors(squares, baseline, window), logTail(baseline, window));
    }

    /** Whether the samples differ by more than chance. */
    public boolean isSeen() {
        return Math.abs(place) > ERRORS || Math.abs(spread) > ERRORS || logTail < LOG_LEVEL;
    }

    /** The difference of a score's means in errors of the permutation law. */
    private static double errors(double[] scores, long[] baseline, long[] window) {
        double sum = 0;
        double squares = 0;
        double of = 0;
        double before = 0;
        double now = 0;
        for (int i = 0; i < scores.length; i++) {
            double both = baseline[i] + window[i];
            sum += both * scores[i];
            squares += both * scores[i] * scores[i];
            of += window[i] * scores[i];
            before += baseline[i];
            now += window[i];
        }
        double all = before + now;
        double variance = squares / all - sum / all * (sum / all);
        double difference = of / now - (sum - of) / before;
        return variance > 1e-15 ? difference / Math.sqrt(variance * (1 / now + 1 / before)) : 0;
    }

    private static double logTail(long[] baseline, long[] window) {
        double least = 0;
        for (int side = 0; side < 2; side++) {
            least = Math.min(
                    least, logSide(side == 0 ? baseline : reversed(baseline), side == 0 ? window : reversed(window)));
        }
        return least;
    }

    /** From the first cell on: at that cell, and where the baseline's share passes each of the tails. */
    private static double logSide(long[] baseline, long[] window) {
        long before = Arrays.stream(baseline).sum();
        long now = Arrays.stream(window).sum();
        long inBaseline = 0;
        long inWindow = 0;
        double least = 0;
        int tail = 0;
        for (int i = 0; i < baseline.length && tail < TAILS.length; i++) {
            inBaseline += baseline[i];
            inWindow += window[i];
            boolean passed = inBaseline >= TAILS[tail] * before;
            if (i == 0 || passed) {
                RatePrediction usual = new RatePrediction(inBaseline, before);
                least = Math.min(least, Math.min(logP(usual.rise(now, inWindow)), logP(usual.fall(now, inWindow))));
            }
            while (tail < TAILS.length && inBaseline >= TAILS[tail] * before) {
                tail++;
            }
        }
        return least;
    }

    private static double logP(TestResult test) {
        return test instanceof TestResult.Defined defined ? defined.logPValue() : 0;
    }

    private static long[] reversed(long[] counts) {
        long[] reversed = new long[counts.length];
        Arrays.setAll(reversed, i -> counts[counts.length - 1 - i]);
        return reversed;
    }
}
