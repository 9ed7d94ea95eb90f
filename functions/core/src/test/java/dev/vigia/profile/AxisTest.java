package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A feature's part in the distance of a row from the reference rows. */
class AxisTest {
    /** Reference rows at −1, 0.5 and missing, of a mean of 1,234.5 and a deviation of 2. */
    private static final NumberAxis NUMBER =
            new NumberAxis(0, 1_234.5, 2, 3, new float[] {-1, .5f, 0}, new boolean[] {false, false, true});
    /** Of "a" (place 0, weight 2), "b" (1, 4), missing (5), known rare ones (7); reference rows a, b, missing, a rare one. */
    private static final CategoryAxis CATEGORY = new CategoryAxis(
            0, categories(false), new float[] {2, 4, 5}, 7, new int[] {0, 1, Axis.MISSING, Axis.BROKEN});

    private static final NumberColumn NUMBERS = new NumberColumn.Builder(6)
            .add(1_235.5)
            .addMissing(Cell.NULL)
            .addMissing(Cell.ABSENT)
            .addEscaped("\"far\"")
            .add(Double.NaN)
            .add(Double.NEGATIVE_INFINITY)
            .build();

    private static Categories categories(boolean more) {
        Map<String, Long> counts = new HashMap<>(Map.of("a", 9L, "b", 8L));
        for (int i = 0; more && i < Categories.MOST_LISTED; i++) {
            counts.put("c" + i, 7L);
        }
        return Categories.of(counts, false);
    }

    private static int[] codes(Axis axis, Column column) {
        return IntStream.range(0, column.size())
                .map(row -> axis.code(column, row))
                .toArray();
    }

    /** A share of 1/e³ in a column of entropy 1 has an excess of 2 nats; the most weight is 25, five deviations. */
    @Test
    void aCategoryWeighsTwoAndTwiceItsExcessOfSurprise() {
        assertThat(Axis.weight(Math.exp(-1), 1)).isEqualTo(2);
        assertThat(Axis.weight(.9, 1)).isEqualTo(2);
        assertThat(Axis.weight(Math.exp(-3), 1)).isEqualTo(6);
        assertThat(Axis.weight(Math.exp(-2), .5)).isEqualTo(5);
        assertThat(Axis.weight(1e-9, 0)).isEqualTo(25);
        float odd = Axis.weight(.123, .7);
        assertThat(odd).isCloseTo((float) (2 + 2 * (-Math.log(.123) - .7)), within(1 / 512f));
        assertThat(odd * 256).isEqualTo(Math.round(odd * 256));
    }

    @Test
    void cellsOfANumberAreCodedByWhatTheyHold() {
        assertThat(codes(NUMBER, NUMBERS))
                .containsExactly(Axis.VALUE, Axis.MISSING, Axis.MISSING, Axis.BROKEN, Axis.BROKEN, Axis.VALUE);
        assertThat(codes(NUMBER, TextColumn.of("1"))).containsExactly(Axis.BROKEN);
        assertThat(NUMBER.number(NUMBERS, 0)).isEqualTo(.5f);
        assertThat(NUMBER.number(NUMBERS, 5)).as("no farther than 10,000").isEqualTo(-10_000);
        assertThat(NUMBER.number(NumberColumn.of(1e300), 0)).isEqualTo(10_000);
    }

    @Test
    void offAConstantIsFourDeviations() {
        assertThat(NumberAxis.standardised(7, 7, 0)).isZero();
        assertThat(NumberAxis.standardised(7.001, 7, 0)).isEqualTo(4);
        assertThat(NumberAxis.standardised(7, Double.NaN, 0)).as("of no values").isEqualTo(4);
    }

