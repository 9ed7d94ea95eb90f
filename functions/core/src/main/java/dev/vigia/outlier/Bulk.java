package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import dev.vigia.stats.BinnedSample;

/**
 * A column's values without its zeros, where the baseline's zeros are a point mass among other values: zeros are a share
 * of their own, not a part of the shape.
 *
 * @param inRange the values within the baseline's range, by bin
 * @param size how many values, those beyond the range too
 * @param zeros how many were left out
 * @param mean of all of {@code size}
 * @param deviation of all of {@code size} (divisor n)
 */
record Bulk(BinnedSample inRange, double size, double zeros, double mean, double deviation) {
    private static final double LEAST_SHARE = 0.03;
    private static final int FEW = 100;
    private static final double MOST_TIES = 0.02;
    private static final double LEAST_TIE = 1.0 / 200;
    private static final double NORMAL_IQR = 1.3489795003921634;
    private static final double ERRORS = 3.3;
    /** A burst of a tenth moves the share below a middle value by less. */
    private static final double LEAST_MIDDLE = 0.08;

    /** As far as bins tell it, which see no more than the ends of the outermost: lognormal(.5) has 8.9 and they up to 47. */
    private static final double MOST_KURTOSIS = 60;

    private static final double OUTER = 0.2;
    private static final double HEAVIEST = 1.5;

    static boolean zerosApart(NumberProfile reference) {
        double share = (double) reference.zeros() / reference.finite();
        return share >= LEAST_SHARE && share < 1 && !isDiscrete(reference);
    }

    /**
     * Whether values tie: the baseline has few different ones, or one in fifty of those other than 0 is a value that many have,
     * as of whole numbers, or of numbers that were clipped. An interval's end that moves over such a value jumps.
     */
    static boolean isDiscrete(NumberProfile reference) {
        return reference.bins().size() < Math.min(FEW, reference.finite() / 4) || ties(reference) > MOST_TIES;
    }

    private static double ties(NumberProfile reference) {
        double[] edges = reference.bins().edges();
        long[] counts = reference.counts();
        double single = 0;
        for (int i = 0; i < counts.length; i++) {
            single += reference.bins().isSingle(i)
                            && edges[i + 1] != 0
                            && counts[i] > Math.max(1, LEAST_TIE * reference.finite())
                    ? counts[i]
                    : 0;
        }
        return single / Math.max(1, reference.finite() - reference.zeros());
    }

    static Bulk of(NumberProfile column, boolean zerosApart) {
        double[] edges = column.bins().edges();
        long[] counts = column.counts();
        double[] kept = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            boolean zero = zerosApart && edges[i + 1] == 0;
            kept[i] = zero ? 0 : counts[i];
        }
        double zeros = zerosApart ? column.zeros() : 0;
        double size = column.finite() - zeros;
        double all = column.mean().orElse(Double.NaN);
        double deviation = column.deviation().orElse(Double.NaN);
        double mean = all * column.finite() / size;
        double square = (deviation * deviation + all * all) * column.finite() / size;
        double spread = zerosApart ? Math.sqrt(Math.max(0, square - mean * mean)) : deviation;
        return new Bulk(new BinnedSample(edges, kept), size, zeros, mean, spread);
    }

    /** Whether tails are so heavy that mean and deviation say little of the bulk. */
    boolean isHeavy() {
        return inRange.kurtosis() > MOST_KURTOSIS;
    }

    /** The deviation, but where tails are so heavy that it says little of the bulk: then at most 1.5 times what the quartiles say. */
    double unit() {
        double range = inRange.quantile(.75) - inRange.quantile(.25);
        return range > 0 ? Math.min(deviation, HEAVIEST * range / NORMAL_IQR) : deviation;
    }

    /** Whether the share of values in the range that lie below a middle one changed by more than a burst would change it. */
    boolean isMiddleMoved(Bulk now) {
        double[] counts = inRange.counts();
        double[] others = now.inRange.counts();
        double most = 0;
        double below = 0;
        double belowNow = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i] / inRange.size();
            belowNow += others[i] / now.inRange.size();
            boolean middle = below > OUTER && below < 1 - OUTER;
            most = middle ? Math.max(most, Math.abs(below - belowNow)) : most;
        }
        return most > LEAST_MIDDLE + ERRORS / 2 * Math.sqrt(1 / inRange.size() + 1 / now.inRange.size());
    }

    /**
     * A quantile, interpolated within a bin; NaN beyond the range.
     *
     * @param below how many values lie below the range
     */
    double quantile(double q, long below) {
        double share = (q * size - below) / inRange.size();
        return share >= 0 && share <= 1 ? inRange.quantile(share) : Double.NaN;
    }

    /**
     * A quantile, interpolated between values that tie by their middle ranks: smooth where one in whole numbers jumps. NaN beyond the
     * middle of the first in the range or the last.
     *
     * @param below how many values lie below the range
     */
    double smoothQuantile(double q, long below) {
        double[] counts = inRange.counts();
        double rank = q * size;
        double sum = below;
        double lastRank = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                double middle = sum + counts[i] / 2;
                double value = inRange.edge(i + 1);
                if (middle >= rank) {
                    return last + (value - last) * (rank - lastRank) / (middle - lastRank);
                }
                lastRank = middle;
                last = value;
                sum += counts[i];
            }
        }
        return Double.NaN;
    }
}
