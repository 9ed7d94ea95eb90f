package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchSearchTest {
    private static final double LEVEL = 0.01;

    private final SplittableRandom random = new SplittableRandom(12);
    private final ErrorBlocks stream = new ErrorBlocks();

    private void rows(int count, double rate) {
        for (int row = 0; row < count; row++) {
            stream.add(random.nextDouble() < rate);
        }
    }

    private Optional<Stretch> find(long wrong, long rows) {
        return new StretchSearch(wrong, rows).find(stream, LEVEL, 1);
    }

    /** Blocks of one row, of eight and of 128. */
    @ParameterizedTest
    @CsvSource({"1000, 60", "20000, 200", "200000, 500"})
    void aRiseInTheMiddleIsToldFromItsRowOn(int rows, int near) {
        rows(rows / 2, 0.1);
        rows(rows / 2, 0.2);

        Stretch found = find(2_000, 20_000).orElseThrow();
        assertThat(found.from()).isCloseTo(rows / 2 + 1L, within((long) near));
        assertThat(found.to()).isEqualTo(rows).isEqualTo(found.rows());
        assertThat(found.error()).isCloseTo(0.2, within(rows == 1000 ? 0.04 : 0.01));
        assertThat(found.before()).isEqualTo(0.1);
        assertThat(found.pValue()).isBetween(0.000999, rows == 1000 ? LEVEL : 0.001001);
    }

    @Test
    void aRiseThatEndsIsToldWithItsEnd() {
        rows(8_000, 0.1);
        rows(1_000, 0.3);
        rows(11_000, 0.1);

        Stretch found = find(2_000, 20_000).orElseThrow();
        assertThat(found.from()).isCloseTo(8_001, within(80L));
        assertThat(found.to()).isCloseTo(9_000, within(80L));
    }

    @Test
    void aRiseOfAllRowsIsToldOfAll() {
        rows(5_003, 0.13);

        assertThat(find(2_000, 20_000)).hasValueSatisfying(found -> {
            assertThat(found.from()).isEqualTo(1);
            assertThat(found.to()).isEqualTo(5_003);
        });
    }

    /** From a small baseline the rate of before is hardly known, but the rows before the rise say it. */
    @Test
    void theBeginningIsFoundByTheRowsBeforeItToo() {
        rows(20_000, 0.1);
        rows(20_000, 0.2);

        assertThat(find(100, 1_000))
                .hasValueSatisfying(found -> assertThat(found.from()).isCloseTo(20_001, within(200L)));
    }

    @Test
    void aLowerErrorIsNoRise() {
        rows(10_000, 0.1);
        rows(10_000, 0.02);
        assertThat(find(2_000, 20_000)).isEmpty();
    }

    @Test
    void withoutEnoughRowsThereIsNone() {
        assertThat(find(0, 1)).isEmpty();
        rows(49, 1);
        assertThat(find(0, 20_000)).isEmpty();
        rows(1, 1);
        assertThat(find(0, 20_000)).isPresent();
    }

    @Test
    void whereAllWereWrongBeforeNothingRises() {
        rows(500, 1);
        assertThat(find(1_000, 1_000)).isEmpty();
    }

    @Test
    void theSameSeedSaysTheSame() {
        rows(3_000, 0.107);
        StretchSearch search = new StretchSearch(2_000, 20_000);
        assertThat(search.find(stream, 0.9, 5)).isEqualTo(search.find(stream, 0.9, 5));
    }

    @Test
    void aBaselineThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new StretchSearch(3, 2)).hasMessageContaining("3 wrong of 2 rows");
        assertThatThrownBy(() -> new StretchSearch(0, 0)).hasMessageContaining("1 or more");
    }
}
