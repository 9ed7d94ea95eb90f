package dev.vigia.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.UnscorableException;
import dev.vigia.model.Encoding;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The models are made by make_models.py: y = x · [[.5, 1], [2, −1]], label = the greater column of y. */
class OnnxScorerTest {
    private static final Preprocessing PREPROCESSING =
            new Preprocessing(List.of(new Encoding.Passthrough("a", 0), new Encoding.Passthrough("b", 7)));

    private static byte[] model(String name) {
        try (InputStream in = OnnxScorerTest.class.getResourceAsStream(name + ".onnx")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema schema(Feature... predictions) {
        List<Feature> features = new java.util.ArrayList<>(List.of(Feature.number("a"), Feature.number("b")));
        features.addAll(List.of(predictions));
        return new Schema(features);
    }

    private static Rows rows(Schema schema, double... ab) {
        NumberColumn.Builder a = new NumberColumn.Builder(1);
        NumberColumn.Builder b = new NumberColumn.Builder(1);
        for (int i = 0; i < ab.length; i += 2) {
            a.add(ab[i]);
            b.add(ab[i + 1]);
        }
        int size = ab.length / 2;
        List<Column> columns = new java.util.ArrayList<>(List.of(a.build(), b.build()));
        for (Feature feature : schema.features().subList(2, schema.size())) {
            columns.add(
                    feature.type().isNumeric()
                            ? NumberColumn.of(new double[size])
                            : TextColumn.of(
                                    IntStream.range(0, size).mapToObj(i -> "").toArray(String[]::new)));
        }
        return new Rows(schema, size, columns, List.of());
    }

    @Test
    void predictionsAreTheModelsOutputsInSchemaOrder() {
        Schema schema = schema(
                Feature.prediction("second", FeatureType.NUMBER), Feature.prediction("first", FeatureType.NUMBER));
        List<Output> outputs = List.of(new Output("first", "y", 0), new Output("second", "y", 1));
        try (Scorer scorer = new OnnxScorer(model("linear"), schema, PREPROCESSING, outputs)) {
            assertThat(scorer.score(rows(schema, 1, 2, 3, 4)))
                    .containsExactly(NumberColumn.of(-1, -1), NumberColumn.of(4.5, 9.5));
        }
    }

    @Test
    void aLabelIsANumberOrAText() {
        Schema schema = schema(
                Feature.prediction("label", FeatureType.CATEGORY), Feature.prediction("code", FeatureType.INTEGER));
        List<Output> outputs = List.of(new Output("label", "label", 0), new Output("code", "label", 0));
        try (Scorer scorer = new OnnxScorer(model("label"), schema, PREPROCESSING, outputs)) {
            assertThat(scorer.score(rows(schema, 1, 0, 0, 1)))
                    .containsExactly(TextColumn.of("1", "0"), NumberColumn.of(1, 0));
        }
    }

    private static final Schema NAMED = new Schema(List.of(
            Feature.number("distance"),
            Feature.of("count", FeatureType.INTEGER, Role.FEATURE),
            Feature.of("night", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.number("weight"),
            Feature.category("origin"),
            Feature.prediction("y", FeatureType.NUMBER)));

    private static Rows named(NumberColumn count, NumberColumn weight, TextColumn origin) {
        int size = count.size();
        double[] numbers = new double[size];
        java.util.Arrays.fill(numbers, 100);
        double[] nights = new double[size];
        nights[0] = 1;
        return new Rows(
                NAMED,
                size,
                List.of(
                        NumberColumn.of(numbers),
                        count,
                        NumberColumn.of(nights),
                        weight,
                        origin,
                        NumberColumn.of(new double[size])),
                List.of());
    }

    @Test
    void withoutPreprocessingEachInputIsAFeatureOfItsOwnType() {
        try (Scorer scorer =
                new OnnxScorer(model("named"), NAMED, Preprocessing.NONE, List.of(new Output("y", "y", 0)))) {
            Rows rows = named(NumberColumn.of(3, 5), NumberColumn.of(0.5, 0.25), TextColumn.of("SEA", "X"));
            assertThat(scorer.score(rows)).containsExactly(NumberColumn.of(124.5, 105.25));
            NumberColumn looks = new NumberColumn.Builder(1).addEscaped("\"7\"").build();
            TextColumn none = new TextColumn.Builder(1).addMissing(Cell.NULL).build();
            assertThat(scorer.score(named(looks, NumberColumn.of(0), none))).containsExactly(NumberColumn.of(108));
        }
    }

    @Test
    void aMissingNumberIsNaNOrCannotBeScored() {
        try (Scorer scorer =
                new OnnxScorer(model("named"), NAMED, Preprocessing.NONE, List.of(new Output("y", "y", 0)))) {
            NumberColumn missing =
                    new NumberColumn.Builder(1).addMissing(Cell.ABSENT).build();
            assertThat(scorer.score(named(NumberColumn.of(1), missing, TextColumn.of("ANC"))))
                    .containsExactly(NumberColumn.of(Double.NaN));
            assertThatThrownBy(() -> scorer.score(named(missing, NumberColumn.of(1), TextColumn.of("ANC"))))
                    .isInstanceOf(UnscorableException.class)
                    .hasMessage("'count' in row 0: expected a whole number");
            NumberColumn half = NumberColumn.of(1.5);
            assertThatThrownBy(() -> scorer.score(named(half, NumberColumn.of(1), TextColumn.of("ANC"))))
                    .isInstanceOf(UnscorableException.class)
                    .hasMessageNotContaining("1.5");
        }
    }

    @Test
    void oneMatrixTakesAllFeaturesOrWhatPreprocessingMakes() {
        Schema schema = schema(Feature.prediction("y", FeatureType.NUMBER));
        List<Output> output = List.of(new Output("y", "y", 1));
        for (String name : List.of("linear", "double")) {
            for (Preprocessing preprocessing : List.of(PREPROCESSING, Preprocessing.NONE)) {
                try (Scorer scorer = new OnnxScorer(model(name), schema, preprocessing, output)) {
                    assertThat(scorer.score(rows(schema, 1, 2, 3, 4))).containsExactly(NumberColumn.of(-1, -1));
                }
            }
        }
        double third = 1.0 / 3;
        try (Scorer scorer = new OnnxScorer(model("double"), schema, Preprocessing.NONE, output)) {
            assertThat(scorer.score(rows(schema, third, 0))).containsExactly(NumberColumn.of(third));
        }
    }

    @Test
    void aClassifiersMapsAreColumnsInOrderOfTheClasses() {
        Schema schema = schema(
                Feature.prediction("answer", FeatureType.CATEGORY), Feature.prediction("chance", FeatureType.NUMBER));
        List<Output> outputs = List.of(new Output("answer", "word", 0), new Output("chance", "probabilities", 1));
        try (Scorer scorer = new OnnxScorer(model("zipmap"), schema, PREPROCESSING, outputs)) {
            List<Column> scores = scorer.score(rows(schema, 1, 0, 0, 1));
            assertThat(scores.getFirst()).isEqualTo(TextColumn.of("yes", "no"));
            NumberColumn chance = (NumberColumn) scores.getLast();
            assertThat(chance.value(0)).isCloseTo(1 / (1 + Math.exp(-0.5)), within(1e-6));
            assertThat(chance.value(1)).isCloseTo(1 / (1 + Math.exp(3)), within(1e-6));
        }
        List<Output> none = List.of(new Output("answer", "word", 0), new Output("chance", "probabilities", 2));
        assertThatThrownBy(() -> new OnnxScorer(model("zipmap"), schema, PREPROCESSING, none))
                .as("shown by a row that is tried")
                .hasMessageContaining("expected a column 2");
    }

    @Test
    void manyThreadsScoreSideBySide() {
        Schema schema = schema(Feature.prediction("y", FeatureType.NUMBER));
        try (Scorer scorer = new OnnxScorer(model("linear"), schema, PREPROCESSING, List.of(new Output("y", "y", 0)))) {
            IntStream.range(0, 2_000)
                    .parallel()
                    .forEach(i ->
                            assertThat(scorer.score(rows(schema, i, 0))).containsExactly(NumberColumn.of(i * 0.5)));
        }
    }

    @Test
    void whatIsNoModelOrDoesNotFitIsSaid() {
        Schema schema = schema(Feature.prediction("y", FeatureType.NUMBER));
        List<Output> output = List.of(new Output("y", "y", 0));
        assertThatThrownBy(() -> new OnnxScorer(new byte[] {1, 2, 3}, schema, PREPROCESSING, output))
                .isInstanceOf(ScorerException.class);
        assertThatThrownBy(() -> new OnnxScorer(model("two-inputs"), schema, PREPROCESSING, output))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 inputs: expected one");
        assertThatThrownBy(() ->
                        new OnnxScorer(model("linear"), schema, PREPROCESSING, List.of(new Output("y", "scores", 0))))
                .hasMessageContaining("no output 'scores'");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new OnnxScorer(model("linear"), schema, PREPROCESSING, List.of(new Output("z", "y", 0))))
                .withMessageContaining("prediction 'y'");
        assertThatThrownBy(
                        () -> new OnnxScorer(model("linear"), schema, PREPROCESSING, List.of(new Output("y", "y", 2))))
                .isInstanceOf(ScorerException.class)
                .hasMessageContaining("'y' of the ONNX model: expected a column 2, and it has 2");
        assertThatThrownBy(() ->
                        new OnnxScorer(model("label"), schema, PREPROCESSING, List.of(new Output("y", "label", 1))))
                .hasMessageContaining("expected a column 1, and it has 1");
        assertThatThrownBy(() ->
                        new OnnxScorer(model("zipmap"), schema, PREPROCESSING, List.of(new Output("y", "word", 0))))
                .isInstanceOf(ScorerException.class)
                .hasMessageContaining("expected numbers, and it has texts");
    }
}
