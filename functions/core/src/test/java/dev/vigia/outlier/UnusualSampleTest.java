package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnusualSampleTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x"), Feature.category("c")));
    private static final int ROWS = 6_000;
    private static final Baseline BASELINE = baseline();
    private static final double LIMIT = BASELINE.unusualRows().orElseThrow().score();
    private static final InferenceId ID = Samples.id(new Random(5), 0);

    private static Baseline baseline() {
        Random random = new Random(4);
        List<Object> numbers = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            numbers.add(random.nextGaussian());
            texts.add("c" + random.nextInt(3));
        }
        return Sheet.baseline(SCHEMA, numbers, texts);
    }

    private static UnusualSample sample() {
        return UnusualSample.of(BASELINE).orElseThrow();
    }

    /** Rows whose number is their place. */
    private static final Rows COUNTED = Sheet.rows(
            SCHEMA,
            Arrays.stream(Pairs.map(Pairs.uniform(ROWS), u -> Math.floor(ROWS * u)))
                    .boxed()
                    .toList(),
            Sheet.times(ROWS, "c1"));

    private static void add(UnusualSample sample, int from, int to, double score) {
        for (int row = from; row < to; row++) {
            sample.add(COUNTED, ID, row, score);
        }
    }

    private static double[] numbers(UnusualSample sample, boolean isUnusual, int most) {
        Rows rows = sample.rows(isUnusual, most, (feature, value) -> value);
        double[] numbers = new double[rows.size()];
        Arrays.setAll(numbers, row -> ((NumberColumn) rows.column(0)).value(row));
        return numbers;
    }

    @Test
    void rowsOverTheScoreAreUnusual() {
        UnusualSample sample = sample();
        add(sample, 0, 3, Math.nextUp(LIMIT));
        add(sample, 3, 10, LIMIT);

        assertThat(sample.scored()).isEqualTo(10);
        assertThat(sample.found()).isEqualTo(3);
        assertThat(sample.kept(true)).isEqualTo(3);
        assertThat(sample.kept(false)).isEqualTo(7);
        assertThat(numbers(sample, true, 10)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(numbers(sample, false, 10)).containsExactlyInAnyOrder(3, 4, 5, 6, 7, 8, 9);
        assertThat(numbers(sample, false, 4)).hasSize(4);
        assertThat(sample.ids()).hasSize(10).doesNotHaveDuplicates();
        assertThat(sample.ids().subList(0, 3)).containsExactlyInAnyOrder(ID.row(0), ID.row(1), ID.row(2));
        assertThat(sample.table().rows()).isEqualTo(10);
        assertThat(sample.table().number(0, 0)).isLessThan(3);
        assertThat(sample.table().number(0, 3)).isGreaterThanOrEqualTo(3);
    }

    /** The mean place of 2,000 drawn from 6,000 without return is 2,999.5, its standard error 32. */
    @Test
    void ofManyAUniformSampleIsKept() {
        UnusualSample sample = sample();
        add(sample, 0, ROWS, LIMIT + 1);
        add(sample, 0, ROWS, LIMIT - 1);

        for (boolean isUnusual : new boolean[] {true, false}) {
            double[] kept = numbers(sample, isUnusual, ROWS);
            assertThat(kept).hasSize(2_000).doesNotHaveDuplicates();
            assertThat(Pairs.mean(kept)).isBetween(2_870.0, 3_130.0);
        }
        assertThat(sample.found()).isEqualTo(ROWS);
        assertThat(sample.scored()).isEqualTo(2L * ROWS);
    }

    @Test
    void orderAndPartsMakeNoDifference() {
        UnusualSample whole = sample();
        add(whole, 0, ROWS, LIMIT + 1);
        add(whole, 0, 2_500, LIMIT - 1);
        UnusualSample first = sample();
        add(first, 3_000, ROWS, LIMIT + 1);
        add(first, 1_500, 2_500, LIMIT - 1);
        UnusualSample second = sample();
        add(second, 0, 1_500, LIMIT - 1);
        add(second, 0, 3_000, LIMIT + 1);

        first.merge(second);

        assertThat(first.scored()).isEqualTo(whole.scored());
        assertThat(first.found()).isEqualTo(whole.found());
        assertThat(first.kept(true)).isEqualTo(2_000);
        assertThat(first.kept(false)).isEqualTo(2_000);
        List<RowId> ids = first.ids();
        assertThat(ids).isEqualTo(whole.ids());
        assertThat(first.table().weight(0)).isEqualTo(ROWS / 2_000.0);
        assertThat(first.table().weight(2_000)).isEqualTo(2_500 / 2_000.0);
        assertThat(numbers(first, false, ROWS)).isEqualTo(numbers(whole, false, ROWS));
    }

    @Test
    void columnsAreFoundByTheirNamesAndTypes() {
        Schema other = new Schema(List.of(Feature.category("c"), Feature.number("y"), Feature.category("x")));
        Schema more = new Schema(List.of(Feature.category("c"), Feature.number("y"), Feature.number("x")));
        UnusualSample sample = sample();
        sample.add(COUNTED, ID, 7, LIMIT + 1);
        sample.add(Sheet.rows(other, List.of("c2"), List.of(1.0), List.of("9")), ID, 0, LIMIT - 1);
        RowTable before = sample.table();
        sample.add(Sheet.rows(more, List.of(Traffic.MISSING), List.of(1.0), List.of(3.0)), ID, 0, LIMIT + 1);

        assertThat(before.number(0, 0)).isEqualTo(7);
        assertThat(before.text(1, 0)).isEqualTo("c1");
        assertThat(before.number(0, 1)).as("a text where a number is meant").isNaN();
        assertThat(before.text(1, 1)).isEqualTo("c2");
        assertThat(sample.kept(true)).isEqualTo(2);
        RowTable table = sample.table();
        double[] numbers = {table.number(0, 0), table.number(0, 1)};
        assertThat(numbers).containsExactlyInAnyOrder(3, 7);
        assertThat(new String[] {table.text(1, 0), table.text(1, 1)}).containsExactlyInAnyOrder("c1", null);
    }

    @Test
    void numbersAreRetoldAndMissingOnesStayMissing() {
        UnusualSample sample = sample();
        sample.add(COUNTED, ID, 40, LIMIT + 1);
        sample.add(Sheet.rows(SCHEMA, List.of(Traffic.MISSING), List.of(Traffic.MISSING)), ID, 0, LIMIT - 1);

        Rows told = sample.rows(true, 1, (feature, value) -> feature.equals("x") ? value / 10 : value);
        Rows missing = sample.rows(false, 1, (feature, value) -> 5);

        assertThat(RowTable.of(told).number(0, 0)).isEqualTo(4);
        assertThat(RowTable.of(told).text(1, 0)).isEqualTo("c1");
        assertThat(RowTable.of(missing).number(0, 0)).isNaN();
        assertThat(RowTable.of(missing).text(1, 0)).isNull();
    }
}
