package dev.vigia.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0 | 0
                1 | 1
                12.345 | 12.3
                1234.5 | 1,234
                -3.14159 | −3.14
                0.03125 | 0.0312
                0.00012345 | 0.000123
                1.234e-9 | 1.2e−9
                2.5e12 | 2.5e12
                NaN | NaN
                Infinity | ∞
                -Infinity | −∞
                """)
    void numberHasThreeDigitsThatCount(double number, String expected) {
        assertThat(Numbers.number(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0 | 0 %
                1 | 100 %
                0.123 | 12.3 %
                0.0012 | 0.12 %
                0.00001 | < 0.01 %
                """)
    void percentNeverRoundsSomethingToNothing(double share, String expected) {
        assertThat(Numbers.percent(share)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                0 | no traffic
                0.4 | < 1 row/h
                690 | 690 rows/h
                72000 | 72k rows/h
                3600000 | 3.6M rows/h
                """)
    void trafficIsShort(double rowsPerHour, String expected) {
        assertThat(Numbers.traffic(rowsPerHour)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 1 row", "0, 0 rows", "'1234', '1,234 rows'"})
    void countAgreesWithItsThing(long count, String expected) {
        assertThat(Numbers.count(count, "row")).isEqualTo(expected);
    }
}
