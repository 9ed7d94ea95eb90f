package dev.vigia.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationsTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT10S, 10 s", "PT90S, 90 s", "PT5M, 5 min", "PT1H, 1 h", "PT24H, 1 day", "P14D, 14 days"})
    void areInTheLargestUnitThatFits(Duration length, String expected) {
        assertThat(Durations.words(length)).isEqualTo(expected);
    }
}
