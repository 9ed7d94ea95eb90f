package dev.vigia.stats;

import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;

/**
 * The law of the two-sample Cramér–von Mises statistic T if nothing has changed (Anderson 1962,
 * doi:10.1214/aoms/1177704477), of values without ties.
 *
 * <p>Up to 20 values of each sample it is counted, path by path, as {@code scipy.stats.cramervonmises_2samp} does; above, T
 * is given the limit law's mean and variance and its tail is that of Σ χ²₁/(jπ)², right at every depth. SciPy's is 1 less
 * a sum, so that nothing is left of it far out.
 */
final class CramerVonMisesLaw {
    private static final int EXACT = 20;
    private static final QuadraticFormTail LIMIT =
            new QuadraticFormTail(Math.PI * Math.PI / 2, CramerVonMisesLaw::characteristic);

    private CramerVonMisesLaw() {}

    /** Returns ln P(T ≥ t) for samples of m and n values, two or more each. */
    static double logSurvival(double t, int m, int n) {
        return Math.max(m, n) <= EXACT ? Math.log(exact(t, m, n)) : LIMIT.logSurvival(standardised(t, m, n));
    }

    /** Returns ln P(ω² &gt; x) of the limit law. */
    static double logSurvivalOfLimit(double x) {
        return LIMIT.logSurvival(x);
    }

    /** D(s) = Π (1 − 2s/(jπ)²) = sin √2s / √2s. */
    private static Complex characteristic(double real, double imaginary) {
        Complex angle = new Complex(2 * real, 2 * imaginary).sqrt();
        return angle.sin().divide(angle);
    }

    private static double standardised(double t, double m, double n) {
        double k = m * n;
        double total = m + n;
        double mean = (1 + 1 / total) / 6;
        double variance = (total + 1) * (4 * k * total - 3 * (m * m + n * n) - 2 * k) / (45 * total * total * 4 * k);
        return 1.0 / 6 + (t - mean) / Math.sqrt(45 * variance);
    }

    /**
     * Counts the lattice paths by ζ = Σ (i·L/m − j·L/n)², L the least common multiple (Xiao, Gordon and Yakovlev 2006,
     * doi:10.18637/jss.v017.i08); with ties, ζ of the mid-ranks is held against that, rounded down, and never thought rarer than
     * the rarest path.
     */
    private static double exact(double t, int m, int n) {
        long common = (long) m * n / divisor(m, n);
        double k = (double) m * n;
        double total = (double) m + n;
        double u = Math.round((t + (4 * k - 1) / (6 * total)) * k * total * 4) / 4.0; // whole quarters
        double zeta = Math.floor(common * common * total * (6 * u - k * (4 * k - 1)) / (6 * k * k));
        Frequencies[] column = new Frequencies[m + 1];
        for (int j = 0; j <= n; j++) {
            Frequencies left = j == 0 ? Frequencies.START : Frequencies.NONE;
            for (int i = 0; i <= m; i++) {
                Frequencies below = column[i] == null ? Frequencies.NONE : column[i];
                long difference = common / m * i - common / n * j;
                left = Frequencies.sum(left, below).shifted(difference * difference);
                column[i] = left;
            }
        }
        Frequencies all = column[m];
        return all.from((long) zeta) / all.from(0);
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** How many paths have each ζ, in ascending order. */
    private static final class Frequencies {
        static final Frequencies NONE = new Frequencies(new long[0], new double[0]);
        static final Frequencies START = new Frequencies(new long[1], new double[] {1});

        private final long[] zeta;
        private final double[] paths;

        Frequencies(long[] zeta, double[] paths) {
            this.zeta = zeta;
            this.paths = paths;
        }

        static Frequencies sum(Frequencies a, Frequencies b) {
            if (a.zeta.length == 0 || b.zeta.length == 0) {
                return a.zeta.length == 0 ? b : a;
            }
            long[] zeta = new long[a.zeta.length + b.zeta.length];
            double[] paths = new double[zeta.length];
            int size = 0;
            int i = 0;
            int j = 0;
            while (i < a.zeta.length || j < b.zeta.length) {
                long x = i < a.zeta.length ? a.zeta[i] : Long.MAX_VALUE;
                long y = j < b.zeta.length ? b.zeta[j] : Long.MAX_VALUE;
                zeta[size] = Math.min(x, y);
                paths[size++] = (x <= y ? a.paths[i] : 0) + (y <= x ? b.paths[j] : 0);
                i += x <= y ? 1 : 0;
                j += y <= x ? 1 : 0;
            }
            return new Frequencies(Arrays.copyOf(zeta, size), Arrays.copyOf(paths, size));
        }

        Frequencies shifted(long by) {
            return new Frequencies(Arrays.stream(zeta).map(z -> z + by).toArray(), paths);
        }

        /** Paths of at least this ζ; where there are none, which ties can ask for, those of the greatest. */
        double from(long least) {
            double sum = paths[zeta.length - 1];
            for (int i = zeta.length - 2; i >= 0 && zeta[i] >= least; i--) {
                sum += paths[i];
            }
            return sum;
        }
    }
}
