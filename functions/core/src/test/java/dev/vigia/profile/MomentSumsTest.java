package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentSumsTest {
    private static void add(MomentSums sums, double units) {
        sums.add(new double[] {units}, 1);
    }

    @Test
    void sumsAreThoseOfExactArithmetic() {
        Random random = new Random(1);
        MomentSums sums = new MomentSums();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < 200_000; i++) {
            long units = random.nextLong() >> (16 + random.nextInt(40));
            add(sums, (double) units);
            sum = sum.add(BigInteger.valueOf(units));
            squares = squares.add(BigInteger.valueOf(units).pow(2));
        }
        assertThat(sums.sum()).isEqualTo(sum.doubleValue() / 0x1p26, within(Math.abs(sum.doubleValue()) * 1e-22));
        assertThat(sums.squares()).isCloseTo(squares.doubleValue() / 0x1p52, within(squares.doubleValue() * 1e-30));
        assertThat(sums.saturated()).isFalse();
    }

    @Test
    void whatIsTooFarOutCountsAsTheLimitAndIsFlagged() {
        MomentSums sums = new MomentSums();
        add(sums, Double.NEGATIVE_INFINITY);
        add(sums, 0x1p60);
        assertThat(sums.saturated()).isTrue();
        assertThat(sums.sum()).isZero();
        assertThat(sums.squares()).isEqualTo(2 * 0x1p44);
    }

    @Test
    void tenMillionRowsAtTheLimitDoNotOverflow() {
        MomentSums sums = new MomentSums();
        for (int i = 0; i < 10_000_000; i++) {
            add(sums, -0x1p48);
        }
        assertThat(sums.sum()).isEqualTo(-1e7 * 0x1p22);
        assertThat(sums.squares()).isEqualTo(1e7 * 0x1p44);
    }
}
