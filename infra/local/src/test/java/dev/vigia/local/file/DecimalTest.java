package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private final Decimal decimal = new Decimal();

    private boolean read(String text) {
        char[] around = ("9" + text + "9").toCharArray();
        return decimal.read(around, 1, around.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "+5",
                "007",
                "-12.50",
                ".5",
                "5.",
                "1e3",
                "-1.5E-7",
                "9007199254740993",
                "1e400",
                "1e-400",
                "123456789012345678901234567890",
                "0.1234567890123456789",
                "9007199254740993.5",
                "4.9e-324",
                "2.2250738585072011e-308",
                "179769313486231570000000000000000000000",
                "0.000000000000000000000000000001",
                "999999999999999999",
                "1234567890123456789"
            })
    void numbersAreReadAsJavaReadsThem(String text) {
        assertThat(read(text)).isTrue();
        assertThat(decimal.value()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "e5", "1e", "1.2.3", "1,5", "0x10", "1f", "12a", "--1", "1 2", "inf1", "nan", "٣"})
    void otherTextsAreNone(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void infinitiesAreNumbersAndSpacesAroundDoNotCount() {
        assertThat(read(" -inf ")).isTrue();
        assertThat(decimal.value()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(read("Infinity")).isTrue();
        assertThat(decimal.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(read("  42 ")).isTrue();
        assertThat(decimal.isWhole()).isTrue();
        assertThat(decimal.whole()).isEqualTo(42);
    }

    @Test
    void digitsWithALeadingZeroAreACode() {
        assertThat(read("0042")).isTrue();
        assertThat(decimal.isCode()).isTrue();
        assertThat(read("0")).isTrue();
        assertThat(decimal.isCode()).isFalse();
        assertThat(read("0.5")).isTrue();
        assertThat(decimal.isCode()).isFalse();
    }

    @Test
    void anyDoubleComesBackAsItWasWritten() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.round(random.nextDouble(-1e6, 1e6) * 1e4) / 1e4;
            if (Double.isFinite(value)) {
                assertThat(read(Double.toString(value))).isTrue();
                assertThat(decimal.value()).isEqualTo(value);
            }
        }
    }
}
