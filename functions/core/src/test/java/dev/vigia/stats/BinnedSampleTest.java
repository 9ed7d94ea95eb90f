package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinnedSampleTest {
    private static final double[] EDGES = {-3, -1, -0.5, 2, 7};
    private static final BinnedSample SKEWED = new BinnedSample(EDGES, new double[] {30, 0, 50, 20});

    /** The moments of so many points spread evenly over each bin: what the closed form is the limit of. */
    private static BinnedSample.Moments ofPoints(double from, double to, double centre, double unit) {
        double[] sums = new double[5];
        for (int pass = 0; pass < 2; pass++) {
            double mean = pass == 0 ? 0 : sums[1] / sums[0];
            for (int bin = 0; bin + 1 < EDGES.length; bin++) {
                int points = 200_000;
                for (int i = 0; i < points; i++) {
                    double x = EDGES[bin] + (EDGES[bin + 1] - EDGES[bin]) * (i + 0.5) / points;
                    if (x >= from && x <= to) {
                        double mass = SKEWED.count(bin) / points;
                        double y = (x - centre) / unit;
                        sums[0] += pass == 0 ? mass : 0;
                        sums[1] += pass == 0 ? mass * y : 0;
                        sums[2] += pass * mass * Math.pow(y - mean, 2);
                        sums[3] += pass * mass * Math.pow(y - mean, 3);
                        sums[4] += pass * mass * Math.pow(y - mean, 4);
                    }
                }
            }
        }
        double n = sums[0];
        return new BinnedSample.Moments(n, sums[1] / n, Math.sqrt(sums[2] / n), sums[3] / n, sums[4] / n);
    }

    @Test
    void momentsAreThoseOfValuesSpreadEvenlyOverEachBin() {
        double[][] intervals = {{-3, 7}, {-2.2, 4.5}, {-0.7, 1.9}, {2.5, 6}, {-9, 99}};
        for (double[] interval : intervals) {
            BinnedSample.Moments found = SKEWED.moments(interval[0], interval[1], 0.7, 2.5);
            BinnedSample.Moments expected = ofPoints(interval[0], interval[1], 0.7, 2.5);
            assertThat(found.size()).isCloseTo(expected.size(), within(1e-3));
            assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-4));
            assertThat(found.deviation()).isCloseTo(expected.deviation(), within(1e-4));
            assertThat(found.third()).isCloseTo(expected.third(), within(1e-4));
            assertThat(found.fourth()).isCloseTo(expected.fourth(), within(1e-4));
        }
    }

    @Test
    void anIntervalWithoutValuesHasNoMoments() {
        BinnedSample.Moments none = SKEWED.moments(-1, -0.5, 0, 1);
        assertThat(none.size()).isZero();
        assertThat(none.mean()).isNaN();
        assertThat(none.fourth()).isNaN();
        assertThat(SKEWED.moments(8, 9, 0, 1).size()).isZero();
    }

    @Test
    void aValueWithABinToItselfIsInsideOrNot() {
        double[] edges = {0, Math.nextDown(2.0), 2, 5};
        BinnedSample sample = new BinnedSample(edges, new double[] {0, 40, 10});
        assertThat(sample.moments(0, 2, 0, 1).size()).isEqualTo(40);
        assertThat(sample.moments(2, 2, 0, 1).size()).isEqualTo(40);
        assertThat(sample.moments(0, Math.nextDown(2.0), 0, 1).size()).isZero();
        assertThat(sample.moments(2.1, 5, 0, 1).size()).isCloseTo(10 * 2.9 / 3, within(1e-12));
        assertThat(new BinnedSample(new double[] {2, 2}, new double[] {7}).moments(1, 3, 2, 1))
                .isEqualTo(new BinnedSample.Moments(7, 0, 0, 0, 0));
    }

    @Test
    void quantilesLieBetweenTheEdges() {
        assertThat(SKEWED.quantile(0)).isEqualTo(-3);
        assertThat(SKEWED.quantile(0.15)).isCloseTo(-2, within(1e-12));
        assertThat(SKEWED.quantile(0.3)).isEqualTo(-1);
        assertThat(SKEWED.quantile(0.4)).isCloseTo(0, within(1e-12));
        assertThat(SKEWED.quantile(0.8)).isEqualTo(2);
        assertThat(SKEWED.quantile(0.9)).isCloseTo(4.5, within(1e-12));
        assertThat(SKEWED.quantile(1)).isEqualTo(7);
    }

    @Test
    void kurtosisIsThatOfTheShape() {
        assertThat(new BinnedSample(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5}).kurtosis())
                .as("uniform")
                .isCloseTo(1.8, within(1e-12));
        double[] points = {Math.nextDown(-1.0), -1, Math.nextDown(3.0), 3};
        assertThat(new BinnedSample(points, new double[] {5, 0, 5}).kurtosis())
                .as("two points")
                .isCloseTo(1, within(1e-9));
        double[] cells = new double[1201];
        double[] shares = new double[1200];
        for (int i = 0; i <= 1200; i++) {
            cells[i] = (i - 600) / 100.0;
        }
        for (int i = 0; i < 1200; i++) {
            double middle = (cells[i] + cells[i + 1]) / 2;
            shares[i] = Math.exp(-middle * middle / 2);
        }
        assertThat(new BinnedSample(cells, shares).kurtosis()).as("normal").isCloseTo(3, within(1e-3));
        assertThat(new BinnedSample(new double[] {4, 4}, new double[] {9}).kurtosis())
                .as("no spread")
                .isNaN();
    }

    @Test
    void withoutBinsNothingIsKnown() {
        BinnedSample none = new BinnedSample(new double[] {1, 2}, new double[0]);
        assertThat(none.bins()).isZero();
        assertThat(none.size()).isZero();
        assertThat(none.least()).isNaN();
        assertThat(none.greatest()).isNaN();
        assertThat(none.quantile(0.5)).isNaN();
        assertThatThrownBy(() -> new BinnedSample(new double[] {1, 2}, new double[] {3, 4}))
                .hasMessage("2 edges for 2 bins: expected one more than bins");
    }

    @Test
    void edgesBeyondTheLastAreTheLast() {
        assertThat(SKEWED.edge(-1)).isEqualTo(-3);
        assertThat(SKEWED.edge(1)).isEqualTo(-1);
        assertThat(SKEWED.edge(9)).isEqualTo(7);
        assertThat(SKEWED.least()).isEqualTo(-3);
        assertThat(SKEWED.greatest()).isEqualTo(7);
    }

    @Test
    void anotherCountLeavesTheFirstSampleAsItWas() {
        BinnedSample other = SKEWED.withCount(1, 8);
        assertThat(other.count(1)).isEqualTo(8);
        assertThat(other.size()).isEqualTo(108);
        assertThat(SKEWED.count(1)).isZero();
        assertThat(SKEWED.size()).isEqualTo(100);
    }
}
