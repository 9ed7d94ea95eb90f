package dev.vigia.stats;

/** A sample known by its counts in bins, values taken as uniform within a bin. Immutable. */
public final class BinnedSample {
    private final double[] edges;
    private final double[] counts;

    /**
     * Takes copies.
     *
     * @param edges rising or equal, finite, one more than there are bins; any of them without bins
     * @param counts how many values lie in each bin, 0 or more
     */
    public BinnedSample(double[] edges, double[] counts) {
        if (counts.length > 0 && edges.length != counts.length + 1) {
            throw new IllegalArgumentException(
                    edges.length + " edges for " + counts.length + " bins: expected one more than bins");
        }
        this.edges = edges.clone();
        this.counts = counts.clone();
    }

    /** The least edge; NaN if there are no bins. */
    double least() {
        return edge(0);
    }

    /** The greatest edge; NaN if there are no bins. */
    double greatest() {
        return edge(counts.length);
    }

    int bins() {
        return counts.length;
    }

    /** How many values lie in each bin, a new array. */
    public double[] counts() {
        return counts.clone();
    }

    double count(int bin) {
        return counts[bin];
    }

    /** The same with another count in a bin. */
    BinnedSample withCount(int bin, double count) {
        double[] other = counts.clone();
        other[bin] = count;
        return new BinnedSample(edges, other);
    }

    /** An edge, the nearest one if there are fewer; NaN if there are no bins. */
    public double edge(int place) {
        return counts.length == 0 ? Double.NaN : edges[Math.max(0, Math.min(counts.length, place))];
    }

    /** How many values there are. */
    public double size() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The fourth central moment over the squared variance; NaN if there is no spread. */
    public double kurtosis() {
        double centre = quantile(.5);
        double width = greatest() - least();
        Moments all = moments(least(), greatest(), centre, width > 0 ? width : 1);
        return all.fourth() / (all.deviation() * all.deviation() * all.deviation() * all.deviation());
    }

    /** The q-quantile, interpolated within a bin; NaN if there are no values. */
    public double quantile(double q) {
        double rank = q * size();
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= rank) {
                return edges[i] + (edges[i + 1] - edges[i]) * ((rank - before) / counts[i]);
            }
            before += counts[i];
        }
        return greatest();
    }

    /** How many values lie at or below one. */
    public double below(double value) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * within(i, Double.NEGATIVE_INFINITY, value);
        }
        return sum;
    }

    /** The share of a bin that lies in [from, to]. */
    private double within(int bin, double from, double to) {
        double width = edges[bin + 1] - edges[bin];
        if (width <= 0 || edges[bin + 1] <= Math.nextUp(edges[bin])) {
            return edges[bin + 1] >= from && edges[bin + 1] <= to ? 1 : 0;
        }
        return Math.max(0, Math.min(to, edges[bin + 1]) - Math.max(from, edges[bin])) / width;
    }

    /** The moments of the values in [from, to], of y = (x − centre) / unit. */
    Moments moments(double from, double to, double centre, double unit) {
        double[] sums = new double[5];
        for (int i = 0; i < counts.length; i++) {
            double mass = counts[i] == 0 ? 0 : counts[i] * within(i, from, to);
            if (mass > 0) {
                double low = (Math.max(from, edges[i]) - centre) / unit;
                double high = (Math.min(to, edges[i + 1]) - centre) / unit;
                double mid = (low + high) / 2;
                double spread = (high - low) * (high - low) / 12;
                sums[0] += mass;
                sums[1] += mass * mid;
                sums[2] += mass * (mid * mid + spread);
                sums[3] += mass * mid * (mid * mid + 3 * spread);
                sums[4] += mass * (mid * mid * (mid * mid + 6 * spread) + 1.8 * spread * spread);
            }
        }
        return Moments.of(sums);
    }

    /** Size, mean, deviation (divisor n), third and fourth central moment; NaN but for the size if it is 0. */
    record Moments(double size, double mean, double deviation, double third, double fourth) {
        private static Moments of(double[] sums) {
            double n = sums[0];
            double m = sums[1] / n;
            double s2 = sums[2] / n;
            double s3 = sums[3] / n;
            double variance = Math.max(0, s2 - m * m);
            return new Moments(
                    n,
                    m,
                    Math.sqrt(variance),
                    s3 - 3 * m * s2 + 2 * m * m * m,
                    sums[4] / n - 4 * m * s3 + 6 * m * m * s2 - 3 * m * m * m * m);
        }
    }
}
