package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import dev.vigia.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Schema NUMBER = new Schema(List.of(Feature.number("x")));

    @Test
    void comesBackFromItsPackedForm() {
        Baseline baseline = Samples.baseline(1, 5_000);
        Baseline unpacked = Baseline.unpack(baseline.pack(), Samples.SCHEMA);
        assertThat(unpacked.pack()).isEqualTo(baseline.pack());
        assertThat(unpacked.id()).isEqualTo("b1");
        assertThat(unpacked.created()).isEqualTo(Samples.TIME);
        assertThat(unpacked.rows()).isEqualTo(5_000);
        byte[] one = Samples.profile(baseline, Samples.requests(1, 50)).pack();
        assertThat(Samples.profile(unpacked, Samples.requests(1, 50)).pack()).isEqualTo(one);
    }

    @Test
    void theSameRowsAndSeedGiveTheSameBytes() {
        assertThat(Samples.baseline(2, 900).pack())
                .isEqualTo(Samples.baseline(2, 900).pack());
    }

    /** The packed forms are stored for years: a change of a byte needs a new form number, and a reader of the old. */
    @Test
    void thePackedFormsAreAsTheyWere() {
        Baseline baseline = Samples.baseline(3, 700);
        byte[] profile = Samples.profile(baseline, Samples.requests(4, 40)).pack();
        assertThat(Sha256.hex(baseline.pack()))
                .isEqualTo("52a9615f8f35f7ed1f1f74ef20d12ca09ce1580ae1cbbb03faa8fdbd2ef3051b");
        assertThat(Sha256.hex(profile)).isEqualTo("77c308adef58c476163cf9da3625ed0b492dc78f63f479e7be29e05f0ea2e039");
    }

    @Test
    void anotherSchemaIsRefused() {
        byte[] packed = Samples.baseline(1, 10).pack();
        assertThatThrownBy(() -> Baseline.unpack(packed, NUMBER)).hasMessageContaining("another schema");
    }

    @Test
    void noRowsAreRefused() {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, NUMBER, 1);
        assertThatThrownBy(() -> builder.build("b", Samples.TIME)).hasMessageContaining("no rows");
    }

    @Test
    void ofTooManyRowsAUniformSampleIsKept() {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, NUMBER, 1, 2_000);
        for (int i = 0; i < 100; i++) {
            double[] values = new double[1_000];
            java.util.Arrays.fill(values, i);
            builder.add(new Rows(NUMBER, 1_000, List.of(NumberColumn.of(values)), List.of()));
        }
        Baseline baseline = builder.build("b", Samples.TIME);
        assertThat(baseline.rows()).isEqualTo(2_000);
        assertThat(baseline.seen()).isEqualTo(100_000);
        NumberProfile x = (NumberProfile) baseline.profile().column("x").orElseThrow();
        assertThat(x.mean().orElseThrow()).isCloseTo(49.5, within(4 * 28.9 / Math.sqrt(2_000)));
    }

    @Test
    void oneRowAndOnlyMissingValuesAreBaselinesToo() {
        for (Cell cell : List.of(Cell.NULL, Cell.PRESENT)) {
            NumberColumn.Builder column = new NumberColumn.Builder(1);
            Rows rows = new Rows(
                    NUMBER,
                    1,
                    List.of((cell == Cell.NULL ? column.addMissing(cell) : column.add(4)).build()),
                    List.of());
            Baseline baseline = Samples.baseline(NUMBER, builder -> builder.add(rows));
            assertThat(Baseline.unpack(baseline.pack(), NUMBER).pack()).isEqualTo(baseline.pack());
            assertThat(baseline.outlierLimit().heldOut()).isZero();
        }
    }

    @Test
    void heldOutRowsAreNotAmongTheFitted() {
        HeldOut rows = HeldOut.of(1_001, 5);
        assertThat(rows.heldOut()).hasSize(250).doesNotContain(rows.fitted());
        assertThat(HeldOut.of(100_000, 5).heldOut()).hasSize(20_000);
        assertThat(HeldOut.of(1, 5).heldOut()).isEmpty();
    }

    @Test
    void aboutOneHeldOutRowInAHundredIsAnOutlier() {
        Random random = new Random(1);
        double[] values = random.doubles(20_000).toArray();
        Baseline baseline = Samples.baseline(
                NUMBER, builder -> builder.add(new Rows(NUMBER, 20_000, List.of(NumberColumn.of(values)), List.of())));
        assertThat(baseline.outlierLimit().heldOut()).isEqualTo(10_000);
        assertThat(baseline.profile().outliers()).isBetween(80L, 99L);
        assertThat(baseline.outlierLimit().expectedRate()).isEqualTo(0.01, within(1e-4));
    }

    /** Of 200 rows of which 50 held an unknown name, 100 are kept: about 25 of these did. */
    @Test
    void rowsWithUnknownNamesAreCountedForTheRowsThatAreKept() {
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, NUMBER, 1, 100);
        Schema wider = new Schema(List.of(Feature.number("x"), Feature.number("y")));
        builder.add(Sheet.rows(wider, Sheet.times(50, 1.0), Sheet.times(50, 2.0)));
        builder.add(Sheet.rows(NUMBER, Sheet.times(150, 3.0)));
        assertThat(builder.build("b", Samples.TIME).profile().unexpectedRowCount())
                .isEqualTo(25);
    }

    @Test
    void aNegativeZeroIsAZeroInABaselineToo() {
        byte[] zeros = Sheet.baseline(NUMBER, List.of(0.0, 0.0, 1.0)).pack();
        assertThat(Sheet.baseline(NUMBER, List.of(-0.0, 0.0, 1.0)).pack()).isEqualTo(zeros);
    }

    /** Four samples of three quarters of the fitted rows: features as they were, predictions left out. */
    @Test
    void referenceRowsAreRowsOfTheBaseline() {
        Schema schema = new Schema(
                List.of(Feature.number("x"), Feature.category("c"), Feature.prediction("y", FeatureType.NUMBER)));
        List<Object> x = new ArrayList<>();
        List<Object> c = new ArrayList<>();
        for (int row = 0; row < 40; row++) {
            x.add(row / 8.0);
            c.add(row % 8 == 0 ? "whole" : "part");
        }
        Rows rows = Sheet.baseline(schema, x, c, x).referenceRows().orElseThrow();
        assertThat(rows.schema().features()).extracting(Feature::name).containsExactly("x", "c");
        assertThat(rows.size()).isEqualTo(4 * 23); // of 30 that are not held out
        for (int row = 0; row < rows.size(); row++) {
            double value = ((NumberColumn) rows.column(0)).value(row);
            assertThat(value * 8).isCloseTo(Math.rint(value * 8), within(1e-5));
            assertThat(((TextColumn) rows.column(1)).value(row))
                    .isEqualTo(Math.abs(value - Math.rint(value)) < 1e-5 ? "whole" : "part");
        }
        Schema predictions = new Schema(List.of(Feature.prediction("y", FeatureType.NUMBER)));
        assertThat(Sheet.baseline(predictions, x).referenceRows()).isEmpty();
    }
}
