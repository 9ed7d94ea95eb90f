package dev.vigia.stats;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The number of marked rows among {@code draws} of {@code marked + unmarked} rows, drawn without replacement.
 *
 * <p>Commons Statistics' HypergeometricDistribution takes ints and returns tails as doubles; here rows are longs and
 * tails are logarithms. A tail is summed outwards, so its work grows with the standard deviation at most.
 */
record HypergeometricLaw(long marked, long unmarked, long draws) {
    private static final double NEGLIGIBLE = 1e-17;

    HypergeometricLaw {
        Arguments.notNegative("marked", marked);
        Arguments.notNegative("unmarked", unmarked);
        if (draws < 0 || draws > Math.addExact(marked, unmarked)) {
            throw new IllegalArgumentException("draws are " + draws + ", expected 0 to " + (marked + unmarked));
        }
    }

    long lowest() {
        return Math.max(0, draws - unmarked);
    }

    long highest() {
        return Math.min(draws, marked);
    }

    long mode() {
        double mode = (draws + 1.0) * (marked + 1.0) / (marked + unmarked + 2.0);
        return Math.clamp((long) mode, lowest(), highest());
    }

    /** Returns ln P(X = x) for x from the lowest to the highest. */
    double logMass(long x) {
        return logChoose(marked, x) + logChoose(unmarked, draws - x) - logChoose(marked + unmarked, draws);
    }

    /** Returns ln P(X ≥ x). */
    double logUpper(long x) {
        if (x <= lowest()) {
            return 0;
        }
        if (x > highest()) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > mode() ? logMass(x) + Math.log(sumUp(x)) : complement(logMass(x - 1) + Math.log(sumDown(x - 1)));
    }

    /** Returns ln P(X ≤ x). */
    double logLower(long x) {
        if (x >= highest()) {
            return 0;
        }
        if (x < lowest()) {
            return Double.NEGATIVE_INFINITY;
        }
        return x < mode() ? logMass(x) + Math.log(sumDown(x)) : complement(logMass(x + 1) + Math.log(sumUp(x + 1)));
    }

    private static double complement(double logTail) {
        return Math.log1p(-Math.min(1, Math.exp(logTail)));
    }

    private double sumUp(long x) {
        double term = 1;
        double sum = 1;
        for (long y = x; y < highest() && term > NEGLIGIBLE * sum; y++) {
            term *= (double) (marked - y) / (y + 1) * ((double) (draws - y) / (unmarked - draws + y + 1));
            sum += term;
        }
        return sum;
    }

    private double sumDown(long x) {
        double term = 1;
        double sum = 1;
        for (long y = x; y > lowest() && term > NEGLIGIBLE * sum; y--) {
            term *= (double) y / (marked - y + 1) * ((double) (unmarked - draws + y) / (draws - y + 1));
            sum += term;
        }
        return sum;
    }

    static double logChoose(long n, long k) {
        return -Math.log1p((double) n) - LogBeta.value(n - k + 1.0, k + 1.0);
    }
}
