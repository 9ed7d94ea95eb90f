package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.performance.LabelledRows.Labels;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorStreamTest {
    private final Labels labels = new Labels();
    private final SplittableRandom random = new SplittableRandom(8);

    private LabelledRows probabilities(int size) {
        LabelledRows rows = new LabelledRows(labels, 1);
        ScoredRows scored = ScoredRows.of(size, 0, 3, random);
        for (int i = 0; i < size; i++) {
            rows.add(scored.scores()[i], scored.outcomes()[i]);
        }
        return rows;
    }

    private void feed(ErrorStream stream, int size, double noise) {
        for (int i = 0; i < size; i++) {
            double odds = 3 * random.nextGaussian();
            double truth = random.nextDouble() < ScoredRows.sigmoid(odds) ? 1 : 0;
            stream.add(ScoredRows.sigmoid(odds + noise * random.nextGaussian()), truth);
        }
    }

    @Test
    void tellsFromWhichRowOnTheModelFailed() {
        ErrorStream stream = ErrorStream.of(probabilities(20_000), false, false).orElseThrow();
        feed(stream, 3_000, 0);
        assertThat(stream.found()).extracting(ConceptDrift::alarms).containsOnly(0L);
        feed(stream, 2_000, 6);
        assertThat(stream.found()).hasSize(5).allSatisfy(found -> {
            assertThat(found.alarms()).isPositive();
            assertThat(found.alarm()).isBetween(3_001L, 3_400L);
            // ADWIN tells where what it still keeps begins, which may be long before
            assertThat(found.since()).isBetween(found.detector().equals("adwin") ? 1L : 2_500L, 3_150L);
            assertThat(found.rows()).isEqualTo(5_000);
        });
        assertThat(stream.found().getFirst().detector()).isEqualTo("bernoulli-glr");
    }

    @Test
    void rowsWithoutATruthAreNoRows() {
        ErrorStream stream = ErrorStream.of(probabilities(20_000), false, false).orElseThrow();
        stream.add(0.5, Double.NaN);
        stream.add(Double.NaN, 1);
        stream.add(7, 1);
        assertThat(stream.found()).extracting(ConceptDrift::rows).containsOnly(0L);
    }

    private static ErrorStream ofErrors(LabelledRows baseline, int size, IntToDoubleFunction error) {
        for (int row = 0; row < size; row++) {
            baseline.add(100 + error.applyAsDouble(row), 100);
        }
        return ErrorStream.of(baseline, false, false).orElseThrow();
    }

    @Test
    void aNumberFurtherOffThanFourInFiveIsAnError() {
        ErrorStream stream = ofErrors(new LabelledRows(labels, 1), 20_000, row -> random.nextGaussian());
        Stream.generate(random::nextGaussian).limit(2_000).forEach(error -> stream.add(100 + error, 100));
        Stream.generate(random::nextGaussian).limit(2_000).forEach(error -> stream.add(100 + 1.5 * error, 100));
        assertThat(stream.found()).allSatisfy(found -> assertThat(found.alarm()).isBetween(2_001L, 2_400L));
    }

    /** A third of the errors are 1, the others 0: four in five are within the highest, and none beyond. */
    @Test
    void wholeErrorsOfFewValuesAreToldApart() {
        ErrorStream stream = ofErrors(new LabelledRows(labels, 1), 20_000, row -> row % 3 == 0 ? 1 : 0);
        for (int row = 0; row < 3_000; row++) {
            stream.add(row < 2_000 ? 100 + (random.nextInt(3) == 0 ? 1 : 0) : 100 + random.nextInt(2), 100);
        }
        assertThat(stream.found().getFirst().alarm()).isBetween(2_001L, 2_400L);
    }

    @Test
    void numbersWithoutAnErrorAreNotWatched() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        for (int row = 0; row < 20_000; row++) {
            baseline.add(row + 0.5, row + 0.5);
        }
        assertThat(ErrorStream.of(baseline, false, false)).isEmpty();
    }

    /** From a few thousand rows the error's upper limit is what rows are held against. */
    @Test
    void aThousandRowsAreABaselineAndFewerAreNone() {
        ErrorStream stream = ErrorStream.of(probabilities(1_500), false, false).orElseThrow();
        assertThat(stream.found())
                .extracting(ConceptDrift::detector)
                .containsExactly("bernoulli-glr", "cusum-bank", "adwin", "page-hinkley", "hddm-a");
        feed(stream, 3_000, 0);
        feed(stream, 2_000, 6);
        assertThat(stream.found()).allSatisfy(found -> assertThat(found.alarm()).isBetween(3_001L, 3_400L));
        assertThat(ErrorStream.of(probabilities(500), false, false)).isEmpty();
        assertThat(ErrorStream.of(new LabelledRows(labels, 1), false, false)).isEmpty();
    }

    @Test
    void pageHinkleyIsLeftOutWhereErrorsAreRare() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        for (int row = 0; row < 20_000; row++) {
            baseline.add(1, row % 1000 == 0 ? 0 : 1);
        }
        assertThat(ErrorStream.of(baseline, false, false).orElseThrow().found())
                .extracting(ConceptDrift::detector)
                .containsExactly("bernoulli-glr", "cusum-bank", "adwin", "hddm-a");
    }
}
