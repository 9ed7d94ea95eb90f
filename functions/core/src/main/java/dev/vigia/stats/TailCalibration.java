package dev.vigia.stats;

import java.util.Arrays;

/**
 * Makes p-values larger where those of windows in which nothing changed were too small: beyond their 98 % point x₀ of
 * −ln p, an exponential tail of rate b is taken, p′ = max(p, .02 e<sup>−b(−ln p − x₀)</sup>). On uniform p-values b is 1
 * and x₀ is −ln .02, and nothing changes.
 *
 * @param from x₀, 0 or more
 * @param rate b, in (0, 1]
 */
public record TailCalibration(double from, double rate) {
    /** The share of p-values that the tail is learned from. */
    static final double TAIL = 0.02;

    /** Changes nothing. */
    public static final TailCalibration NONE = new TailCalibration(-Math.log(TAIL), 1);

    private static final int LEAST = 100;

    /** Checks the numbers. */
    public TailCalibration {
        if (!(from >= 0 && from < Double.POSITIVE_INFINITY) || !(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "tail from " + from + " of rate " + rate + ": expected 0 or more, and a rate in (0, 1]");
        }
    }

    /**
     * Learns the tail from −ln p of windows in which nothing changed, each left out of what it was judged by; from fewer
     * than {@value #LEAST}, {@link #NONE}.
     */
    public static TailCalibration of(double[] minusLogP) {
        if (minusLogP.length < LEAST) {
            return NONE;
        }
        double[] sorted = minusLogP.clone();
        Arrays.sort(sorted);
        int start = (int) Math.ceil((1 - TAIL) * sorted.length);
        double from = sorted[start - 1];
        double excess = 0;
        for (int i = start; i < sorted.length; i++) {
            excess += sorted[i] - from;
        }
        double rate = excess > 0 ? (sorted.length - start) / excess : 1;
        return new TailCalibration(from, Math.min(1, Math.max(rate, 1e-3)));
    }

    /** ln p′ for ln p. */
    public double apply(double logP) {
        return -logP <= from ? logP : Math.max(logP, Math.log(TAIL) - rate * (-logP - from));
    }

    /** The largest ln p whose ln p′ is not above a value, itself below ln .02. */
    public double invert(double calibrated) {
        return Math.min(calibrated, -(from + (Math.log(TAIL) - calibrated) / rate));
    }
}
