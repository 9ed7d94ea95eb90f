package dev.vigia.stats;

import java.util.Arrays;

/**
 * A test for categories that the baseline does not have, from the counts of all categories of both samples.
 *
 * <p>Given the summed count c of a category, all its rows lie in the window with probability q = Π<sub>i&lt;c</sub> (n −
 * i)/(n + m − i) if nothing has changed. The statistic is the number of rows in categories without a baseline row; its
 * law is that of Σ cⱼ Bⱼ with Bⱼ taken as independent, which errs on the cautious side since rows of one category take the
 * places of another's. The p-value is P(Σ ≥ statistic), or Chernoff's bound of it where it is below 1e-9.
 *
 * <p>Undefined if a sample has no rows.
 */
public final class UnseenCategories {
    /** A category that is as improbable as this to be wholly in the window is left out of the sum. */
    private static final double NEGLIGIBLE = 1e-14;

    /** Upper tails below this are lost in one minus the lower tail. */
    private static final double EXACT = 1e-9;

    private UnseenCategories() {}

    /** Tests that no more rows lie in categories without a baseline row than chance puts there. */
    public static TestResult test(TwoSampleCounts counts) {
        if (counts.oneIsEmpty()) {
            return TestResult.undefined("a sample has no rows");
        }
        long unseen = 0;
        for (int cell = 0; cell < counts.cells(); cell++) {
            unseen += counts.baseline[cell] == 0 ? counts.window[cell] : 0;
        }
        if (unseen == 0) {
            return TestResult.ofLog(0, 0);
        }
        double[] logQ = new double[counts.cells()];
        for (int cell = 0; cell < logQ.length; cell++) {
            logQ[cell] = logAllInWindow(counts, cell);
        }
        double bound = chernoff(counts, logQ, unseen);
        double logP = bound < Math.log(EXACT) || unseen > 1_000_000 ? bound : exact(counts, logQ, (int) unseen);
        return TestResult.ofLog((double) unseen, Math.min(bound, logP));
    }

    private static double logAllInWindow(TwoSampleCounts counts, int cell) {
        long c = counts.pooled(cell);
        return c > counts.windowTotal()
                ? Double.NEGATIVE_INFINITY
                : new HypergeometricLaw(counts.windowTotal(), counts.baselineTotal(), c).logMass(c);
    }

    /** Convolves the law of the sum below the number of unseen rows. */
    private static double exact(TwoSampleCounts counts, double[] logQ, int unseen) {
        double[] mass = new double[unseen];
        mass[0] = 1;
        int reached = 0;
        for (int cell = 0; cell < logQ.length; cell++) {
            double q = Math.exp(logQ[cell]);
            if (q > NEGLIGIBLE) {
                int c = (int) Math.min(unseen, counts.pooled(cell));
                reached = Math.min(unseen - 1, reached + c);
                for (int x = reached; x >= 0; x--) {
                    mass[x] = mass[x] * (1 - q) + (x >= c ? mass[x - c] * q : 0);
                }
            }
        }
        return Math.log1p(-Math.min(1, Arrays.stream(mass).sum()));
    }

    /** Returns min over t of Σ ln(1 + q (e^{tc} − 1)) − t x, by golden section: it is convex in t. */
    private static double chernoff(TwoSampleCounts counts, double[] logQ, long unseen) {
        double low = 0;
        double high = 64;
        double ratio = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-6) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            boolean takeLeft = exponent(counts, logQ, unseen, left) < exponent(counts, logQ, unseen, right);
            low = takeLeft ? low : left;
            high = takeLeft ? right : high;
        }
        return Math.min(0, exponent(counts, logQ, unseen, (low + high) / 2));
    }

    private static double exponent(TwoSampleCounts counts, double[] logQ, long unseen, double t) {
        double sum = -t * unseen;
        for (int cell = 0; cell < logQ.length; cell++) {
            double up = t * counts.pooled(cell) + logQ[cell];
            sum += up > 700 ? up : Math.log1p(Math.exp(up) - Math.exp(logQ[cell]));
        }
        return sum;
    }
}
