package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.junit.jupiter.api.Test;

class HypergeometricLawTest {
    @Test
    void isTheDistributionOfCommonsStatistics() {
        int[][] shapes = {{7, 5, 6}, {1, 40, 20}, {300, 20, 310}, {200, 4000, 100}, {5, 5, 0}, {5, 5, 10}};
        for (int[] shape : shapes) {
            HypergeometricLaw law = new HypergeometricLaw(shape[0], shape[1], shape[2]);
            HypergeometricDistribution theirs = HypergeometricDistribution.of(shape[0] + shape[1], shape[0], shape[2]);
            assertThat(law.lowest()).isEqualTo(theirs.getSupportLowerBound());
            assertThat(law.highest()).isEqualTo(theirs.getSupportUpperBound());
            for (int x = (int) law.lowest(); x <= law.highest(); x++) {
                assertThat(law.logMass(x)).isCloseTo(theirs.logProbability(x), within(1e-9));
                assertThat(Math.exp(law.logLower(x))).isCloseTo(theirs.cumulativeProbability(x), within(1e-11));
                assertThat(Math.exp(law.logUpper(x + 1))).isCloseTo(theirs.survivalProbability(x), within(1e-11));
                assertThat(law.logMass(law.mode())).isGreaterThanOrEqualTo(law.logMass(x) - 1e-12);
            }
        }
    }

    @Test
    void tailsEndWithTheRange() {
        HypergeometricLaw law = new HypergeometricLaw(7, 5, 6);
        assertThat(law.logUpper(law.lowest())).isZero();
        assertThat(law.logUpper(law.highest() + 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(law.logLower(law.highest())).isZero();
        assertThat(law.logLower(law.lowest() - 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void refusesImpossibleDraws() {
        assertThatThrownBy(() -> new HypergeometricLaw(2, 3, 6)).hasMessage("draws are 6, expected 0 to 5");
        assertThatThrownBy(() -> new HypergeometricLaw(2, 3, -1)).hasMessage("draws are -1, expected 0 to 5");
        assertThatThrownBy(() -> new HypergeometricLaw(-2, 3, 0)).hasMessage("marked is -2, expected at least 0");
        assertThatThrownBy(() -> new HypergeometricLaw(2, -3, 0)).hasMessage("unmarked is -3, expected at least 0");
    }
}
