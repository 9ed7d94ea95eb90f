package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a baseline is built of comes back as it was, also beyond the places that were reserved and where it was replaced. */
class KeptColumnTest {
    private static final NumberColumn NUMBERS = new NumberColumn.Builder(5)
            .add(2.5)
            .addMissing(Cell.NULL)
            .addMissing(Cell.ABSENT)
            .addEscaped("\"two\"")
            .add(Double.NaN)
            .build();
    private static final TextColumn TEXTS = new TextColumn.Builder(5)
            .add("a")
            .addMissing(Cell.NULL)
            .addMissing(Cell.ABSENT)
            .addEscaped("17")
            .add("")
            .build();

    private static KeptColumn kept(boolean numeric, Column column, int size) {
        KeptColumn kept = KeptColumn.of(numeric);
        for (int place = 0; place < size; place++) {
            kept.put(place, column, place % 5);
        }
        return kept;
    }

    @Test
    void numbersAndWhatIsNoneComeBack() {
        NumberColumn back = (NumberColumn) kept(true, NUMBERS, 5_000).toColumn(5_000);
        assertThat(back.size()).isEqualTo(5_000);
        for (int row = 0; row < back.size(); row++) {
            assertThat(back.cell(row)).isEqualTo(NUMBERS.cell(row % 5));
        }
        assertThat(IntStream.of(0, 1_025, 4_995).mapToDouble(back::value)).containsOnly(2.5);
        assertThat(back.value(2_049)).isNaN();
    }

    @Test
    void textsAndWhatIsNoneComeBack() {
        TextColumn back = (TextColumn) kept(false, TEXTS, 5_000).toColumn(5_000);
        assertThat(back.size()).isEqualTo(5_000);
        for (int row = 0; row < back.size(); row++) {
            assertThat(back.cell(row)).isEqualTo(TEXTS.cell(row % 5));
            assertThat(back.value(row)).isEqualTo(TEXTS.value(row % 5));
        }
    }

    /** Rows of another schema: a feature that is a number in one and a text in the other. */
    @Test
    void whatIsOfTheOtherTypeIsOfAWrongTypeAndWhatIsMissingStaysMissing() {
        Column ofTexts = kept(true, TEXTS, 5).toColumn(5);
        Column ofNumbers = kept(false, NUMBERS, 5).toColumn(5);
        for (Column column : new Column[] {ofTexts, ofNumbers}) {
            assertThat(IntStream.range(0, 5).mapToObj(column::cell))
                    .containsExactly(Cell.ESCAPED, Cell.NULL, Cell.ABSENT, Cell.ESCAPED, Cell.ESCAPED);
        }
    }

    @Test
    void somePlacesComeInTheirOrderAndAsTheyWereReplaced() {
        KeptColumn numbers = kept(true, NUMBERS, 5);
        numbers.put(1, NumberColumn.of(7, 8), 1);
        NumberColumn some = (NumberColumn) numbers.some(new int[] {1, 0});
        assertThat(new double[] {some.value(0), some.value(1)}).containsExactly(8, 2.5);
        KeptColumn texts = kept(false, TEXTS, 5);
        texts.put(0, TEXTS, 1);
        texts.put(1, TextColumn.of("b"), 0);
        TextColumn others = (TextColumn) texts.some(new int[] {1, 0});
        assertThat(others.value(0)).isEqualTo("b");
        assertThat(others.cell(1)).isEqualTo(Cell.NULL);
    }
}