    /** Read at once or one by one, from columns with and without gaps. */
    @Test
    void manyCellsAreReadAsEachIs() {
        for (NumberColumn column : new NumberColumn[] {
            NUMBERS, NumberColumn.of(1_230, Double.NaN, 1_236, Double.POSITIVE_INFINITY, 0, 1_234.5)
        }) {
            int[] rows = {5, 0, 3, 1};
            int[] codes = new int[4];
            float[] numbers = {9, 9, 9, 9};
            NUMBER.read(column, rows, codes, numbers);
            for (int i = 0; i < rows.length; i++) {
                assertThat(codes[i]).isEqualTo(NUMBER.code(column, rows[i]));
                assertThat(numbers[i]).isEqualTo(codes[i] == Axis.VALUE ? NUMBER.number(column, rows[i]) : 0);
            }
        }
    }

    @Test
    void aNumberIsAsFarAsItsSquareAndMissingIsNearMissing() {
        assertThat(NUMBER.square(Axis.VALUE, 2, 0)).isEqualTo(9);
        assertThat(NUMBER.square(Axis.VALUE, 2, 2))
                .as("missing stands in the middle")
                .isEqualTo(4);
        assertThat(NUMBER.square(Axis.MISSING, 0, 0)).isEqualTo(3);
        assertThat(NUMBER.square(Axis.MISSING, 0, 2)).isZero();
        assertThat(NUMBER.square(Axis.BROKEN, 0, 2)).isEqualTo(25);
        assertThat(NUMBER.weight(Axis.VALUE)).isZero();
    }

    /** Seven digits at most: of 1,234.5 to the hundredth. */
    @Test
    void referenceNumbersComeBackToSevenDigits() {
        NumberAxis axis = new NumberAxis(0, 1_234.5, 2, 3, new float[] {1 / 3f, 0}, new boolean[] {false, true});
        NumberColumn cells = (NumberColumn) axis.cells();
        assertThat(cells.value(0)).isEqualTo(1_235.17);
        assertThat(cells.cell(1)).isEqualTo(Cell.NULL);
        NumberAxis small = new NumberAxis(0, 0, .01, 3, new float[] {1 / 3f}, new boolean[1]);
        assertThat(((NumberColumn) small.cells()).value(0)).isEqualTo(.0033333);
        NumberAxis zeros = new NumberAxis(0, 0, 0, 3, new float[] {0}, new boolean[1]);
        assertThat(((NumberColumn) zeros.cells()).value(0)).isZero();
    }

    @Test
    void cellsOfACategoryAreCodedByTheirPlaces() {
        TextColumn.Builder cells = new TextColumn.Builder(5);
        cells.add("b").add("a").add("never").addMissing(Cell.NULL).addEscaped("7");
        TextColumn column = cells.build();
        assertThat(codes(CATEGORY, column)).containsExactly(1, 0, Axis.BROKEN, Axis.MISSING, Axis.BROKEN);
        assertThat(codes(CATEGORY, NumberColumn.of(3))).containsExactly(Axis.BROKEN);
        assertThat(CATEGORY.number(column, 0)).isZero();
    }

    /** Where more are known than are listed, a new one is as usual as a rare one. */
    @Test
    void whatIsNotListedIsOneOfTheRest() {
        float[] weights = new float[Categories.MOST_LISTED + 1];
        CategoryAxis axis = new CategoryAxis(0, categories(true), weights, 7, new int[] {0});
        int rest = axis.code(TextColumn.of("never"), 0);
        assertThat(rest).isEqualTo(weights.length);
        assertThat(axis.code(TextColumn.of("c999"), 0))
                .as("known, the last by name")
                .isEqualTo(rest);
        assertThat(axis.weight(rest)).isEqualTo(7);
        assertThat(axis.square(rest, 0, 0)).isEqualTo(7);
    }

    @Test
    void aCategoryIsAsFarAsItsWeightOrNotAtAll() {
        assertThat(CATEGORY.square(1, 0, 1)).isZero();
        assertThat(CATEGORY.square(1, 0, 0)).isEqualTo(4);
        assertThat(CATEGORY.square(0, 0, 1)).isEqualTo(2);
        assertThat(CATEGORY.square(Axis.MISSING, 0, 2)).isZero();
        assertThat(CATEGORY.square(Axis.MISSING, 0, 0)).isEqualTo(5);
        assertThat(CATEGORY.square(Axis.BROKEN, 0, 3)).as("two new ones differ").isEqualTo(25);
    }

