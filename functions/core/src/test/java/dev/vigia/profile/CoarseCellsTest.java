package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoarseCellsTest {
    private static final Schema NUMBER = new Schema(List.of(Feature.number("x")));
    private static final Schema CATEGORY = new Schema(List.of(Feature.category("c")));

    private static List<Object> numbers(double... values) {
        return new ArrayList<>(DoubleStream.of(values).boxed().toList());
    }

    private static CoarseCells cells(Baseline baseline) {
        return CoarseCells.of(
                baseline.layout().columns().getFirst(),
                baseline.profile().columns().getFirst());
    }

    private static long[] counts(CoarseCells cells, Baseline baseline, List<Object> window) {
        return cells.counts(Sheet.profile(baseline, window).columns().getFirst());
    }

    /** 6,400 different values are 320 bins of twenty; ten of these to a group are a 32nd. */
    @Test
    void aNumberHasThirtyTwoGroupsOfEvenWeightAndWhatLiesBeyond() {
        Baseline baseline = Sheet.baseline(
                NUMBER, numbers(IntStream.range(0, 6_400).asDoubleStream().toArray()));
        CoarseCells.OfNumber cells = (CoarseCells.OfNumber) cells(baseline);
        assertThat(cells.size()).isEqualTo(34);
        assertThat(cells.ordered()).isTrue();
        double[] edges = cells.edges();
        assertThat(edges).hasSize(33).startsWith(0, 199, 399).endsWith(6_199, 6_399);
        long[] counts = counts(cells, baseline, numbers(-1, 0, 199, 199.5, 200, 6_399, 6_400, 7_000));
        long[] expected = new long[34];
        expected[0] = 1;
        expected[1] = 2;
        expected[2] = 2;
        expected[32] = 1;
        expected[33] = 2;
        assertThat(counts).isEqualTo(expected);
        assertThat(cells.of(-1.0)).isZero();
        assertThat(cells.of(200)).isEqualTo(2);
        assertThat(cells.of(1e300)).isEqualTo(33);
    }

    /** Half of the values are 7, a bin that outweighs a group: what lies below and above it is not in its group. */
    @Test
    void aHeavyBinIsAGroupOfItsOwn() {
        double[] values = IntStream.range(0, 6_400)
                .mapToDouble(i -> i % 2 == 0 ? 7 : i / 400.0)
                .toArray();
        Baseline baseline = Sheet.baseline(NUMBER, numbers(values));
        CoarseCells.OfNumber cells = (CoarseCells.OfNumber) cells(baseline);
        int heavy = cells.of(7);
        assertThat(cells.of(Math.nextDown(7.0))).isEqualTo(heavy - 1);
        assertThat(cells.of(Math.nextUp(7.0))).isEqualTo(heavy + 1);
        assertThat(counts(cells, baseline, numbers(values))[heavy]).isEqualTo(3_200);
        assertThat(cells.edges()[heavy]).isEqualTo(7);
    }

    @Test
    void whatIsNoFiniteNumberHasNoCell() {
        CoarseCells.OfNumber cells = (CoarseCells.OfNumber) cells(Sheet.baseline(NUMBER, numbers(0, 1, 2)));
        NumberColumn column = NumberColumn.of(Double.NaN, Double.POSITIVE_INFINITY, 2, -0.0);
        assertThat(IntStream.range(0, 4).map(row -> cells.of(column, row)))
                .containsExactly(-1, -1, cells.size() - 2, 1);
        assertThat(cells.of(TextColumn.of("2"), 0)).isEqualTo(-1);
    }

    @Test
    void ofANumberThatNoRowHasAllLiesAbove() {
        Baseline baseline = Sheet.baseline(NUMBER, Sheet.times(3, Traffic.MISSING));
        CoarseCells.OfNumber cells = (CoarseCells.OfNumber) cells(baseline);
        assertThat(cells.size()).isEqualTo(2);
        assertThat(counts(cells, baseline, numbers(-5, 5))).containsExactly(0, 2);
        assertThat(cells.edges()).containsExactly(0);
        assertThat(CoarseCells.none().of(-5.0)).isEqualTo(1);
    }

    /** Fifteen categories, c0 the most frequent: twelve cells, and four for the others by hash. */
    @Test
    void aCategoryHasTwelveCellsAndFourForTheOthers() {
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            texts.addAll(Sheet.times(40 - i, "c" + i));
        }
        Baseline baseline = Sheet.baseline(CATEGORY, texts);
        CoarseCells.OfCategory cells = (CoarseCells.OfCategory) cells(baseline);
        assertThat(cells.size()).isEqualTo(16);
        assertThat(cells.ordered()).isFalse();
        assertThat(cells.names()).hasSize(12).startsWith("c0", "c1").endsWith("c11");
        List<String> window = List.of("c0", "c11", "c11", "c12", "c14", "new", "newer", "newest");
        long[] counts = counts(cells, baseline, new ArrayList<>(window));
        assertThat(Arrays.copyOf(counts, 12)).isEqualTo(new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2});
        long[] hashed = new long[16];
        for (String text : window.subList(3, 8)) {
            hashed[12 + Math.floorMod(Hash64.of(text), 4)]++;
        }
        assertThat(Arrays.copyOfRange(counts, 12, 16)).isEqualTo(Arrays.copyOfRange(hashed, 12, 16));
        assertThat(cells.of(TextColumn.of("c11"), 0)).isEqualTo(11);
        assertThat(cells.of(TextColumn.of("c12"), 0)).isEqualTo(12 + Math.floorMod(Hash64.of("c12"), 4));
        assertThat(cells.of(NumberColumn.of(3), 0)).isEqualTo(-1);
    }

    @Test
    void aNumbersCellsAreOfANumbersProfile() {
        Baseline number = Sheet.baseline(NUMBER, numbers(1, 2));
        Baseline text = Sheet.baseline(CATEGORY, Sheet.times(2, "a"));
        assertThatThrownBy(() -> CoarseCells.of(
                        number.layout().columns().getFirst(),
                        text.profile().columns().getFirst()))
                .hasMessageContaining("column 'x': expected a number's profile");
    }
}
