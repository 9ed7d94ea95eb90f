package dev.vigia.stats;

import java.util.Arrays;
import java.util.List;

/**
 * How many rows an hour should bring, from the same hours of the days before.
 *
 * <p>Volumes v of one hour have mean μ and variance μ + φμ²: Poisson, with φ = 0, or negative binomial. φ is one for all
 * hours and solves Σ (v − μ̂)²/(μ̂ + φμ̂²) = ν, the number of volumes less the number of groups (Breslow 1984,
 * doi:10.2307/2347661). A new volume is compared on the scale of cube roots, where gamma and Poisson variables are nearly
 * normal (Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684), by Student's law with ν degrees of freedom; and exactly
 * with a Poisson hour. The p-value is the larger of the two, so a quiet history is not read as certainty.
 *
 * <p>Days are taken as independent, without trend.
 *
 * @param overdispersion φ ≥ 0, the square of what the mean itself varies by
 * @param degrees ν ≥ 1
 */
public record VolumePrediction(double overdispersion, double degrees) {
    /** Checks both numbers. */
    public VolumePrediction {
        if (!(overdispersion >= 0 && overdispersion < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("overdispersion is " + overdispersion + ", expected at least 0");
        }
        if (!(degrees >= 1 && degrees < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("degrees are " + degrees + ", expected at least 1");
        }
    }

    /**
     * Learns the overdispersion from history.
     *
     * @param groups volumes of the same hours, a group for each hour of the day (and weekday, where there are weeks)
     * @throws IllegalArgumentException if no group has two volumes, or one is negative
     */
    public static VolumePrediction learn(List<long[]> groups) {
        long degrees = 0;
        for (long[] group : groups) {
            Arrays.stream(group).forEach(volume -> Arguments.notNegative("volume", volume));
            degrees += Math.max(0, group.length - 1);
        }
        if (degrees == 0) {
            throw new IllegalArgumentException("no group has two volumes, expected at least one that has");
        }
        if (pearson(groups, 0) <= degrees) {
            return new VolumePrediction(0, degrees);
        }
        double low = 0;
        double high = 1;
        while (pearson(groups, high) > degrees) {
            low = high;
            high *= 2;
        }
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            boolean tooSmall = pearson(groups, middle) > degrees;
            low = tooSmall ? middle : low;
            high = tooSmall ? high : middle;
        }
        return new VolumePrediction(high, degrees);
    }

    /** Tests that a volume is not below what the same hours before it let expect; the statistic is their ratio. */
    public TestResult drop(long[] sameHours, long volume) {
        return test(sameHours, volume, -1);
    }

    /** Tests that a volume is not above what the same hours before it let expect; the statistic is their ratio. */
    public TestResult spike(long[] sameHours, long volume) {
        return test(sameHours, volume, 1);
    }

    private TestResult test(long[] sameHours, long volume, int side) {
        Arguments.notNegative("volume", volume);
        long sum = Arrays.stream(sameHours).sum();
        int hours = sameHours.length;
        if (hours == 0) {
            return TestResult.undefined("no volume of the same hours before");
        }
        double mean = (double) sum / hours;
        double logP =
                Math.max(logPoisson(sum, hours, volume, side), logStudent(Math.max(mean, 0.5), hours, volume, side));
        return TestResult.ofLog(mean == 0 ? volume : volume / mean, logP);
    }

    /** Given the sum of all, a Poisson hour's volume is binomial. */
    private static double logPoisson(long sum, int hours, long volume, int side) {
        double share = 1.0 / (hours + 1);
        return side > 0
                ? LogTails.binomial(volume, sum + volume, share)
                : LogTails.binomial(sum, sum + volume, 1 - share);
    }

    private double logStudent(double mean, int hours, long volume, int side) {
        double variation = 1 / mean + overdispersion;
        double centre = 1 - variation / 9;
        double t = (Math.cbrt(volume / mean) - centre) / (Math.sqrt(variation * (1 + 1.0 / hours)) / 3);
        return LogTails.student(degrees, side * t);
    }

    private static double pearson(List<long[]> groups, double overdispersion) {
        double sum = 0;
        for (long[] group : groups) {
            double mean = Arrays.stream(group).average().orElse(0);
            if (mean > 0) {
                for (long volume : group) {
                    sum += (volume - mean) * (volume - mean) / (mean + overdispersion * mean * mean);
                }
            }
        }
        return sum;
    }
}
