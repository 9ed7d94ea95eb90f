package dev.vigia.multivariate;

import org.jspecify.annotations.Nullable;

/**
 * Mean and standard deviation of some values, all present.
 *
 * @param deviation of the values, divisor n; 0 if they are equal, to rounding
 */
record Moments(double mean, double deviation) {
    private static final double ROUNDING = 1e-12;

    static Moments of(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / Math.max(1, to - from);
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, to - from));
        return new Moments(mean, deviation > ROUNDING ? deviation : 0);
    }

    /** Pearson's correlation of two columns in some rows; NaN if either does not vary. */
    static double correlation(double[] a, double[] b, int from, int to) {
        return correlation(a, of(a, from, to), b, of(b, from, to), from, to);
    }

    /** The same, whose moments are known. */
    static double correlation(double[] a, Moments x, double[] b, Moments y, int from, int to) {
        if (x.deviation == 0 || y.deviation == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (a[i] - x.mean) * (b[i] - y.mean);
        }
        return Math.clamp(sum / (to - from) / x.deviation / y.deviation, -1, 1);
    }

    /** Values of some rows, standardised; null if they do not vary or one is missing. */
    static float @Nullable [] standardised(double[] values, int from, int to) {
        Moments moments = of(values, from, to);
        if (!(moments.deviation > 0)) {
            return null;
        }
        float[] standardised = new float[to - from];
        for (int i = from; i < to; i++) {
            standardised[i - from] = (float) ((values[i] - moments.mean) / moments.deviation);
        }
        return standardised;
    }
}
