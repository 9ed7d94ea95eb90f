package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DifferenceOfEstimatesTest {
    private static DifferenceOfEstimates difference(double from, double to, double degrees) {
        return new DifferenceOfEstimates(new Estimate(from, 3, Double.POSITIVE_INFINITY), new Estimate(to, 4, degrees));
    }

    /** {@code scipy.stats.norm.sf(2)}. */
    @Test
    void knownErrorsFollowTheNormalLaw() {
        TestResult.Defined test =
                defined(difference(1, 11, Double.POSITIVE_INFINITY).rise());
        assertThat(test.statistic()).isEqualTo(10);
        assertThat(test.pValue()).isCloseTo(0.022750131948179195, within(1e-12));
    }

    /** {@code scipy.stats.t.sf(2, 9 / (16/25)**2)}. */
    @Test
    void fewRowsFollowStudentsLawWithWelchsDegrees() {
        assertThat(defined(difference(1, 11, 9).rise()).pValue()).isCloseTo(0.029005742777277875, within(1e-10));
    }

    @Test
    void limitIsWhereTheTestRejects() {
        for (double degrees : new double[] {3, 50, Double.POSITIVE_INFINITY}) {
            for (double alpha : new double[] {0.2, 0.01, 1e-6}) {
                double limit = difference(1, 1, degrees).upperLimit(alpha);
                assertThat(defined(difference(1, limit - 1e-6, degrees).rise()).reject(alpha))
                        .isFalse();
                assertThat(defined(difference(1, limit + 1e-6, degrees).rise()).reject(alpha))
                        .isTrue();
            }
        }
    }

    @Test
    void smallestDetectableLiesBeyondTheLimit() {
        DifferenceOfEstimates known = difference(1, 1, Double.POSITIVE_INFINITY);
        // scipy.stats.norm.isf(.01) + scipy.stats.norm.isf(.2), times the error of 5
        assertThat(known.smallestDetectable(0.01)).isCloseTo(15.839845538068776, within(1e-9));
    }

    @Test
    void fallIsNoRise() {
        assertThat(defined(difference(11, 1, 9).rise()).pValue()).isGreaterThan(0.9);
    }

    @Test
    void nothingIsToldWithoutVariation() {
        Estimate sure = new Estimate(1, 0, 5);
        assertThat(reason(new DifferenceOfEstimates(sure, sure).rise())).isEqualTo("the estimates show no variation");
    }

    @Test
    void logOddsOfCertaintyAreFinite() {
        Estimate one = new Estimate(1, 0, 20).logOdds();
        assertThat(one.value()).isCloseTo(Math.log(1e6), within(1e-3));
        assertThat(one.error()).isCloseTo(1, within(1e-3));
        Estimate half = new Estimate(0.5, 0.1, 20).logOdds();
        assertThat(half.value()).isZero();
        assertThat(half.error()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void numbersMustBeFinite() {
        assertThatThrownBy(() -> new Estimate(Double.NaN, 1, 1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Estimate(1, -1, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new Estimate(1, 1, 0)).hasMessageContaining("degrees");
    }
}
