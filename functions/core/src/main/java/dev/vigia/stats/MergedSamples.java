package dev.vigia.stats;

/**
 * What one pass over two sorted samples in their common order adds up, for all tests that need only that.
 *
 * <p>A step is a value, with a rows of the baseline and b of the current sample; A and B are the rows before. With m and n
 * rows in all, d = n(A + a) − m(B + b) is mn times the difference of the distribution functions behind the value, a whole
 * number, so equal samples are at distance 0 exactly.
 */
final class MergedSamples {
    final SortedSample baseline;
    final SortedSample current;
    private long furthest;
    private double area;
    private double squaredArea;
    private double squaredMiddles;
    private long twiceU;
    private long tiedSteps;
    private double tieCubes;
    private double baselineCubes;
    private double currentCubes;
    private double crossTies;

    MergedSamples(SortedSample baseline, SortedSample current) {
        this.baseline = baseline;
        this.current = current;
        merge(baseline.array(), current.array(), baseline.size(), current.size());
    }

    /** The step's tied rows are counted apart: where values are continuous, that branch is never taken. */
    private void merge(double[] x, double[] y, int m, int n) {
        int i = 0;
        int j = 0;
        long d = 0;
        double previous = Math.min(x[0], y[0]);
        while (i < m || j < n) {
            double value = Math.min(x[i], y[j]);
            int a = x[i] <= value ? 1 : 0;
            int b = y[j] <= value ? 1 : 0;
            double gap = value - previous;
            area += Math.abs((double) d) * gap;
            squaredArea += (double) d * d * gap;
            previous = value;
            if (x[i + a] == value || y[j + b] == value || a + b == 2) {
                a = run(x, i, value);
                b = run(y, j, value);
                tie(a, b, n, m);
            }
            long step = (long) a * n - (long) b * m;
            double middle = 2.0 * d + step;
            squaredMiddles += middle * middle * ((double) a * n + (double) b * m);
            twiceU += a * (2L * j + b);
            d += step;
            furthest = Math.max(furthest, Math.abs(d));
            i += a;
            j += b;
        }
    }

    static int run(double[] values, int from, double value) {
        int to = from;
        while (values[to] == value) {
            to++;
        }
        return to - from;
    }

    private void tie(double a, double b, double n, double m) {
        tiedSteps++;
        tieCubes += (a + b) * (a + b) * (a + b) - (a + b);
        baselineCubes += a * a * a - a;
        currentCubes += b * b * b - b;
        crossTies += a * b * (a * n + b * m);
    }

    /** mn, as a double. */
    private double product() {
        return (double) baseline.size() * current.size();
    }

    /** Whether all values of both samples are equal. */
    boolean isConstant() {
        return baseline.isConstant() && current.isConstant() && baseline.get(0) == current.get(0);
    }

    /** Whether a value occurs twice, in one sample or in both. */
    boolean hasTies() {
        return tiedSteps > 0;
    }

    /** Σ (t³ − t) over the values, t the rows of both samples that hold it. */
    double tieCubes() {
        return tieCubes;
    }

    /** Kolmogorov–Smirnov D times mn, exact. */
    long furthest() {
        return furthest;
    }

    /** ∫ |F − G| dx. */
    double area() {
        return area / product();
    }

    /** ∫ (F − G)² dx. */
    double squaredArea() {
        return squaredArea / product() / product();
    }

    /** Mann and Whitney's U of the baseline, twice: pairs in which it is the larger, and half of the ties. */
    long twiceU() {
        return twiceU;
    }

    /**
     * Anderson's T with mid-ranks, {@code scipy.stats.cramervonmises_2samp}'s statistic, without its cancellation:
     * T = mn/2N [Σ (δ + ε) h² + (Σ δ³ + Σ ε³)/12 − Σ δε(δ + ε)/4] + 1/6N + (m Σ (a³ − a) + n Σ (b³ − b))/12mnN, with δ =
     * a/m, ε = b/n and h the difference of the distribution functions in the middle of the step.
     */
    double cramerVonMises() {
        double m = baseline.size();
        double n = current.size();
        double k = product();
        double squares = squaredMiddles / 4 / k / k / k;
        double cubes = (baselineCubes + m) / (m * m * m) + (currentCubes + n) / (n * n * n);
        double cross = crossTies / 4 / k / k;
        double ties = (m * baselineCubes + n * currentCubes) / 12 / k;
        return (k / 2 * (squares + cubes / 12 - cross) + 1.0 / 6 + ties) / (m + n);
    }
}
