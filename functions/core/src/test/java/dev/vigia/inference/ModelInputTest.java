package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.Encoding;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelInputTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("distance"),
            Feature.of("night", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.category("origin"),
            Feature.of("hour", FeatureType.INTEGER, Role.FEATURE)));
    private static final ModelInput INPUT = new ModelInput(
            SCHEMA,
            new Preprocessing(List.of(
                    new Encoding.OneHot("origin", List.of("ANC", "7")),
                    new Encoding.Standard("distance", 100, 50),
                    new Encoding.MinMax("hour", 0, 24),
                    new Encoding.Passthrough("night", 0.5))));

    @Test
    void valuesAreEncodedInTheOrderOfTheEncodings() {
        assertThat(encode(NumberColumn.of(200), NumberColumn.of(1), TextColumn.of("ANC"), NumberColumn.of(6)))
                .containsExactly(1, 0, 2, 0.25f, 1);
    }

    @Test
    void missingIsImputed() {
        assertThat(encode(missing(Cell.NULL), missing(Cell.ABSENT), text(Cell.NULL), NumberColumn.of(Double.NaN)))
                .containsExactly(0, 0, 0, 0, 0.5f);
    }

    @Test
    void oddValuesAreTakenForWhatTheyLookLike() {
        assertThat(encode(escaped("\"200\""), escaped("true"), escapedText("7"), escaped("\" 1.2e1 \"")))
                .containsExactly(0, 1, 2, 0.5f, 1);
    }

    @Test
    void anUnknownCategoryIsNone() {
        assertThat(encode(NumberColumn.of(100), NumberColumn.of(0), TextColumn.of("SEA"), NumberColumn.of(0)))
                .containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void aNumberCanBeACategory() {
        ModelInput input = new ModelInput(
                new Schema(List.of(Feature.number("x"))),
                new Preprocessing(List.of(new Encoding.OneHot("x", List.of("1", "2.5")))));
        Rows rows = PackedSamples.rows(input.schema(), NumberColumn.of(2.5, 1, -1));
        assertThat(input.encode(rows)).containsExactly(0, 1, 1, 0, 0, 0);
    }

    @Test
    void aWordForANumberCannotBeScoredAndIsNotTold() {
        assertThatThrownBy(() -> encode(escaped("\"far\""), NumberColumn.of(0), TextColumn.of("x"), NumberColumn.of(0)))
                .isInstanceOf(UnscorableException.class)
                .hasMessage("'distance' in row 0: expected a number")
                .hasMessageNotContaining("far");
        assertThatThrownBy(() ->
                        encode(NumberColumn.of(1), NumberColumn.of(0), escapedText("[\"ANC\"]"), NumberColumn.of(0)))
                .hasMessage("'origin' in row 0: expected a category");
    }

    @Test
    void aRowWithNoneOfTheFeaturesCannotBeScored() {
        assertThatThrownBy(() ->
                        encode(missing(Cell.ABSENT), missing(Cell.ABSENT), text(Cell.ABSENT), missing(Cell.ABSENT)))
                .isInstanceOf(UnscorableException.class)
                .hasMessageContaining("row 0 has none of the model's features");
    }

    @Test
    void encodingsThatDoNotFitTheSchemaAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ModelInput(SCHEMA, new Preprocessing(List.of(new Encoding.Passthrough("weight", 0)))))
                .withMessageContaining("'weight' is not in the schema");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ModelInput(SCHEMA, new Preprocessing(List.of(new Encoding.MinMax("origin", 0, 1)))))
                .withMessageContaining("expected one-hot");
    }

    private static float[] encode(Column... columns) {
        return INPUT.encode(PackedSamples.rows(SCHEMA, columns));
    }

    private static Column missing(Cell cell) {
        return new NumberColumn.Builder(1).addMissing(cell).build();
    }

    private static Column text(Cell cell) {
        return new TextColumn.Builder(1).addMissing(cell).build();
    }

    private static Column escaped(String json) {
        return new NumberColumn.Builder(1).addEscaped(json).build();
    }

    private static Column escapedText(String json) {
        return new TextColumn.Builder(1).addEscaped(json).build();
    }
}
