package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCountTest {
    private static DistinctCount of(LongStream hashes) {
        DistinctCount count = new DistinctCount();
        hashes.forEach(count::add);
        return count;
    }

    private static DistinctCount random(long seed, int different) {
        return of(new Random(seed).longs(different));
    }

    private static byte[] packed(DistinctCount count) {
        PackWriter out = new PackWriter();
        count.pack(out);
        return out.toBytes();
    }

    /** Three standard errors of 3.3 %, by either way of estimating. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 2_500, 2_700, 10_000, 300_000})
    void anEstimateIsWithinItsError(int different) {
        assertThat(random(different, different).estimate() / different).isCloseTo(1, within(.1));
    }

    @Test
    void fewAreCountedAlmostExactlyHoweverOftenTheyCome() {
        assertThat(new DistinctCount().estimate()).isZero();
        DistinctCount three = of(LongStream.of(1L << 60, -1, 0, -1, -1, 0));
        assertThat(three.estimate()).isCloseTo(3, within(.01));
    }

    /** The first ten bits of a hash say which register, the zeros after them up to 54, and one, what it holds. */
    @Test
    void aRegisterHoldsTheLongestRunOfZeros() {
        assertThat(packed(of(LongStream.of(0)))).containsExactly(1, 0, 55);
        assertThat(packed(of(LongStream.of(1L << 54)))).containsExactly(1, 1, 55);
        assertThat(packed(of(LongStream.of(1L << 53, 1, 1L << 53)))).containsExactly(1, 0, 54);
        assertThat(packed(of(LongStream.of(-1)))).containsExactly(1, 0xff, 7, 1);
    }

    @Test
    void thatOfTwoPartsIsThatOfTheWhole() {
        DistinctCount merged = random(1, 5_000);
        merged.merge(random(2, 300));
        DistinctCount other = random(2, 300);
        other.merge(random(1, 5_000));
        assertThat(packed(merged)).isEqualTo(packed(other));
        assertThat(packed(merged))
                .isEqualTo(packed(of(LongStream.concat(new Random(1).longs(5_000), new Random(2).longs(300)))));
    }

    /** A third of the registers are the most that are listed, with their places; a block of all is smaller then. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 341, 342, 1_024})
    void itComesBackFromItsPackedForm(int registers) {
        DistinctCount count = of(LongStream.range(0, registers).map(register -> register << 54 | register));
        byte[] packed = packed(count);
        PackReader in = new PackReader(packed);
        assertThat(packed(DistinctCount.unpack(in))).isEqualTo(packed);
        in.end();
        assertThat(packed.length).isLessThanOrEqualTo(1_028);
    }

    @Test
    void aRegisterThatThereIsNotIsRefused() {
        PackWriter out = new PackWriter();
        out.count(1);
        out.count(1_024);
        out.octet(3);
        assertThatThrownBy(() -> DistinctCount.unpack(new PackReader(out.toBytes())))
                .hasMessageContaining("expected at most 1023");
    }
}
