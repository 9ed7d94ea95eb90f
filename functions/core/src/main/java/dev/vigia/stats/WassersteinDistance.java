package dev.vigia.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The first Wasserstein distance of two samples in ordered cells, each cell at a representative value: Σ |F<sub>window</sub> −
 * F<sub>baseline</sub>| (xⱼ₊₁ − xⱼ), in the unit of the values. {@code scipy.stats.wasserstein_distance} on the same values.
 */
public final class WassersteinDistance {
    private WassersteinDistance() {}

    /**
     * Returns the distance; empty if a sample has no rows.
     *
     * @param baseline rows of the baseline in each cell
     * @param window rows of the window in each cell
     * @param values where each cell lies, finite and not descending
     * @throws IllegalArgumentException if the lengths differ or the values are not as said
     */
    public static OptionalDouble between(long[] baseline, long[] window, double[] values) {
        if (baseline.length != values.length || window.length != values.length) {
            throw new IllegalArgumentException("cells are " + baseline.length + " and " + window.length
                    + ", expected one for each of " + values.length + " values");
        }
        double m = Arrays.stream(baseline).asDoubleStream().sum();
        double n = Arrays.stream(window).asDoubleStream().sum();
        if (m == 0 || n == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        double a = 0;
        double b = 0;
        for (int cell = 0; cell < values.length - 1; cell++) {
            a += baseline[cell];
            b += window[cell];
            double width = values[cell + 1] - values[cell];
            if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("values " + values[cell] + " and " + values[cell + 1]
                        + " follow each other, expected finite ones in ascending order");
            }
            sum += Math.abs(a / m - b / n) * width;
        }
        return OptionalDouble.of(sum);
    }

    /**
     * Returns the distance divided by the baseline's standard deviation; empty if a sample has no rows or that deviation
     * is 0.
     *
     * @param scale the baseline's population standard deviation, at least 0
     */
    public static OptionalDouble normed(long[] baseline, long[] window, double[] values, double scale) {
        OptionalDouble distance = between(baseline, window, values);
        if (!(scale >= 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale is " + scale + ", expected a finite number of at least 0");
        }
        return distance.isEmpty() || scale == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(distance.getAsDouble() / scale);
    }
}
