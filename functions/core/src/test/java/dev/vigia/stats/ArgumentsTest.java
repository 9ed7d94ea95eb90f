package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -.1, 1.1, Double.NaN})
    void aLevelLiesBetweenZeroAndOne(double level) {
        assertThatThrownBy(() -> Arguments.level(level))
                .hasMessage("level is " + level + ", expected a number in (0, 1)");
        assertThat(Arguments.level(Math.nextUp(0.0))).isPositive();
        assertThat(Arguments.level(Math.nextDown(1.0))).isLessThan(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void aPositiveNumberIsFiniteAndAboveZero(double value) {
        assertThatThrownBy(() -> Arguments.positive("rows", value))
                .hasMessage("rows is " + value + ", expected a finite number above 0");
        assertThat(Arguments.positive("rows", Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
        assertThat(Arguments.positive("rows", Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void countsStartAtZeroOrOne() {
        assertThat(Arguments.notNegative("rows", 0)).isZero();
        assertThat(Arguments.notNegative("rows", 7)).isEqualTo(7);
        assertThatThrownBy(() -> Arguments.notNegative("rows", -1)).hasMessage("rows is -1, expected at least 0");
        assertThat(Arguments.positive("rows", 1L)).isEqualTo(1);
        assertThatThrownBy(() -> Arguments.positive("rows", 0L)).hasMessage("rows is 0, expected at least 1");
    }
}
