package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogTailsTest {
    @Test
    void chiSquareIsRightWhereTheTailUnderflows() {
        assertThat(Reference.rows("chi-square-tail.csv"))
                .hasSize(48)
                .allSatisfy(row -> assertThat(LogTails.chiSquare(row.number(0), row.number(1)))
                        .isCloseTo(row.number(2), within(1e-11 * Math.max(1, Math.abs(row.number(2))))));
        assertThat(LogTails.chiSquare(3, 0)).isZero();
        assertThat(LogTails.chiSquare(3, -1)).isZero();
    }

    @Test
    void binomialIsRightWhereTheTailUnderflows() {
        assertThat(Reference.rows("binomial-tail.csv"))
                .hasSize(15)
                .allSatisfy(row -> assertThat(LogTails.binomial(row.whole(0), row.whole(1), row.number(2)))
                        .isCloseTo(row.number(3), within(1e-8 * Math.max(1, Math.abs(row.number(3))))));
    }

    @Test
    void binomialBeyondItsRangeIsCertainOrImpossible() {
        assertThat(LogTails.binomial(-1, 5, 0.3)).isZero();
        assertThat(LogTails.binomial(6, 5, 0.3)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
