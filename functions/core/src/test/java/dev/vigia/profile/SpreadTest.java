package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Scales: means and deviations of values however large, and what sums of a column are taken in. */
class SpreadTest {
    @Test
    void theDeviationIsByTheNumberOfValues() {
        Spread spread = Spread.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
        assertThat(spread.mean()).isCloseTo(5, within(1e-12));
        assertThat(spread.deviation()).isCloseTo(2, within(1e-12));
    }

    @Test
    void equalValuesHaveNoDeviationAtAll() {
        assertThat(Spread.of(new double[] {.1, .1, .1})).isEqualTo(new Spread(.1, 0));
        assertThat(Spread.of(new double[] {0, -0.0})).isEqualTo(new Spread(0, 0));
        assertThat(Spread.of(new double[] {-7})).isEqualTo(new Spread(-7, 0));
    }

    @Test
    void neitherHugeNorTinyValuesOverflow() {
        Spread huge = Spread.of(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE});
        assertThat(huge).isEqualTo(new Spread(0, Double.MAX_VALUE));
        Spread tiny = Spread.of(new double[] {-1e-200, 3e-200});
        assertThat(tiny.mean()).isCloseTo(1e-200, within(1e-212));
        assertThat(tiny.deviation()).isCloseTo(2e-200, within(1e-212));
    }

    /** Quartiles of 0 … 1,000 are 250 and 750. */
    @Test
    void theScaleOfABaselinesSumsIsOfItsQuartiles() {
        double[] even = new double[1_001];
        Arrays.setAll(even, i -> i);
        assertThat(BinEdges.of(even).scale()).isCloseTo(500 / 1.3489795003921634, within(1e-9));
        assertThat(BinEdges.of(even).centre()).isEqualTo(500);
        even[1_000] = 1e300;
        assertThat(BinEdges.of(even).scale()).isCloseTo(500 / 1.3489795003921634, within(1e-9));
    }

    @Test
    void ofEqualQuartilesItIsTheDeviationAndOfEqualValuesTheirSize() {
        double[] flag = new double[100];
        Arrays.fill(flag, 90, 100, 1);
        assertThat(BinEdges.of(flag).scale()).isCloseTo(.3, within(1e-12));
        assertThat(BinEdges.of(new double[] {-70, -70}).scale()).isEqualTo(70);
        assertThat(BinEdges.of(new double[] {.5}).scale()).isEqualTo(1);
        double[] ends = {-Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        assertThat(BinEdges.of(ends).scale()).isFinite().isGreaterThan(1e308);
    }

    @Test
    void theLimitOfAnOutlierIsTheHundredthLargestOfTenThousand() {
        double[] scores = new double[10_000];
        Arrays.setAll(scores, i -> i + 1);
        assertThat(OutlierLimit.of(scores)).isEqualTo(new OutlierLimit(9_901, 100, 10_000));
        assertThat(OutlierLimit.of(scores).expectedRate()).isCloseTo(100 / 10_001.0, within(1e-15));
        assertThat(OutlierLimit.of(new double[] {3, 4})).isEqualTo(new OutlierLimit(4, 1, 2));
        assertThat(OutlierLimit.of(new double[0]).expectedRate()).isZero();
        assertThat(OutlierLimit.of(new double[0]).score()).isNaN();
    }
}
