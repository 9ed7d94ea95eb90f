package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The binary form of profiles and baselines, piece by piece: stored bytes are read for years. */
class PackingTest {
    private static byte[] packed(Consumer<PackWriter> write) {
        PackWriter out = new PackWriter();
        write.accept(out);
        return out.toBytes();
    }

    private static PackReader reader(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return new PackReader(bytes);
    }

    /** LEB128: seven bits a byte, least first, the highest bit set where more follow. */
    @Test
    void wholeNumbersAreInGroupsOfSevenBits() {
        assertThat(packed(out -> out.count(0))).containsExactly(0);
        assertThat(packed(out -> out.count(127))).containsExactly(127);
        assertThat(packed(out -> out.count(128))).containsExactly(0x80, 1);
        assertThat(packed(out -> out.count(624_485))).containsExactly(0xe5, 0x8e, 0x26);
        assertThat(packed(out -> out.count(-1))).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, 1L << 62, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void wholeNumbersComeBack(long value) {
        PackReader in = new PackReader(packed(out -> out.count(value)));
        assertThat(in.count()).isEqualTo(value);
        in.end();
    }

    @Test
    void fixedNumbersAreTheirBitsHighestFirst() {
        assertThat(packed(out -> out.bits(0x0102030405060788L))).containsExactly(1, 2, 3, 4, 5, 6, 7, 0x88);
        assertThat(packed(out -> out.number(-2))).containsExactly(0xc0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(packed(out -> out.single(1.5f))).containsExactly(0x3f, 0xc0, 0, 0);
        PackReader in = new PackReader(packed(out -> {
            out.numbers(new double[] {-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY});
            out.single(-Float.MAX_VALUE);
            out.bits(-2);
            out.counts(new long[] {300, 0});
        }));
        assertThat(in.numbers()).containsExactly(-0.0, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY);
        assertThat(in.single()).isEqualTo(-Float.MAX_VALUE);
        assertThat(in.bits()).isEqualTo(-2);
        assertThat(in.counts()).containsExactly(300, 0);
        in.end();
    }

    @Test
    void textsComeBackCharByChar() {
        String odd = "\ud800x\0\uffff";
        PackReader in = new PackReader(packed(out -> {
            out.text(odd);
            out.text("");
        }));
        assertThat(in.text()).isEqualTo(odd);
        assertThat(in.text()).isEmpty();
        in.end();
        assertThatThrownBy(() -> reader(1, 0x80, 0x80, 4).text()).hasMessageContaining("expected at most 65535");
    }

    /** The writer's array grows: by doubling, and by a block that is larger than that. */
    @Test
    void blocksOfAnySizeComeBackAmongOthers() {
        byte[] large = new byte[10_000];
        Arrays.fill(large, (byte) 7);
        PackReader in = new PackReader(packed(out -> {
            out.block(new byte[0]);
            out.block(large);
            for (int i = 0; i < 20_000; i++) {
                out.octet(i);
            }
            out.block(new byte[] {-1});
        }));
        assertThat(in.block()).isEmpty();
        assertThat(in.block()).isEqualTo(large);
        for (int i = 0; i < 20_000; i++) {
            assertThat(in.octet()).isEqualTo(i & 0xff);
        }
        assertThat(in.block()).containsExactly(-1);
        in.end();
    }

    @Test
    void whatIsNotOfThatFormIsRefused() {
        assertThatThrownBy(() -> reader().octet()).hasMessage("packed form ends after 0 bytes: expected more");
        assertThatThrownBy(() -> reader(1, 2).end()).hasMessage("packed form of 2 bytes: expected it to end after 0");
        int[] endless = new int[12];
        Arrays.fill(endless, 0x81);
        assertThatThrownBy(() -> reader(endless).count()).hasMessage("packed number of more than ten bytes at 10");
    }

    /** Before anything is allocated: a few bytes must not ask for gigabytes. */
    @Test
    void lengthsOfMoreThanThereIsAreRefused() {
        assertThat(reader(5).count(5)).isEqualTo(5);
        assertThatThrownBy(() -> reader(6).count(5)).hasMessage("packed length 6 at byte 1: expected at most 5");
        byte[] negative = packed(out -> out.count(-1));
        assertThatThrownBy(() -> new PackReader(negative).count(5)).hasMessageContaining("packed length -1");
        assertThat(reader(2, 1, 0).counts()).containsExactly(1, 0);
        assertThatThrownBy(() -> reader(3, 1, 0).counts()).hasMessageContaining("expected at most 2");
        assertThat(reader(2, 1, 0).block()).containsExactly(1, 0);
        assertThatThrownBy(() -> reader(3, 1, 0).block()).hasMessageContaining("expected at most 2");
        assertThatThrownBy(() -> reader(3, 1, 0).text()).hasMessageContaining("expected at most 2");
    }
}
