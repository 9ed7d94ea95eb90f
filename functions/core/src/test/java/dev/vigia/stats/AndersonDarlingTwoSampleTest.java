package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;

class AndersonDarlingTwoSampleTest {
    private static final List<Reference> ROWS =
            Reference.rows("anderson-darling.csv").toList();

    @Test
    void statisticIsSciPysAndPIsTheLawsDownTo1e300AndBeyond() {
        List<Reference> samples =
                ROWS.stream().filter(row -> row.counts(1).length > 0).toList();
        assertThat(samples).hasSizeGreaterThan(15);
        for (Reference row : samples) {
            TestResult.Defined result = defined(AndersonDarlingTwoSample.test(row.pair()));
            assertThat(result.statistic()).isCloseTo(row.number(2), within(1e-10 * (1 + row.number(2))));
            assertThat(AndersonDarlingTwoSample.statistic(row.pair())).hasValue(result.statistic());
            assertThat(result.logPValue())
                    .as(row.fields().toString())
                    .isCloseTo(row.number(3), within(1e-9 * Math.max(1, Math.abs(row.number(3)))));
        }
    }

    @Test
    void tailOfGivenCellsIsTheEigenvaluesAtEveryDepth() {
        List<Reference> laws =
                ROWS.stream().filter(row -> row.counts(1).length == 0).toList();
        assertThat(laws).hasSize(30);
        for (Reference row : laws) {
            assertThat(law(row.counts(0)).logSurvival(row.number(2)))
                    .as(row.fields().toString())
                    .isCloseTo(row.number(3), within(2e-9 * Math.max(1, Math.abs(row.number(3)))));
        }
    }

    @Test
    void determinantIsTheProductOverTheEigenvaluesOfTheFullMatrix() {
        SplittableRandom random = new SplittableRandom(5);
        for (int cells : new int[] {2, 3, 5, 40, 320}) {
            long[] pooled = random.longs(cells, 1, 200).toArray();
            double[] eigenvalues = eigenvalues(pooled);
            AndersonDarlingLaw law = law(pooled);
            assertThat(Arrays.stream(eigenvalues).sum()).isCloseTo(1, within(1e-9));
            assertThat(law.largestEigenvalue())
                    .isCloseTo(Arrays.stream(eigenvalues).max().orElseThrow(), within(1e-9));
            for (double s : new double[] {-3, -0.2, 0.1, 0.45, 4}) {
                double product = Arrays.stream(eigenvalues)
                        .map(value -> 1 - 2 * s * value)
                        .reduce(1, (a, b) -> a * b);
                assertThat(law.characteristic(s, 0).getReal())
                        .isCloseTo(product, within(1e-7 * Math.max(1e-3, Math.abs(product))));
            }
        }
    }

    @Test
    void survivalFallsFromOneWithoutAJumpWhereTheContourChanges() {
        AndersonDarlingLaw law = law(new long[] {5, 9, 2, 30, 1, 1, 8});
        double before = 0;
        for (double x = 1e-6; x < 60; x *= 1.01) {
            double now = law.logSurvival(x);
            assertThat(now).isLessThanOrEqualTo(before + 1e-10).isGreaterThan(before - 0.08 * (1 + x));
            before = now;
        }
        assertThat(law.logSurvival(0)).isZero();
        assertThat(law.logSurvival(-1)).isZero();
    }

    @Test
    void simulatedBridgeAgreesWithTheLaw() {
        SplittableRandom random = new SplittableRandom(11);
        double[] shares = {0.6, 0.01, 0.09, 0.2, 0.1};
        int exceeded = 0;
        int windows = 20_000;
        for (int i = 0; i < windows; i++) {
            TwoSampleCounts counts =
                    TwoSampleCounts.of(Results.draw(shares, 400, random), Results.draw(shares, 400, random));
            exceeded += defined(AndersonDarlingTwoSample.test(counts)).pValue() < 0.05 ? 1 : 0;
        }
        assertThat(exceeded / (double) windows).isCloseTo(0.05, within(0.006));
    }

    @Test
    void sameWhenTheValuesAreReversedOrTheSamplesAreExchanged() {
        long[] a = {4, 0, 9, 30, 2};
        long[] b = {1, 5, 9, 10, 20};
        double expected =
                defined(AndersonDarlingTwoSample.test(TwoSampleCounts.of(a, b))).logPValue();
        assertThat(defined(AndersonDarlingTwoSample.test(TwoSampleCounts.of(b, a)))
                        .logPValue())
                .isCloseTo(expected, withinPercentage(1e-9));
        assertThat(defined(AndersonDarlingTwoSample.test(TwoSampleCounts.of(reversed(a), reversed(b))))
                        .logPValue())
                .isCloseTo(expected, withinPercentage(1e-9));
    }

    @Test
    void identicalSamplesGiveZeroAndOne() {
        TestResult.Defined result =
                defined(AndersonDarlingTwoSample.test(TwoSampleCounts.of(new long[] {3, 4, 5}, new long[] {3, 4, 5})));
        assertThat(result.statistic()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void emptyAndConstantSamplesAreUndefined() {
        TwoSampleCounts empty = TwoSampleCounts.of(new long[] {3, 4}, new long[] {0, 0});
        assertThat(reason(AndersonDarlingTwoSample.test(empty))).isEqualTo("a sample has no rows");
        assertThat(AndersonDarlingTwoSample.statistic(empty)).isEmpty();
        TwoSampleCounts constant = TwoSampleCounts.of(new long[] {3, 0}, new long[] {7, 0});
        assertThat(reason(AndersonDarlingTwoSample.test(constant))).isEqualTo("all rows lie in one cell");
        assertThat(AndersonDarlingTwoSample.statistic(constant)).isEmpty();
    }

    private static long[] reversed(long[] counts) {
        long[] out = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            out[counts.length - 1 - i] = counts[i];
        }
        return out;
    }

    private static AndersonDarlingLaw law(long[] pooled) {
        return AndersonDarlingLaw.of(TwoSampleCounts.of(pooled, new long[pooled.length]));
    }

    /** The slow way: the covariance of the weighted middles, decomposed in full. */
    private static double[] eigenvalues(long[] pooled) {
        int cells = pooled.length;
        double total = Arrays.stream(pooled).sum();
        double[] edge = new double[cells + 1];
        for (int j = 0; j < cells; j++) {
            edge[j + 1] = edge[j] + pooled[j] / total;
        }
        double[][] matrix = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                double covariance = bridge(edge, i, j)
                        + bridge(edge, i + 1, j)
                        + bridge(edge, i, j + 1)
                        + bridge(edge, i + 1, j + 1);
                matrix[i][j] = covariance / 4 * Math.sqrt(weight(edge, i) * weight(edge, j));
            }
        }
        return new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
    }

    private static double bridge(double[] edge, int i, int j) {
        return Math.min(edge[i], edge[j]) * (1 - Math.max(edge[i], edge[j]));
    }

    private static double weight(double[] edge, int j) {
        double share = edge[j + 1] - edge[j];
        double middle = (edge[j] + edge[j + 1]) / 2;
        return share / (middle * (1 - middle) - share / 4);
    }
}