    /** What the loops over all reference rows take off is what each is nearer by. */
    @Test
    void weightsAreTakenFromTheRowsThatDoNotDiffer() {
        for (int code : new int[] {0, 1, 3, Axis.MISSING, Axis.BROKEN}) {
            Distances distances = new Distances(4);
            distances.start(CATEGORY.weight(code));
            CATEGORY.nearer(code, distances);
            for (int row = 0; row < 4; row++) {
                assertThat(distances.squares()[row]).isEqualTo(CATEGORY.square(code, 0, row));
            }
        }
        Distances distances = new Distances(3);
        distances.start(NUMBER.weight(Axis.MISSING));
        NUMBER.nearer(Axis.MISSING, distances);
        assertThat(distances.squares()).containsExactly(3, 3, 0);
        NUMBER.nearer(Axis.BROKEN, distances);
        assertThat(distances.squares()).containsExactly(3, 3, 0);
    }

    @Test
    void referenceCategoriesComeBackByName() {
        TextColumn cells = (TextColumn) CATEGORY.cells();
        assertThat(IntStream.range(0, 4).mapToObj(cells::value)).containsExactly("a", "b", null, "\0");
        assertThat(cells.cell(2)).isEqualTo(Cell.NULL);
    }

    @Test
    void bothComeBackFromTheirPackedForm() {
        PackWriter out = new PackWriter();
        NUMBER.pack(out);
        CATEGORY.pack(out);
        PackReader in = new PackReader(out.toBytes());
        NumberAxis number = NumberAxis.unpack(0, 3, in);
        CategoryAxis category = CategoryAxis.unpack(0, categories(false), 4, in);
        in.end();
        for (int row = 0; row < 3; row++) {
            assertThat(number.square(Axis.MISSING, 0, row)).isEqualTo(NUMBER.square(Axis.MISSING, 0, row));
            assertThat(number.square(Axis.VALUE, 2, row)).isEqualTo(NUMBER.square(Axis.VALUE, 2, row));
        }
        assertThat(number.number(NUMBERS, 0)).isEqualTo(.5f);
        for (int code : new int[] {0, 1, 3, Axis.MISSING}) {
            for (int row = 0; row < 4; row++) {
                assertThat(category.square(code, 0, row)).isEqualTo(CATEGORY.square(code, 0, row));
            }
        }
    }

    /** The least of any part of the rows, and the first that is as near, whatever the length of the part. */
    @Test
    void theNearestOfAPartIsFound() {
        Distances distances = new Distances(9);
        float[] squares = {5, 3, 8, 3, 9, 2, 7, 1, 4};
        System.arraycopy(squares, 0, distances.squares(), 0, 9);
        for (int from = 0; from < 9; from++) {
            for (int to = from + 1; to <= 9; to++) {
                float least = squares[from];
                for (int i = from; i < to; i++) {
                    least = Math.min(least, squares[i]);
                }
                assertThat(distances.least(from, to)).isEqualTo(least);
            }
        }
        assertThat(distances.first(0, 3)).isEqualTo(1);
        assertThat(distances.first(2, 3)).isEqualTo(3);
    }

    @Test
    void anAxisOfAColumnThatThereIsNotIsRefused() {
        PackWriter out = new PackWriter();
        out.count(1);
        out.count(1);
        out.count(1);
        ColumnLayout only = new ColumnLayout.OfNumber(Feature.number("x"), Bins.none());
        assertThatThrownBy(() -> RowReference.unpack(List.of(only), new PackReader(out.toBytes())))
                .hasMessageContaining("packed length 1 at byte 3: expected at most 0");
    }
}
