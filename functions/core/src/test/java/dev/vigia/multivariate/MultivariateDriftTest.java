package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.multivariate.JointTraffic.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MultivariateDriftTest {
    private static MultivariateResult result(Rows before, Rows after) {
        MultivariateResult result = JointTraffic.of(before, after, 0.01).result(0.05);
        assertThat(result.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.reason()).doesNotContain("NaN", "Infinity", "∞"));
        return result;
    }

    /** Rows of numbers and categories in turn. */
    private static Rows rows(int features, int size, IntFunction<Column> column) {
        Schema schema = new Schema(IntStream.range(0, features)
                .mapToObj(i ->
                        column.apply(i) instanceof NumberColumn ? Feature.number("f" + i) : Feature.category("f" + i))
                .toList());
        return new Rows(
                schema, size, IntStream.range(0, features).mapToObj(column).toList(), List.of());
    }

    private static Column normal(int size, long seed) {
        return NumberColumn.of(new SplittableRandom(seed).doubles(size).toArray());
    }

    private static Column category(int size, int kinds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TextColumn.Builder column = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            column.add("v" + random.nextInt(kinds));
        }
        return column.build();
    }

    private static Column missing(boolean number, int size) {
        NumberColumn.Builder numbers = new NumberColumn.Builder(size);
        TextColumn.Builder texts = new TextColumn.Builder(size);
        for (int i = 0; i < size; i++) {
            numbers.addMissing(Cell.NULL);
            texts.addMissing(Cell.NULL);
        }
        return number ? numbers.build() : texts.build();
    }

    @Test
    void namesThePairAndTheFeaturesThatTheClassifierUsed() {
        MultivariateResult result =
                JointTraffic.draw(5_000, 5_000, Change.NUMBERS, 0.01, 3).result(0.05);
        assertThat(result.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(result.findings()).extracting(Finding::check).containsExactlyElementsOf(MultivariateDrift.PARTS);
        assertThat(result.left()).isEmpty();
        Finding pairs = result.findings().get(2);
        assertThat(pairs.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(pairs.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(pairs.reason())
                .matches("correlation of n0 and n1 -?0(\\.0\\d)? → 0\\.[45]\\d*, the most certain of [\\d,]+ pairs;"
                        + " rows taken as independent");
        assertThat(result.changed().getFirst().change()).isBetween(0.4, 0.6);
        Finding classifier = result.findings().get(3);
        assertThat(classifier.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(classifier.measures().get("auc")).isBetween(0.53, 0.65);
        assertThat(result.used()).extracting(UsedFeature::feature).contains("n0", "n1");
    }

    /** The same seeds, the same answer: nothing depends on how threads meet. */
    @Test
    void isTheSameEachTime() {
        MultivariateResult first =
                JointTraffic.draw(400, 300, Change.NUMBERS, 0.01, 3).result(0.05);
        assertThat(JointTraffic.draw(400, 300, Change.NUMBERS, 0.01, 3).result(0.05))
                .isEqualTo(first);
    }

    /** A move of .2 deviations is a KS distance of .0797 and an AUC of Φ(.2 / √2). */
    @Test
    void theClassifiersEffectIsThatOfAColumnThatMovedSoFar() {
        assertThat(ClassifierShift.effect(0.5562314580)).isCloseTo(0.0796556746, within(1e-8));
        assertThat(ClassifierShift.effect(0.5)).isZero();
        assertThat(ClassifierShift.effect(0.2)).isZero();
        assertThat(ClassifierShift.effect(1)).isEqualTo(1);
    }

    @Test
    void aChangeBelowTheFloorPasses() {
        JointTraffic.Case drawn = JointTraffic.draw(2_000, 2_000, Change.NUMBERS, 0.01, 3);
        assertThat(drawn.result(1).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(drawn.result(0.05).outcome()).isEqualTo(Outcome.BREACHED);
    }

    /** Both margins move by half a deviation, and nothing hangs together that did not. */
    @Test
    void marginsThatMovedTogetherAreNoChangedCorrelation() {
        Random random = new Random(8);
        IntFunction<Column> standard = i -> NumberColumn.of(
                random.doubles(3_000).map(any -> random.nextGaussian()).toArray());
        Rows before = rows(3, 3_000, standard);
        IntFunction<Column> shifted = i -> NumberColumn.of(
                random.doubles(3_000).map(any -> random.nextGaussian() + 0.5).toArray());
        MultivariateResult result = result(before, rows(3, 3_000, shifted));
        assertThat(result.findings().get(2).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.findings().get(3).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void fewRowsAreInconclusive() {
        for (int[] sizes : new int[][] {{1, 500}, {500, 1}, {29, 500}, {500, 29}}) {
            MultivariateResult result = result(
                    rows(3, sizes[0], i -> normal(sizes[0], i)), rows(3, sizes[1], i -> normal(sizes[1], 9L + i)));
            assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
            assertThat(result.findings().getFirst().reason())
                    .startsWith("too few rows to compare jointly: ")
                    .endsWith(", 30 needed of each");
        }
    }

    /** What cannot be asked of few rows is left out, with its reason; the rest decides. */
    @Test
    void whatFewRowsCannotTellIsLeftOut() {
        MultivariateResult result = result(rows(3, 40, i -> normal(40, i)), rows(3, 100, i -> normal(100, 9L + i)));
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.left())
                .extracting(Finding::check, Finding::outcome)
                .containsExactly(tuple("outlier-score", Outcome.INCONCLUSIVE));
    }

    @Test
    void equalRowsHaveNothingBeyondColumns() {
        IntFunction<Column> constant = i -> i % 2 == 0
                ? NumberColumn.of(IntStream.range(0, 100).mapToDouble(row -> 7).toArray())
                : category(100, 1, 1);
        MultivariateResult result = result(rows(4, 100, constant), rows(4, 100, constant));
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.findings().getFirst().reason()).startsWith("fewer than two features vary");
    }

    /** Equal before, and not now: single columns drift, and so do the rows. */
    @Test
    void equalRowsBeforeAndOthersNowAreToldApart() {
        Rows equal = rows(
                4,
                100,
                i -> NumberColumn.of(
                        IntStream.range(0, 100).mapToDouble(row -> 0.5).toArray()));
        assertThat(result(equal, rows(4, 100, i -> normal(100, i))).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(result(rows(4, 100, i -> normal(100, i)), equal).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void onlyCategoriesAreCompared() {
        MultivariateResult clean =
                result(rows(5, 800, i -> category(800, 4, i)), rows(5, 700, i -> category(700, 4, 90L + i)));
        assertThat(clean.outcome()).isEqualTo(Outcome.PASSED);
        MultivariateResult tied = result(
                rows(5, 800, i -> category(800, 4, i)), rows(5, 700, i -> category(700, 4, i < 2 ? 90 : 90L + i)));
        assertThat(tied.findings().stream().filter(finding -> finding.outcome() == Outcome.BREACHED))
                .extracting(Finding::check)
                .contains("correlations");
        assertThat(tied.changed().getFirst().words()).matches("correlation of f0 = v\\d and f1 = v\\d .*");
    }

    @Test
    void onlyMissingValuesAreNoEvidenceOfAnything() {
        IntFunction<Column> none = i -> missing(i % 2 == 0, 200);
        assertThat(result(rows(4, 200, none), rows(4, 200, none))
                        .findings()
                        .getFirst()
                        .reason())
                .startsWith("fewer than two features vary");
        Rows some = rows(4, 200, i -> i % 2 == 0 ? normal(200, i) : category(200, 3, i));
        assertThat(result(rows(4, 200, none), some).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(result(some, rows(4, 200, none)).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void infiniteAndHugeValuesHaveRanksLikeOthers() {
        double[] odd = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e308, -1e308, -0.0, 0.0, 1};
        Random random = new Random(4);
        IntFunction<Column> column = i -> NumberColumn.of(random.ints(600, 0, 24)
                .mapToDouble(k -> k < 8 ? odd[k] : random.nextGaussian())
                .toArray());
        assertThat(result(rows(3, 600, column), rows(3, 600, column)).outcome()).isEqualTo(Outcome.PASSED);
    }

    /** They are their own nearest reference rows, so that they score lower than rows that were held out. */
    @Test
    void theBaselinesOwnRowsAreNoDrift() {
        for (int size : new int[] {300, 600, 2_000}) {
            Rows rows = rows(3, size, i -> i < 2 ? normal(size, i) : category(size, 3, i));
            assertThat(result(rows, rows).outcome()).as("%d rows", size).isEqualTo(Outcome.PASSED);
        }
    }

    @Test
    void featuresThatAreTheSameStayTheSame() {
        MultivariateResult result = result(rows(3, 400, i -> normal(400, 1)), rows(3, 300, i -> normal(300, 2)));
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void fiveHundredFeaturesAreCompared() {
        List<Rows> both = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            long of = seed * 10_000;
            both.add(rows(
                    500,
                    1_500,
                    i -> i % 5 == 0
                            ? category(1_500, 6, of + i)
                            : normal(1_500, i == 2 && of > 10_000 ? of + 1 : of + i)));
        }
        MultivariateResult result = result(both.get(0), both.get(1));
        assertThat(result.changed().getFirst().words()).startsWith("correlation of f1 and f2 ");
        assertThat(result.changed().getFirst().window()).isGreaterThan(0.999);
    }

    @Test
    void aFloorIsAShare() {
        JointRows rows = new RowReservoir(JointTraffic.SCHEMA, 1).rows();
        assertThatThrownBy(() -> new MultivariateDrift(rows, rows, 1.5, 2, 1))
                .hasMessage("effect floor 1.5: expected 0 to 1");
    }
}
