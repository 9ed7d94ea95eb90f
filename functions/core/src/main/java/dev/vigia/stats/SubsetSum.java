package dev.vigia.stats;

import java.util.Arrays;

/**
 * The upper tail of a sum over a random subset: of N numbers k are drawn without replacement. That is the exact null law of
 * a difference of two samples' means, given the pooled values, whatever their ties and tails: rank sums are of this kind.
 *
 * <p>Computed by the double saddlepoint approximation for permutation tests (Robinson 1982,
 * doi:10.1111/j.2517-6161.1982.tb01191.x) in the form of Skovgaard (1987, doi:10.2307/3214212), with Daniels' second correction for continuity (1987,
 * doi:10.2307/1403269) where sums are far apart: within 3 % of the exact
 * tail from subsets of five on, at any depth. Sums beyond the largest possible one have Chernoff's bound.
 */
public final class SubsetSum {
    private static final int MOST_STEPS = 60;
    private static final double CLOSE = 1e-9;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Numbers that lie nearer together than this part of the largest are equal, but for their mean's rounding. */
    private static final double ROUNDING = 1e-12;

    /** Below so many deviations the normal law is as good. */
    private static final double NEAR = 0.5;

    private final double[] values;
    private final int size;
    private final double mean;
    private final double deviation;

    /**
     * Prepares the law.
     *
     * @param values the numbers, finite, two or more; copied
     * @param size how many are drawn, from 1, fewer than there are numbers
     */
    public SubsetSum(double[] values, int size) {
        if (size < 1 || size >= values.length) {
            throw new IllegalArgumentException(
                    "subset of " + size + " of " + values.length + ", expected 1 to one fewer than all");
        }
        this.size = size;
        mean = Arrays.stream(values).average().orElseThrow();
        double squares = 0;
        double largest = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            largest = Math.max(largest, Math.abs(value));
        }
        double spread = Math.sqrt(squares / values.length);
        deviation = spread > ROUNDING * largest ? spread : 0;
        this.values = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            this.values[i] = deviation > 0 ? (values[i] - mean) / deviation : 0;
        }
    }

    /** Returns how many standard deviations of its null law a sum is above its mean; 0 if all numbers are equal. */
    public double deviations(double sum) {
        return deviation > 0 ? standard(sum) / Math.sqrt(variance()) : 0;
    }

    /**
     * Returns ln P(S ≥ sum); 0 if all numbers are equal.
     *
     * @param span the distance between neighbouring possible sums, where there are few; 0 where they are dense
     */
    public double logUpper(double sum, double span) {
        if (!(deviation > 0)) {
            return 0;
        }
        double target = standard(sum - span / 2);
        double z = target / Math.sqrt(variance());
        if (z < NEAR) {
            return LogTails.normal(z);
        }
        return new Saddle(target, span / deviation).logUpper();
    }

    /** The law of the sum of the numbers with their signs changed. */
    public SubsetSum negated() {
        return new SubsetSum(
                Arrays.stream(values).map(value -> -value * deviation - mean).toArray(), size);
    }

    /** Returns ln P(Z &gt; z) of a standard normal variable, right at any depth. */
    public static double logNormalTail(double z) {
        return LogTails.normal(z);
    }

    private double standard(double sum) {
        return (sum - size * mean) / deviation;
    }

    /** Of the sum of standardised values. */
    private double variance() {
        double share = (double) size / values.length;
        return size * (1 - share) * values.length / (values.length - 1.0);
    }

    /** The tilt under which the subset's size and sum are as observed on average. */
    private final class Saddle {
        private final double target;
        private final double span;
        private final double share = (double) size / values.length;
        private double s;
        private double t;
        private double exponent;
        private double gradientS;
        private double gradientT;
        private double ss;
        private double st;
        private double tt;

        Saddle(double target, double span) {
            this.target = target;
            this.span = span;
            t = target / (values.length * share * (1 - share));
            at(s, t);
        }

        /** Evaluates s k + t x − K(s, t), which is concave, with its derivatives. */
        private void at(double newS, double newT) {
            s = newS;
            t = newT;
            double odds = Math.log(share / (1 - share)) + s;
            double base = Math.log1p(-share);
            exponent = s * size + t * target;
            gradientS = size;
            gradientT = target;
            ss = 0;
            st = 0;
            tt = 0;
            for (double value : values) {
                double logit = odds + t * value;
                double e = Math.exp(-Math.abs(logit));
                double p = logit > 0 ? 1 / (1 + e) : e / (1 + e);
                exponent -= base + Math.max(logit, 0) + Math.log1p(e);
                gradientS -= p;
                gradientT -= p * value;
                double spread = e / ((1 + e) * (1 + e));
                ss += spread;
                st += spread * value;
                tt += spread * value * value;
            }
        }

        double logUpper() {
            return isFound()
                    ? Math.min(0, approximation())
                    : Math.min(0, -exponent + HALF_LOG_TWO_PI + 0.5 * Math.log(size * (1 - share)));
        }

        private boolean isFound() {
            for (int step = 0; step < MOST_STEPS; step++) {
                double determinant = ss * tt - st * st;
                if (!(determinant > 1e-12 * ss * tt) || !(ss > 1e-12)) {
                    return false;
                }
                double ds = (gradientS * tt - gradientT * st) / determinant;
                double dt = (gradientT * ss - gradientS * st) / determinant;
                double rise = gradientS * ds + gradientT * dt;
                if (rise < CLOSE) {
                    return true;
                }
                climb(ds, dt, rise);
            }
            return false;
        }

        /** A step of Newton's, halved until it gains. */
        private void climb(double ds, double dt, double rise) {
            double before = exponent;
            double fromS = s;
            double fromT = t;
            double part = 1;
            at(fromS + ds, fromT + dt);
            while (!(exponent >= before + 1e-4 * part * rise) && part > 1e-6) {
                part /= 2;
                at(fromS + part * ds, fromT + part * dt);
            }
        }

        private double approximation() {
            double w = Math.sqrt(2 * Math.max(0, exponent));
            double step = span > 0 ? 2 * Math.sinh(Math.min(t * span, 100) / 2) / span : t;
            double u = step * Math.sqrt((ss * tt - st * st) / (size * (1 - share)));
            double density = -w * w / 2 - HALF_LOG_TWO_PI;
            double mills = Math.exp(LogTails.normal(w) - density);
            double factor = mills + 1 / u - 1 / w;
            return factor > 0 && u > 0 ? density + Math.log(factor) : LogTails.normal(w);
        }
    }
}
