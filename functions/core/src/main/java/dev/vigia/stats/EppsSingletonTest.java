package dev.vigia.stats;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Epps and Singleton's test (1986, doi:10.1080/00949658608810963) of equal distributions by their empirical characteristic
 * functions at 0.4 and 0.8 over half the pooled interquartile range: {@code scipy.stats.epps_singleton_2samp}, with its
 * correction where both samples have fewer than 25 values.
 *
 * <p>Undefined with fewer than five values in a sample, if half of all values are equal, or if the values at these points
 * do not vary.
 */
final class EppsSingletonTest {
    private static final int LEAST = 5;
    private static final int SMALL = 25;
    /** What is smaller beside the greatest eigenvalue is rounding: 0 and 1 vary in one direction, not in two. */
    private static final double EPSILON = 1e-12;

    private EppsSingletonTest() {}

    static TestResult test(SortedSample baseline, SortedSample current) {
        int m = baseline.size();
        int n = current.size();
        if (Math.min(m, n) < LEAST) {
            return TestResult.undefined("a sample has fewer than 5 values");
        }
        PooledOrder pooled = new PooledOrder(baseline, current);
        double half = pooled.interquartileRange() / 2;
        if (!(half > 0 && half < Double.POSITIVE_INFINITY && 1 / half < Double.POSITIVE_INFINITY)) {
            return TestResult.undefined(
                    half == 0 ? "half of all values are equal" : "the values are beyond the range of a double");
        }
        Waves first = Waves.of(baseline, 0.4 / half);
        Waves second = Waves.of(current, 0.4 / half);
        double total = (double) m + n;
        double[] difference = new double[4];
        double[][] covariance = new double[4][4];
        for (int i = 0; i < 4; i++) {
            difference[i] = first.mean[i] - second.mean[i];
            for (int j = 0; j < 4; j++) {
                covariance[i][j] = total / m * first.covariance[i][j] + total / n * second.covariance[i][j];
            }
        }
        double correction = Math.max(m, n) < SMALL
                ? 1 / (1 + Math.pow(total, -0.45) + 10.1 * (Math.pow(m, -1.7) + Math.pow(n, -1.7)))
                : 1;
        return judge(new EigenDecomposition(new Array2DRowRealMatrix(covariance)), difference, total * correction);
    }

    private static TestResult judge(EigenDecomposition matrix, double[] difference, double factor) {
        double greatest = matrix.getRealEigenvalue(0);
        if (!(greatest > 0)) {
            return TestResult.undefined("the values do not vary");
        }
        int rank = 0;
        double form = 0;
        for (int i = 0; i < 4; i++) {
            double eigenvalue = matrix.getRealEigenvalue(i);
            if (eigenvalue > EPSILON * greatest) {
                double projection = 0;
                for (int j = 0; j < 4; j++) {
                    projection += matrix.getEigenvector(i).getEntry(j) * difference[j];
                }
                form += projection * projection / eigenvalue;
                rank++;
            }
        }
        double statistic = form * factor;
        return TestResult.ofLog(statistic, LogTails.chiSquare(rank, statistic));
    }

    /** Means and population covariances of cos tx, cos 2tx, sin tx, sin 2tx. */
    private static final class Waves {
        final double[] mean = new double[4];
        final double[][] covariance = new double[4][4];

        static Waves of(SortedSample sample, double t) {
            Waves waves = new Waves();
            double[][] at = new double[4][sample.size()];
            for (int i = 0; i < sample.size(); i++) {
                double cosine = Math.cos(t * sample.get(i));
                double sine = Math.sin(t * sample.get(i));
                at[0][i] = cosine;
                at[1][i] = 2 * cosine * cosine - 1;
                at[2][i] = sine;
                at[3][i] = 2 * sine * cosine;
            }
            for (int wave = 0; wave < 4; wave++) {
                waves.center(at, wave);
            }
            return waves;
        }

        /** Centres a wave, whose earlier ones are centred, and takes its products with them. */
        private void center(double[][] at, int wave) {
            double[] values = at[wave];
            int n = values.length;
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            mean[wave] = sum / n;
            for (int i = 0; i < n; i++) {
                values[i] -= mean[wave];
            }
            for (int other = 0; other <= wave; other++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += at[other][i] * values[i];
                }
                covariance[wave][other] = product / n;
                covariance[other][wave] = product / n;
            }
        }
    }

    /** Order statistics of both samples together. */
    private record PooledOrder(SortedSample first, SortedSample second) {
        double interquartileRange() {
            return quantile(0.75) - quantile(0.25);
        }

        private double quantile(double q) {
            double at = q * (first.size() + second.size() - 1.0);
            int below = (int) at;
            double fraction = at - below;
            double a = get(below);
            double b = fraction == 0 ? a : get(below + 1);
            return fraction < 0.5 ? a + (b - a) * fraction : b - (b - a) * (1 - fraction);
        }

        /** Returns the k-th smallest, from 0: i of the first sample and k − i of the second lie before it. */
        private double get(int k) {
            int from = Math.max(0, k - second.size());
            int to = Math.min(k, first.size());
            while (from < to) {
                int i = (from + to) >>> 1;
                if (first.get(i) < second.get(k - i - 1)) {
                    from = i + 1;
                } else {
                    to = i;
                }
            }
            return Math.min(first.get(from), second.get(k - from));
        }
    }
}
