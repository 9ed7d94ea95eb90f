package dev.vigia.stats;

import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.GeneralizedContinuedFraction;
import org.apache.commons.numbers.fraction.GeneralizedContinuedFraction.Coefficient;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Natural logarithms of upper tails, right where the tail itself is below the smallest double.
 *
 * <p>Where Commons Numbers has the tail as a double, it is taken from there; beyond, the same continued fractions are
 * evaluated with their prefactor in logarithms (NIST DLMF 8.9.2 and 8.17.22).
 */
final class LogTails {
    private static final double SMALL = 1e-280;

    private LogTails() {}

    /** Returns ln P(X &gt; x) of a chi-square variable; 0 for x ≤ 0. */
    static double chiSquare(double degrees, double x) {
        return x > 0 ? gamma(degrees / 2, x / 2) : 0;
    }

    /** Returns ln Q(a, x), the regularised upper incomplete gamma function; x may be as large as a double is. */
    static double gamma(double a, double x) {
        double value = RegularizedGamma.Q.value(a, x);
        if (value > SMALL) {
            return Math.log(value);
        }
        double fraction = GeneralizedContinuedFraction.value(x + 1 - a, gammaFraction(a, x));
        return -x + a * Math.log(x) - LogGamma.value(a) - Math.log(fraction);
    }

    /** Returns ln P(Z &gt; z) of a standard normal variable. */
    static double normal(double z) {
        double outer = gamma(0.5, z * z / 2) - Math.log(2);
        return z >= 0 ? outer : Math.log1p(-Math.exp(outer));
    }

    /**
     * Returns ln P(X ≥ k) of a binomial variable.
     *
     * @param k successes, of which a negative or zero number is certain and more than n are impossible
     * @param n trials
     * @param p probability of success, in (0, 1)
     */
    static double binomial(long k, long n, double p) {
        if (k <= 0) {
            return 0;
        }
        return k > n ? Double.NEGATIVE_INFINITY : beta(p, (double) k, (double) (n - k + 1));
    }

    /** Returns ln P(T > t) of Student's variable. */
    static double student(double degrees, double t) {
        double outer = beta(degrees / (degrees + t * t), degrees / 2, 0.5) - Math.log(2);
        return t >= 0 ? outer : Math.log1p(-Math.exp(outer));
    }

    /** Returns ln I_x(a, b), the regularised incomplete beta function. */
    static double beta(double x, double a, double b) {
        double value = RegularizedBeta.value(x, a, b);
        if (value > SMALL) {
            return Math.log(value);
        }
        double fraction = GeneralizedContinuedFraction.value(1, betaFraction(x, a, b));
        return a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - LogBeta.value(a, b) - Math.log(fraction);
    }

    private static Supplier<Coefficient> gammaFraction(double a, double x) {
        return new Supplier<>() {
            private int n;

            @Override
            public Coefficient get() {
                n++;
                return Coefficient.of(n * (a - n), x + 2 * n + 1 - a);
            }
        };
    }

    private static Supplier<Coefficient> betaFraction(double x, double a, double b) {
        return new Supplier<>() {
            private int n;

            @Override
            public Coefficient get() {
                int half = n / 2;
                boolean odd = n++ % 2 == 0;
                double top = odd ? -(a + half) * (a + b + half) : (half + 1) * (b - half - 1);
                double bottom = odd ? (a + 2 * half) * (a + 2 * half + 1) : (a + 2 * half + 1) * (a + 2 * half + 2);
                return Coefficient.of(top / bottom * x, 1);
            }
        };
    }
}
