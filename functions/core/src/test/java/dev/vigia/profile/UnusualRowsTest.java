package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The held-out rows of a baseline that are most unlike the others, kept to compare groups of outliers with. */
class UnusualRowsTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("x"),
            Feature.category("c"),
            Feature.of("ticket", FeatureType.TEXT, Role.IDENTIFIER),
            Feature.prediction("y", FeatureType.NUMBER)));

    private static Rows rows(long seed, int size) {
        Random random = new Random(seed);
        NumberColumn.Builder x = new NumberColumn.Builder(size);
        TextColumn.Builder c = new TextColumn.Builder(size);
        TextColumn.Builder ticket = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            if (random.nextInt(30) == 0) {
                x.addMissing(Cell.NULL);
            } else {
                x.add(Math.rint(random.nextGaussian() * 100) / 100);
            }
            if (random.nextInt(30) == 0) {
                c.addMissing(Cell.ABSENT);
            } else {
                c.add(random.nextInt(50) == 0 ? "rare" : "usual");
            }
            ticket.add("t" + row);
        }
        double[] y = random.doubles(size).toArray();
        return new Rows(SCHEMA, size, List.of(x.build(), c.build(), ticket.build(), NumberColumn.of(y)), List.of());
    }

    private static UnusualRows of(Baseline baseline) {
        return baseline.unusualRows().orElseThrow();
    }

    /** One in twenty of 5,000 held-out rows: the features of each, and its cells as they were. */
    @Test
    void theTwentiethOfTheHeldOutRowsWithTheHighestScoresIsKept() {
        Baseline baseline = Samples.baseline(SCHEMA, builder -> builder.add(rows(1, 10_000)));
        UnusualRows unusual = of(baseline);
        assertThat(unusual.found()).isBetween(200L, 250L);
        assertThat(unusual.rows().size()).isEqualTo((int) unusual.found());
        assertThat(unusual.weight()).isEqualTo(1);
        assertThat(unusual.rows().schema().features()).extracting(Feature::name).containsExactly("x", "c");
        assertThat(unusual.score()).isLessThan(baseline.outlierLimit().score());
        double[] scores = RowScorer.scores(
                baseline.layout().reference(),
                unusual.rows().columns(),
                IntStream.range(0, unusual.rows().size()).toArray());
        assertThat(Arrays.stream(scores).min().orElseThrow()).isGreaterThan(unusual.score());
    }

    @Test
    void valuesOfFewDigitsAndWhatIsMissingComeBackAsTheyWere() {
        Baseline baseline = Samples.baseline(SCHEMA, builder -> builder.add(rows(2, 4_000)));
        Rows kept = of(baseline).rows();
        Rows back = of(Baseline.unpack(baseline.pack(), SCHEMA)).rows();
        NumberColumn x = (NumberColumn) back.column(0);
        TextColumn c = (TextColumn) back.column(1);
        boolean someMissing = false;
        boolean someRare = false;
        for (int row = 0; row < back.size(); row++) {
            assertThat(x.cell(row)).isEqualTo(kept.column(0).cell(row));
            if (x.cell(row) == Cell.PRESENT) {
                assertThat(x.value(row)).isEqualTo(Math.rint(x.value(row) * 100) / 100);
                assertThat(x.value(row)).isEqualTo(((NumberColumn) kept.column(0)).value(row));
            }
            assertThat(c.value(row)).isEqualTo(((TextColumn) kept.column(1)).value(row));
            someMissing |= x.cell(row) == Cell.NULL;
            someRare |= Objects.equals(c.value(row), "rare");
        }
        assertThat(someMissing && someRare).isTrue();
    }

    /** Of 3,000 rows over the score a thousand are kept, and of 200 features 500: each stands for several. */
    @Test
    void ofTooManyTheFirstAreKeptAndEachStandsForSeveral() {
        assertThat(weighed(2, 3_000)).isEqualTo(3);
        assertThat(weighed(200, 3_000)).isEqualTo(6);
        assertThat(weighed(2, 1_000)).isEqualTo(1);
    }

    private static double weighed(int features, int found) {
        Random random = new Random(1);
        List<ColumnLayout> layouts = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            layouts.add(new ColumnLayout.OfNumber(Feature.number("x" + i), BinEdges.of(new double[] {0, 1})));
            columns.add(NumberColumn.of(random.doubles(found).toArray()));
        }
        UnusualRows unusual = Objects.requireNonNull(
                UnusualRows.of(layouts, columns, 1, IntStream.range(0, found).toArray()));
        assertThat(unusual.found()).isEqualTo(found);
        assertThat(((NumberColumn) unusual.rows().column(0)).value(0))
                .isCloseTo(((NumberColumn) columns.getFirst()).value(0), within(1e-7));
        return unusual.weight();
    }

    @Test
    void withoutRowsOrWithoutFeaturesNothingIsKept() {
        ColumnLayout x = new ColumnLayout.OfNumber(Feature.number("x"), BinEdges.of(new double[] {0, 1}));
        ColumnLayout y = new ColumnLayout.OfNumber(
                Feature.prediction("y", FeatureType.NUMBER), BinEdges.of(new double[] {0, 1}));
        List<Column> cells = List.of(NumberColumn.of(1, 2));
        assertThat(UnusualRows.of(List.of(x), cells, 1, new int[0])).isNull();
        assertThat(UnusualRows.of(List.of(y), cells, 1, new int[] {0, 1})).isNull();
        assertThat(UnusualRows.of(List.of(x), cells, 1, new int[] {1})).isNotNull();
    }
}
