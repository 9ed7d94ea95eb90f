package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
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

    @Test
    void valuesNearTheCentreAreAddedInOneLoopAsOneByOne() {
        Random random = new Random(2);
        MomentSums near = new MomentSums();
        MomentSums each = new MomentSums();
        for (int block = 0; block < 200; block++) {
            double[] values = new double[256];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(13)) + 3;
                add(each, (values[i] - 3) * 0x1p26);
            }
            assertThat(near.addNear(values, values.length, 3, 0x1p26)).isTrue();
        }
        assertThat(packed(near)).isEqualTo(packed(each));
    }

    @Test
    void nothingIsAddedOfABlockThatHoldsAFarValue() {
        double[] odd = {
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0x1p12, -0x1p12, Double.MAX_VALUE
        };
        MomentSums sums = new MomentSums();
        for (double value : odd) {
            assertThat(sums.addNear(new double[] {1, value}, 2, 0, 0x1p26)).isFalse();
            assertThat(sums.addNear(new double[] {1, value}, 0, 0, 0x1p26)).isTrue();
        }
        assertThat(packed(sums)).isEqualTo(packed(new MomentSums()));
        assertThat(sums.addNear(new double[] {Math.nextDown(0x1p12), Math.nextUp(-0x1p12)}, 1, 0, 1))
                .isTrue();
    }

    @Test
    void fullBlocksAtTheNearLimitDoNotOverflow() {
        double[] values = new double[512];
        Arrays.fill(values, -(0x1p38 - 1));
        MomentSums sums = new MomentSums();
        assertThat(sums.addNear(values, values.length, 0, 1)).isTrue();
        MomentSums each = new MomentSums();
        for (double value : values) {
            add(each, value);
        }
        assertThat(packed(sums)).isEqualTo(packed(each));
    }

    private static byte[] packed(MomentSums sums) {
        PackWriter out = new PackWriter();
        sums.pack(out);
        return out.toBytes();
    }

    /** A negative number of 128 bits of which the lower 64 are 0. */
    @Test
    void aWholeNumberOfCarriesBelowZeroIsRight() {
        MomentSums sums = new MomentSums();
        for (int i = 0; i < 1 << 16; i++) {
            add(sums, -0x1p48);
        }
        assertThat(sums.sum()).isEqualTo(-0x1p64 / 0x1p26);
        add(sums, -0x1p26);
        assertThat(sums.sum()).isEqualTo(-0x1p38 - 1);
    }
}
