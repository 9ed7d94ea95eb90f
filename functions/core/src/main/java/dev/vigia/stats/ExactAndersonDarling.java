package dev.vigia.stats;

import java.util.Arrays;

/**
 * The two-sample Anderson–Darling test on the values themselves: the standardised statistic of Scholz and Stephens (1987,
 * doi:10.1080/01621459.1987.10478288) with mid-ranks, {@code scipy.stats.anderson_ksamp(variant="midrank")}.
 *
 * <p>The p-value is the limit law's at the standardised statistic, not clipped and not interpolated: of continuous values Σ
 * χ²₁/(j(j + 1)), and where values are tied that of these very values ({@link AndersonDarlingLaw}), on at most 16,384 cells
 * (neighbouring values that are rare are put together; λ₁ moves by less than 1e-8 of itself).
 *
 * <p>Undefined with fewer than four values in all, or if all are equal.
 */
final class ExactAndersonDarling {
    private static final int MOST_CELLS = 1 << 14;

    private final MergedSamples merged;
    private final double[] x;
    private final double[] y;
    private final double total;
    private double sum;

    /** Pooled rows of the law's cells. */
    private long[] cells = new long[256];

    private int count;

    private ExactAndersonDarling(MergedSamples merged) {
        this.merged = merged;
        x = merged.baseline.array();
        y = merged.current.array();
        total = (double) merged.baseline.size() + merged.current.size();
        pass(merged.baseline.size(), merged.current.size());
    }

    static TestResult test(MergedSamples merged) {
        if (merged.baseline.size() + (long) merged.current.size() < 4) {
            return TestResult.undefined("there are fewer than 4 values");
        }
        if (merged.isConstant()) {
            return TestResult.undefined("all values are equal");
        }
        return new ExactAndersonDarling(merged).result();
    }

    private void pass(int m, int n) {
        long most = (long) (total / (MOST_CELLS / 2));
        int i = 0;
        int j = 0;
        while (i < m || j < n) {
            double value = Math.min(x[i], y[j]);
            int a = MergedSamples.run(x, i, value);
            int b = MergedSamples.run(y, j, value);
            double tied = a + b;
            double middle = i + j + tied / 2;
            double inner = total * (i + a / 2.0) - middle * m;
            sum += tied * inner * inner / (middle * (total - middle) - total * tied / 4);
            i += a;
            j += b;
            cell(a + b, most);
        }
    }

    private void cell(int rows, long most) {
        if (count > 0 && cells[count - 1] + rows <= most) {
            cells[count - 1] += rows;
            return;
        }
        cells = count == cells.length ? Arrays.copyOf(cells, 2 * count) : cells;
        cells[count++] = rows;
    }

    private TestResult result() {
        double m = merged.baseline.size();
        double n = merged.current.size();
        double statistic = sum / total * (1 / m + 1 / n) / total * (total - 1);
        double standardised = (statistic - 1) / deviation(1 / m + 1 / n);
        double limit = 1 + standardised * Math.sqrt(2 * (Math.PI * Math.PI - 9) / 3);
        return TestResult.ofLog(standardised, logSurvival(limit));
    }

    private double logSurvival(double statistic) {
        if (!merged.hasTies()) {
            return AndersonDarlingLaw.logSurvivalOfContinuous(statistic);
        }
        long[] pooled = Arrays.copyOf(cells, count);
        return AndersonDarlingLaw.of(TwoSampleCounts.of(pooled, new long[count]))
                .logSurvival(statistic);
    }

    /** Scholz and Stephens' σ of two samples, which tends to √(2(π² − 9)/3). */
    private double deviation(double inverse) {
        int all = (int) Math.min(total, Integer.MAX_VALUE);
        double h = 0;
        double g = 0;
        for (int i = all - 1; i > 1; i--) {
            h += 1.0 / i;
            g += h / (all - i + 1);
        }
        h += 1;
        double a = 4 * g - 6 + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * 4 + 16 * h + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * 4 + (4 * h - 4 * g + 6) * 2 + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * 4 - 8 * h;
        double n = total;
        return Math.sqrt((((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3)));
    }
}
