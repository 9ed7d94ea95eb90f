package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsotonicRegressionTest {
    /** The fit at the i-th of rising places is the largest over a ≤ i of the smallest over b ≥ i of the mean of a … b. */
    private static double maxMin(double[] y, int i) {
        double most = Double.NEGATIVE_INFINITY;
        for (int a = 0; a <= i; a++) {
            double least = Double.POSITIVE_INFINITY;
            for (int b = i; b < y.length; b++) {
                least = Math.min(least, Arrays.stream(y, a, b + 1).average().orElseThrow());
            }
            most = Math.max(most, least);
        }
        return most;
    }

    @Test
    void theFitIsTheLargestOfTheSmallestMeans() {
        SplittableRandom random = new SplittableRandom(11);
        for (int size : new int[] {1, 2, 7, 60}) {
            double[] x = new double[size];
            double[] y = new double[size];
            for (int i = 0; i < size; i++) {
                x[i] = i * i - 3.0;
                y[i] = i / 10.0 + 2 * random.nextDouble();
            }
            IsotonicRegression fitted = IsotonicRegression.fit(x, y);
            double[] values = Arrays.stream(x).map(fitted::value).toArray();
            for (int i = 0; i < size; i++) {
                assertThat(values[i]).isCloseTo(maxMin(y, i), within(1e-12));
            }
            assertThat(values).isSorted();
        }
    }

    @Test
    void rowsOfOneNumberCountTogether() {
        IsotonicRegression fitted = IsotonicRegression.fit(
                new double[] {1, 0.0, -0.0, 0, 1, 2, 2, 2, 2}, new double[] {.5, 1, 0, .5, .1, 0, 1, 1, 1});
        assertThat(fitted.value(0)).isCloseTo((1 + 0 + .5 + .5 + .1) / 5, within(1e-12));
        assertThat(fitted.value(-0.0)).isEqualTo(fitted.value(0));
        assertThat(fitted.value(1)).isEqualTo(fitted.value(0));
        assertThat(fitted.value(2)).isEqualTo(.75);
    }

    @Test
    void betweenItsPlacesItIsALineAndBeyondThemConstant() {
        IsotonicRegression fitted = IsotonicRegression.fit(new double[] {4, 1, 2}, new double[] {.9, .1, .3});
        assertThat(fitted.value(-7)).isEqualTo(.1);
        assertThat(fitted.value(1.25)).isCloseTo(.15, within(1e-12));
        assertThat(fitted.value(2.5)).isCloseTo(.45, within(1e-12));
        assertThat(fitted.value(3.5)).isCloseTo(.75, within(1e-12));
        assertThat(fitted.value(99)).isEqualTo(.9);
        assertThat(fitted.value(Double.POSITIVE_INFINITY)).isEqualTo(.9);
        assertThat(fitted.value(Double.NaN)).isNaN();
    }

    @Test
    void nothingAndUnevenLengthsAreRefused() {
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[0], new double[0]))
                .hasMessage("0 numbers and 0 outcomes: expected as many, and one or more");
        assertThatThrownBy(() -> IsotonicRegression.fit(new double[] {1}, new double[] {1, 2}))
                .hasMessage("1 numbers and 2 outcomes: expected as many, and one or more");
    }
}
