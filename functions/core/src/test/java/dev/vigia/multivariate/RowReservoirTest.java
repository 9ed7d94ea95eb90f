package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowReservoirTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("n"),
            Feature.of("t", FeatureType.TIMESTAMP, Role.FEATURE),
            Feature.category("c"),
            Feature.of("id", FeatureType.TEXT, Role.IDENTIFIER),
            Feature.prediction("p", FeatureType.NUMBER)));

    private static Rows rows(int from, int size) {
        double[] numbers = IntStream.range(from, from + size).asDoubleStream().toArray();
        String[] texts =
                Arrays.stream(numbers).mapToObj(value -> "v" + (int) value).toArray(String[]::new);
        return new Rows(
                SCHEMA,
                size,
                List.of(
                        NumberColumn.of(numbers),
                        TextColumn.of(texts),
                        TextColumn.of(texts),
                        TextColumn.of(texts),
                        NumberColumn.of(numbers)),
                List.of());
    }

    private static double[] numbers(JointRows rows) {
        return ((JointRows.Numbers) rows.column(0)).values();
    }

    @Test
    void keepsFeaturesOfWholeRows() {
        JointRows kept =
                new RowReservoir(SCHEMA, 1).add(rows(0, 5)).add(rows(5, 2_000)).rows();
        assertThat(kept.features()).extracting(Feature::name).containsExactly("n", "c");
        assertThat(kept.size()).isEqualTo(2_005);
        assertThat(numbers(kept))
                .isEqualTo(IntStream.range(0, 2_005).asDoubleStream().toArray());
    }

    @Test
    void ofManyRowsKeepsSomeOfEveryPartAlike() {
        RowReservoir reservoir = new RowReservoir(SCHEMA, 1);
        for (int block = 0; block < 50; block++) {
            reservoir.add(rows(1_000 * block, 1_000));
        }
        JointRows kept = reservoir.rows();
        assertThat(kept.size()).isEqualTo(RowReservoir.MOST_ROWS);
        assertThat(kept.seen()).isEqualTo(50_000);
        double[] numbers = numbers(kept);
        @Nullable String[] texts = ((JointRows.Texts) kept.column(1)).values();
        assertThat(IntStream.range(0, numbers.length)).allMatch(i -> ("v" + (int) numbers[i]).equals(texts[i]));
        assertThat(Arrays.stream(numbers).distinct().count()).isEqualTo(RowReservoir.MOST_ROWS);
        for (int part = 0; part < 5; part++) {
            int from = part * 10_000;
            assertThat(Arrays.stream(numbers)
                            .filter(x -> x >= from && x < from + 10_000)
                            .count())
                    .isBetween(1_840L, 2_160L); // four standard deviations of a fifth of 10,000
        }
    }

    @Test
    void rowsOfAnotherSchemaAreMatchedByName() {
        Schema other = new Schema(List.of(Feature.category("c"), Feature.number("x")));
        Rows rows = new Rows(other, 1, List.of(TextColumn.of("a"), NumberColumn.of(3)), List.of());
        JointRows kept = new RowReservoir(SCHEMA, 1).add(rows).rows();
        assertThat(numbers(kept)).containsExactly(Double.NaN);
        assertThat(((JointRows.Texts) kept.column(1)).values()).containsExactly("a");
    }

    @Test
    void comesBackFromItsBinaryForm() {
        Random random = new Random(5);
        Rows odd = Samples.rows(random, 300, true);
        JointRows rows = new RowReservoir(Samples.SCHEMA, 1).add(odd).rows();
        byte[] packed = rows.pack();
        JointRows back = JointRows.unpack(packed, Samples.SCHEMA);
        assertThat(back.pack()).isEqualTo(packed);
        assertThat(back.size()).isEqualTo(300);
        assertThat(numbers(back)).isEqualTo(numbers(rows));
        assertThatThrownBy(() -> JointRows.unpack(packed, SCHEMA))
                .hasMessageContaining("packed rows are of another schema");
        for (int length = 0; length < packed.length; length += 97) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> JointRows.unpack(cut, Samples.SCHEMA))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("packed rows ");
        }
        for (int flip = 0; flip < 400; flip++) {
            byte[] broken = packed.clone();
            broken[random.nextInt(packed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(JointRows.unpack(broken, Samples.SCHEMA).size()).isBetween(0, packed.length);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("packed rows ");
            }
        }
    }
}
