package dev.vigia.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"0,0.0 %", "0.12,12.0 %", "0.041,4.1 %", "0.0004,0.040 %", "0.000001,1.0e-04 %", "1,100.0 %"})
    void sharesArePercentages(double share, String text) {
        assertThat(Words.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "39,39",
        "39.456,39.46",
        "-1116,-1116",
        "1234.4,1234",
        "0.1234567,0.1235",
        "1e7,1.00e+07",
        "1e-7,1.00e-07",
        "100,100",
        "0.5,0.5",
        "1e308,1.00e+308"
    })
    void numbersHaveFewDigits(double value, String text) {
        assertThat(Words.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1,1 row", "0,0 rows", "'12000','12,000 rows'"})
    void countsSayWhatIsCounted(long count, String text) {
        assertThat(Words.count(count, "row")).isEqualTo(text);
    }

    @Test
    void hundredthsOfNothingHaveNoSign() {
        assertThat(String.format(Locale.ROOT, "%.2f", Words.hundredths(-.004))).isEqualTo("0.00");
        assertThat(Words.hundredths(-.006)).isEqualTo(-.01);
        assertThat(Words.hundredths(1.239)).isEqualTo(1.24);
        assertThat(Words.hundredths(Double.NaN)).isNaN();
    }
}
