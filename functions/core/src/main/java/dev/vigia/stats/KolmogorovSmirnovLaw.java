package dev.vigia.stats;

/**
 * The law of the two-sample Kolmogorov–Smirnov distance D if nothing has changed, of values without ties: the share of the
 * lattice paths from (0, 0) to (m, n) that somewhere are at |i/m − j/n| ≥ d (Hodges 1958, doi:10.1007/BF02589501).
 *
 * <p>It is counted exactly for samples of one size, by reflection, and for others as long as the paths between the lines
 * pass at most 2e8 points (all there are for 14,000 values each). Beyond that, and where the
 * count is below 1e-280, Kolmogorov's law is given the exact rate at which the tail falls, and Hodges' term for the lattice:
 * within 1 % of the exact p where p is above 1e-30 and samples are that large.
 */
final class KolmogorovSmirnovLaw {
    private static final double MOST_POINTS = 2e8;
    private static final double LEAST = 1e-280;

    private final long m;
    private final long n;
    private final long far;

    /** D = far / mn. */
    private KolmogorovSmirnovLaw(long m, long n, long far) {
        this.m = m;
        this.n = n;
        this.far = far;
    }

    static KolmogorovSmirnovLaw of(long m, long n, long far) {
        return new KolmogorovSmirnovLaw(Math.max(m, n), Math.min(m, n), far);
    }

    /** Returns ln P(D ≥ far / mn), far a whole number from 0 to mn. */
    static double logSurvival(long m, long n, long far) {
        KolmogorovSmirnovLaw law = of(m, n, far);
        if (far == 0) {
            return 0;
        }
        if (m == n) {
            return law.byReflection(far / m);
        }
        if (far == m * n) {
            return Math.log(2) - HypergeometricLaw.logChoose(m + n, n);
        }
        double points = Math.min(2.0 * far, (double) m * n);
        if (points <= MOST_POINTS) {
            double exact = law.outside();
            if (exact > LEAST) {
                return Math.min(0, Math.log(exact));
            }
        }
        return law.asymptotic();
    }

    /** P = 2 Σ (−1)^(k−1) C(2n, n + kh)/C(2n, n) for D = h/n, from the first term on. */
    private double byReflection(long h) {
        if (h == 1) {
            return 0;
        }
        double first = logShare(h);
        double sum = 0;
        double sign = 1;
        for (long k = h; k <= n; k += h) {
            double term = Math.exp(logShare(k) - first);
            sum += sign * term;
            if (term < 1e-17) {
                break;
            }
            sign = -sign;
        }
        return Math.min(0, Math.log(2) + first + Math.log(sum));
    }

    private double logShare(long k) {
        return HypergeometricLaw.logChoose(2 * n, n + k) - HypergeometricLaw.logChoose(2 * n, n);
    }

    /**
     * Sums the probability of the paths that leave the band, diagonal by diagonal, so that nothing cancels; a path is drawn
     * without replacement from m steps to the right and n upwards.
     */
    double outside() {
        double[] here = new double[(int) (m + 3)];
        here[1] = 1; // i = 0, shifted by one
        int low = 0;
        int high = 0;
        double outside = 0;
        for (long k = 1; k <= m + n; k++) {
            high = (int) Math.min(high + 1, m);
            low = (int) Math.max(low, k - n);
            step(here, low, high, k);
            while (low <= high && !inside(low, k - low)) {
                outside += here[low + 1];
                here[++low] = 0;
            }
            while (high >= low && !inside(high, k - high)) {
                outside += here[high + 1];
                here[high-- + 1] = 0;
            }
        }
        return outside;
    }

    private void step(double[] here, int low, int high, long k) {
        double rest = 1.0 / (m + n - k + 1);
        double right = m + 1.0;
        double up = n - k + 1.0;
        for (int i = high; i >= low; i--) {
            here[i + 1] = (here[i] * (right - i) + here[i + 1] * (up + i)) * rest;
        }
        here[low] = 0;
    }

    private boolean inside(long i, long j) {
        return Math.abs(i * n - j * m) < far;
    }

    double asymptotic() {
        double d = (double) far / m / n;
        double squared = d * d * m / (m + n) * n;
        double z = Math.sqrt(squared);
        double lattice = 2 * z * (m + 2.0 * n) / (3 * Math.sqrt((double) m * n * (m + n)));
        return KolmogorovSmirnovDistance.logSurvival(z) - (rate(d) - 2 * squared) - lattice;
    }

    /** Returns −ln of the likeliest point on the line j/n − i/m = d, to the first order in the rows: 2z² and more. */
    private double rate(double d) {
        double from = 0;
        double to = 1 - d;
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int step = 0; step < 100; step++) {
            double a = to - golden * (to - from);
            double b = from + golden * (to - from);
            if (cost(a, a + d) < cost(b, b + d)) {
                to = b;
            } else {
                from = a;
            }
        }
        double middle = (from + to) / 2;
        return cost(middle, middle + d);
    }

    /** Returns −ln of the share of paths through (xm, yn), by Stirling's leading terms. */
    private double cost(double x, double y) {
        double share = (x * m + y * n) / (m + n);
        return m * divergence(x, share) + n * divergence(y, share);
    }

    private static double divergence(double x, double share) {
        double inside = x > 0 ? x * Math.log(x / share) : 0;
        return inside + (x < 1 ? (1 - x) * Math.log((1 - x) / (1 - share)) : 0);
    }
}
