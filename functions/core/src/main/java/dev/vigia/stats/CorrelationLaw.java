package dev.vigia.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a correlation varies from hour to hour where nothing changes: its mean after Fisher's transformation, and the
 * variance of √n times the distance of one more hour from it, by which that hour is judged as Student's variable. What rows
 * that follow one another, or hours that differ, add to the variance is in it.
 *
 * @param centre the mean of artanh r
 * @param variance of √n (artanh r − centre) / √(1 + 1 / hours), positive
 * @param hours what it was learned from, at least {@value #LEAST_HOURS}
 * @param mostRows of the largest hour, positive: no more rows count as evidence
 */
public record CorrelationLaw(double centre, double variance, int hours, double mostRows) {
    /** With fewer nothing is said of a tail. */
    public static final int LEAST_HOURS = 100;

    private static final double LIMIT = 0.9995;
    private static final double POWER_80 = 0.8416212335729143;

    /** Checks the numbers. */
    public CorrelationLaw {
        if (!Double.isFinite(centre) || !(variance > 0 && mostRows > 0) || hours < LEAST_HOURS) {
            throw new IllegalArgumentException("law of a correlation with centre " + centre + ", variance " + variance
                    + ", " + hours + " hours, " + mostRows + " rows: expected finite, positive, at least "
                    + LEAST_HOURS + ", positive");
        }
    }

    /** What was learned. */
    public static final class Fitted {
        private final CorrelationLaw law;
        private final double[] leftOut;

        Fitted(CorrelationLaw law, double[] leftOut) {
            this.law = law;
            this.leftOut = leftOut;
        }

        /** The law. */
        public CorrelationLaw law() {
            return law;
        }

        /** −ln p of each hour, judged by the others; a copy. */
        public double[] leftOut() {
            return leftOut.clone();
        }
    }

    /**
     * Learns from hours.
     *
     * @param correlations of each hour, NaN where there is none
     * @param rows of each hour
     * @return empty if fewer than {@value #LEAST_HOURS} hours have one, or if it does not vary
     */
    public static Optional<Fitted> of(double[] correlations, double[] rows) {
        double sum = 0;
        double mostRows = 0;
        int hours = 0;
        for (int i = 0; i < correlations.length; i++) {
            if (!Double.isNaN(correlations[i])) {
                sum += fisher(correlations[i]);
                mostRows = Math.max(mostRows, rows[i]);
                hours++;
            }
        }
        if (hours < LEAST_HOURS) {
            return Optional.empty();
        }
        double centre = sum / hours;
        double[] squares = new double[hours];
        int at = 0;
        for (int i = 0; i < correlations.length; i++) {
            if (!Double.isNaN(correlations[i])) { // left out of the mean, it is so much farther from it
                double apart = (fisher(correlations[i]) - centre) * hours / (hours - 1.0);
                squares[at++] = rows[i] * apart * apart / (1 + 1.0 / (hours - 1));
            }
        }
        double variance = Arrays.stream(squares).average().orElse(0);
        return variance > 0
                ? Optional.of(
                        new Fitted(new CorrelationLaw(centre, variance, hours, mostRows), leftOut(squares, variance)))
                : Optional.empty();
    }

    private static double[] leftOut(double[] squares, double variance) {
        int others = squares.length - 1;
        double[] minusLogP = new double[squares.length];
        for (int i = 0; i < squares.length; i++) {
            double rest = Math.max(1e-12 * variance, (variance * squares.length - squares[i]) / others);
            minusLogP[i] = -twoSided(others, Math.sqrt(squares[i] / rest));
        }
        return minusLogP;
    }

    private static double twoSided(double degrees, double t) {
        return Math.min(0, Math.log(2) + LogTails.student(degrees, t));
    }

    private static double fisher(double correlation) {
        double r = Math.clamp(correlation, -LIMIT, LIMIT);
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    /** The correlation that is expected, in (−1, 1). */
    public double expected() {
        return Math.tanh(centre);
    }

    private double deviation(double rows) {
        return Math.sqrt(variance * (1 + 1.0 / hours) / Math.min(rows, mostRows));
    }

    /** ln p that an hour of so many rows has a correlation so far from the expected one. */
    public double logP(double correlation, double rows) {
        return twoSided(hours - 1.0, Math.abs(fisher(correlation) - centre) / deviation(rows));
    }

    /** The change from 0, had it been expected, that is found with probability .8 where ln p must not be above a value. */
    public double detectable(double logP, double rows) {
        double low = 0;
        double high = 1e4;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (twoSided(hours - 1.0, middle) > logP) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.tanh((high + POWER_80) * deviation(rows));
    }
}
