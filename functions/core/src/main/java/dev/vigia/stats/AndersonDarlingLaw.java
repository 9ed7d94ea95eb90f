package dev.vigia.stats;

import org.apache.commons.math3.complex.Complex;

/**
 * The law of the Anderson–Darling statistic on given pooled cells if nothing has changed: Q = Σ λᵢ χ²₁.
 *
 * <p>The λ are the eigenvalues of W<sup>½</sup> Σ W<sup>½</sup>, Σ the covariance of a Brownian bridge at the cells. They
 * are not needed: a bridge is a Markov process, so Σ⁻¹ is tridiagonal, and the characteristic polynomial
 *
 * <pre>D(s) = det(I − 2sA) = Π (1 − 2sλᵢ)</pre>
 *
 * is the last value of a recurrence over the cells (a vibrating string with masses w, fixed at both ends): with y = 0,
 * u = 1 at the start and c = s w p / 2 in each cell,
 *
 * <pre>y ← (1 − c) y + p u,   u ← (1 − c) u − 2 s w y.</pre>
 *
 * The tail is then {@link QuadraticFormTail}'s. Of continuous values, cells without number, D is known in closed form.
 */
final class AndersonDarlingLaw {
    /** Newton steps from 0 to the first zero, at most; about seven are needed. */
    private static final int STEPS = 100;

    private final double[] share;
    private final double[] weight;
    private final double pole;

    private AndersonDarlingLaw(double[] share, double[] weight) {
        this.share = share;
        this.weight = weight;
        this.pole = firstZero(share, weight);
    }

    /** Makes the law of the pooled counts of at least two cells, each with a row. */
    static AndersonDarlingLaw of(TwoSampleCounts counts) {
        int cells = counts.cells();
        double total = counts.total();
        double[] share = new double[cells];
        double[] weight = new double[cells];
        long rowsBelow = 0;
        for (int j = 0; j < cells; j++) {
            long here = counts.pooled(j);
            double below = rowsBelow / total;
            double above = (counts.total() - rowsBelow - here) / total;
            share[j] = here / total;
            weight[j] = share[j] / (below * above + (below + above) * share[j] / 4);
            rowsBelow += here;
        }
        return new AndersonDarlingLaw(share, weight);
    }

    double weight(int cell) {
        return weight[cell];
    }

    /** Returns λ₁; the sum of all is 1, which is the mean of the statistic. */
    double largestEigenvalue() {
        return 0.5 / pole;
    }

    /** Returns ln P(Q &gt; x), with a relative error of P below 1e-9. */
    double logSurvival(double x) {
        if (!(x > 0)) {
            return 0;
        }
        if (share.length == 2) {
            return LogTails.chiSquare(1, x);
        }
        return new QuadraticFormTail(pole, this::characteristic).logSurvival(x);
    }

    /**
     * Returns ln P(Q &gt; x) of continuous values, λⱼ = 1/(j(j + 1)): D(s) = −cos(½π √(1 + 8s))/(2πs) (Anderson and Darling
     * 1952, doi:10.1214/aoms/1177729437).
     */
    static double logSurvivalOfContinuous(double x) {
        return new QuadraticFormTail(1, AndersonDarlingLaw::continuous).logSurvival(x);
    }

    private static Complex continuous(double real, double imaginary) {
        Complex s = new Complex(real, imaginary);
        Complex angle = s.multiply(8).add(1).sqrt().multiply(Math.PI / 2);
        return angle.cos().divide(s.multiply(-2 * Math.PI));
    }

    /** Returns D(s) for complex s. */
    Complex characteristic(double sRe, double sIm) {
        double yRe = 0;
        double yIm = 0;
        double uRe = 1;
        double uIm = 0;
        for (int j = 0; j < share.length; j++) {
            double p = share[j];
            double w = 2 * weight[j];
            double aRe = 1 - sRe * w * p / 4;
            double aIm = -sIm * w * p / 4;
            double nextRe = aRe * yRe - aIm * yIm + p * uRe;
            double nextIm = aRe * yIm + aIm * yRe + p * uIm;
            double slopeRe = aRe * uRe - aIm * uIm - w * (sRe * yRe - sIm * yIm);
            uIm = aRe * uIm + aIm * uRe - w * (sRe * yIm + sIm * yRe);
            uRe = slopeRe;
            yRe = nextRe;
            yIm = nextIm;
        }
        return new Complex(yRe, yIm);
    }

    /** Newton's method from 0: all zeros are real and positive, so it rises to the first and never passes it. */
    private static double firstZero(double[] share, double[] weight) {
        double s = 0;
        for (int step = 0; step < STEPS; step++) {
            double move = newtonStep(s, share, weight);
            s += move;
            if (move < 1e-15 * s) {
                break;
            }
        }
        return s;
    }

    /** Returns −D(s)/D′(s), by the recurrence and its derivative in s. */
    private static double newtonStep(double s, double[] share, double[] weight) {
        double y = 0;
        double u = 1;
        double dy = 0;
        double du = 0;
        for (int j = 0; j < share.length; j++) {
            double p = share[j];
            double w = 2 * weight[j];
            double da = -w * p / 4;
            double a = 1 + s * da;
            double nextDy = a * dy + da * y + p * du;
            double nextY = a * y + p * u;
            du = a * du + da * u - w * (s * dy + y);
            u = a * u - w * s * y;
            y = nextY;
            dy = nextDy;
        }
        return -y / dy;
    }
}
