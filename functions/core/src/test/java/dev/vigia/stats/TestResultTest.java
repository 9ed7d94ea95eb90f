package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestResultTest {
    @Test
    void keepsPValuesBelowTheSmallestDouble() {
        TestResult.Defined result = TestResult.ofLog(3, -2000);
        assertThat(result.pValue()).isZero();
        assertThat(result.logPValue()).isEqualTo(-2000);
        assertThat(result.reject(1e-300)).isTrue();
        assertThat(TestResult.of(3, 0.05).pValue()).isCloseTo(0.05, within(1e-16));
        assertThat(TestResult.ofLog(3, 1e-16).pValue()).isEqualTo(1);
    }

    @Test
    void rejectsBelowTheLevelOnly() {
        TestResult.Defined result = TestResult.of(3, 0.05);
        assertThat(result.reject(0.0501)).isTrue();
        assertThat(result.reject(0.05)).isFalse();
        assertThatThrownBy(() -> result.reject(0)).hasMessage("level is 0.0, expected a number in (0, 1)");
        assertThatThrownBy(() -> result.reject(1)).hasMessage("level is 1.0, expected a number in (0, 1)");
        assertThatThrownBy(() -> result.reject(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverHoldsWhatIsNotANumber() {
        assertThatThrownBy(() -> TestResult.of(Double.NaN, 0.5)).hasMessageContaining("statistic is NaN");
        assertThatThrownBy(() -> TestResult.of(1, Double.NaN)).hasMessageContaining("log p-value is NaN");
        assertThatThrownBy(() -> TestResult.of(1, 0)).hasMessageContaining("-Infinity");
        assertThatThrownBy(() -> TestResult.of(1, 1.5)).hasMessageContaining("at most 0");
        assertThatThrownBy(() -> TestResult.undefined(" ")).hasMessageContaining("blank");
    }
}
