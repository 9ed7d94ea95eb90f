package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRowsTest {
    private static final int KEYS_AND_ATTRIBUTES = 240;

    @ParameterizedTest
    @ValueSource(strings = {"one", "few", "odd"})
    void goldenBytesAreReadForEver(String name) {
        Rows rows = PackedSamples.golden(name);
        byte[] golden = golden(name);
        assertThat(PackedRows.unpack(golden, rows.schema())).isEqualTo(rows);
        if (rows.size() < 10) { // beyond that it is deflated, and zlibs differ
            assertThat(HexFormat.of().formatHex(PackedRows.pack(rows)))
                    .isEqualTo(HexFormat.of().formatHex(golden));
        }
    }

    private static byte[] golden(String name) {
        try (InputStream hex = PackedRowsTest.class.getResourceAsStream("packed-" + name + ".hex")) {
            String text = new String(Objects.requireNonNull(hex).readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void randomRowsComeBackEqual() {
        Random random = new Random(20261123);
        for (int i = 0; i < 3_000; i++) {
            Rows rows = PackedSamples.random(random);
            assertThat(PackedRows.unpack(PackedRows.pack(rows), rows.schema())).isEqualTo(rows);
        }
    }

    @Test
    void numbersComeBackToTheBit() {
        double[] odd = {
            -0.0,
            0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
            Double.longBitsToDouble(0xfff8_dead_beef_0000L),
            Float.MIN_VALUE,
            Float.MAX_VALUE,
            0x1p53,
            -0x1p53,
            0x1p53 + 2,
            0.1,
            0.1f,
            1e22,
            123456789012.345,
            -1e-15,
            1.005
        };
        for (double a : odd) {
            for (double b : odd) {
                NumberColumn column = NumberColumn.of(a, b, a, 0.25);
                Rows rows = PackedSamples.rows(new Schema(List.of(Feature.number("x"))), column);
                NumberColumn back = (NumberColumn)
                        PackedRows.unpack(PackedRows.pack(rows), rows.schema()).column(0);
                for (int row = 0; row < 4; row++) {
                    assertThat(Double.doubleToRawLongBits(back.value(row)))
                            .isEqualTo(Double.doubleToRawLongBits(column.value(row)));
                }
            }
        }
    }

    @Test
    void loneSurrogatesAndEveryPlaneComeBack() {
        Schema schema = new Schema(List.of(Feature.category("c")));
        Rows rows =
                PackedSamples.rows(schema, TextColumn.of("", "a\0b", "\ud800", "x\udc00y", "\uD83D\uDE00", "\ufeffü€"));
        assertThat(PackedRows.unpack(PackedRows.pack(rows), schema)).isEqualTo(rows);
    }

    @Test
    void aSingleCallOfThirtyFeaturesTakesOneWriteUnit() {
        Random random = new Random(1);
        assertThat(packed(1, random::nextGaussian)).isLessThan(1024 - KEYS_AND_ATTRIBUTES);
    }

    @Test
    void aHundredRowsTakeATenthOfAWriteUnitEachWithThreeDecimalsOrFloats() {
        Random random = new Random(1);
        assertThat(packed(100, () -> Math.rint(random.nextGaussian() * 1e6) / 1e3))
                .isLessThan(9 * 1024);
        assertThat(packed(100, () -> -Math.rint(random.nextGaussian()))).isLessThan(2 * 1024);
        assertThat(packed(100, () -> random.nextFloat())).isLessThan(10 * 1024 - KEYS_AND_ATTRIBUTES);
        assertThat(packed(100, () -> (float) random.nextGaussian())).isLessThan(10 * 1024 - 100);
    }

    @Test
    void aHundredRowsTakeAQuarterOfAWriteUnitEachWithAnyDoubles() {
        Random random = new Random(1);
        assertThat(packed(100, random::nextGaussian)).isLessThan(25 * 1024 - KEYS_AND_ATTRIBUTES);
        assertThat(packed(100, () -> Double.longBitsToDouble(random.nextLong())))
                .isLessThan(25 * 1024 - KEYS_AND_ATTRIBUTES);
    }

    private static int packed(int rows, DoubleSupplier values) {
        return PackedRows.pack(PackedSamples.numbers(rows, 30, values)).length;
    }

    @Test
    void everyTruncationIsRefused() {
        Rows rows = PackedSamples.golden("odd");
        byte[] packed = PackedRows.pack(rows);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(packed, length);
            assertThatIllegalArgumentException().isThrownBy(() -> PackedRows.unpack(cut, rows.schema()));
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        Rows rows = PackedSamples.golden("few");
        byte[] packed = PackedRows.pack(rows);
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatIllegalArgumentException().isThrownBy(() -> PackedRows.unpack(flipped, rows.schema()));
        }
    }

    /** With a right checksum, whatever the bytes say is rows or an {@code IllegalArgumentException}. */
    @Test
    void forgedBytesAreRefusedOrRead() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            Rows rows = PackedSamples.golden(i % 2 == 0 ? "odd" : "few");
            byte[] forged = PackedRows.pack(rows);
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                forged[1 + random.nextInt(forged.length - 5)] = (byte) random.nextInt(256);
            }
            sign(forged);
            try {
                assertThat(PackedRows.unpack(forged, rows.schema()).size()).isPositive();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            } catch (RuntimeException e) {
                fail("escaped from forged bytes " + HexFormat.of().formatHex(forged), e);
            }
        }
    }

    @Test
    void hugeCountsAllocateNothing() {
        Schema schema = new Schema(List.of(Feature.number("x")));
        for (String body : List.of(
                "01 00 06 ff ff ff ff 0f 01 00 00", // 4 billion rows
                "01 00 06 a0 8d 06 01 02 00 00 00", // 100,000 absent rows: allowed
                "01 ff ff ff 03 01 00 00 00", // inflates to 8 MB from a byte
                "01 00 0c 01 01 03 fe ff ff ff 0f 00 00 00 00 00 00")) { // text of 2 GB
            byte[] forged = HexFormat.of().parseHex(body.replace(" ", "") + "00000000");
            sign(forged);
            if (body.contains("a0 8d 06")) {
                assertThat(PackedRows.unpack(forged, schema).size()).isEqualTo(100_000);
            } else {
                assertThatIllegalArgumentException().isThrownBy(() -> PackedRows.unpack(forged, schema));
            }
        }
    }

    private static void sign(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        for (int i = 0; i < 4; i++) {
            bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >>> (8 * i));
        }
    }

    @Test
    void anotherSchemaOrVersionIsNamed() {
        Rows rows = PackedSamples.golden("one");
        byte[] packed = PackedRows.pack(rows);
        Schema other = new Schema(List.of(Feature.number("x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedRows.unpack(packed, other))
                .withMessageContaining("3 features: expected the schema's 1");
        packed[0] = 9;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedRows.unpack(packed, rows.schema()))
                .withMessageContaining("format version 9: expected 1");
    }

    @Test
    void tooManyCellsAreRefused() {
        Rows rows = PackedSamples.numbers(PackedRows.MOST_ROWS, 41, () -> 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedRows.pack(rows))
                .withMessageContaining("expected 1 to 100000 rows");
    }

    @Test
    void anExtraOfNoRowIsRefused() {
        Schema schema = new Schema(List.of(Feature.of("b", FeatureType.BOOLEAN, dev.vigia.model.Role.FEATURE)));
        Rows rows = new Rows(schema, 1, List.of(NumberColumn.of(1)), List.of(new Extra(1, "n", "2")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedRows.pack(rows))
                .withMessageContaining("extra of row 1");
    }
}
