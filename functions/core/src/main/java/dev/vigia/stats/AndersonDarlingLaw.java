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
 * The tail is then the inverse Laplace transform P(Q &gt; x) = (1/2πi) ∫ D(s)<sup>−½</sup> e<sup>−sx</sup> ds/s, by the
 * trapezoidal rule on a contour through the neighbourhood of the saddlepoint (Rice 1980, doi:10.1137/0901032), here the
 * parabola of Weideman and Trefethen (2007, doi:10.1090/S0025-5718-07-01945-X) around the cut that begins at
 * s₁ = 1/(2λ₁). Lugannani and Rice's formula for the same integral (Kuonen 1999, doi:10.1093/biomet/86.4.929) has a
 * relative error of up to 17 % where one eigenvalue dominates; the rule's is below 1e-9 at every depth, for about the
 * same time: a few dozen passes over the cells.
 */
final class AndersonDarlingLaw {
    /** Newton steps from 0 to the first zero, at most; about seven are needed. */
    private static final int STEPS = 100;

    /** Step of the rule: the singularities at distance 1 cost e<sup>−2π/STEP</sup> = 1e-11. */
    private static final double STEP = 0.25;

    /** Accuracy that is asked for, −ln 1e-11. */
    private static final double DIGITS = 25;

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
        double depth = pole * x;
        if (depth < 1) {
            return Math.log1p(Math.max(-1, contour(x, 4, STEP / 2)));
        }
        double reach = 1 + (depth + DIGITS) * STEP / (2 * Math.PI);
        return Math.log(contour(x, Math.min(Math.PI, depth / (reach * reach)), STEP)) - depth;
    }

    /**
     * Integrates along s = s₁ − z/x, z = μ(1 + iθ)², by the trapezoidal rule.
     *
     * <p>Where the contour leaves the pole of 1/s on its left, μ &lt; s₁x, this is e<sup>s₁x</sup> P(Q &gt; x), so that
     * nothing underflows; else −P(Q ≤ x). The rule's error is e<sup>−2πd/h</sup> times the integrand at distance d: 1 at
     * d = 1 on the side of the cut, e<sup>s₁x</sup> at the pole, e<sup>μ(1 + d)²</sup> elsewhere; μ is chosen for all three.
     */
    private double contour(double x, double mu, double step) {
        double depth = pole * x;
        double scale = mu < depth ? 1 : Math.exp(-depth);
        Complex root = Complex.ONE;
        double sum = 0;
        for (double t = step / 2; mu * (t * t - 1) < DIGITS; t += step) {
            Complex path = new Complex(1, t);
            Complex z = path.multiply(path).multiply(mu);
            Complex s = z.divide(-x).add(pole);
            root = nearerRoot(characteristic(s.getReal(), s.getImaginary()), root);
            double term = path.multiply(z.exp()).divide(root.multiply(s)).getReal();
            sum += Double.isFinite(term) ? term : 0; // where D overflows the integrand is below 1e-154
        }
        return sum * scale * 2 * mu * step / (Math.PI * x);
    }

    /** Returns the root of D that continues the one before; on the real axis, left of s₁, it is positive. */
    private static Complex nearerRoot(Complex square, Complex before) {
        Complex root = square.sqrt();
        double product = root.getReal() * before.getReal() + root.getImaginary() * before.getImaginary();
        return product < 0 ? root.negate() : root;
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
