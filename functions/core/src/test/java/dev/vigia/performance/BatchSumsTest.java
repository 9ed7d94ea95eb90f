package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.inference.InferenceId;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BatchSumsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final SplittableRandom random = new SplittableRandom(11);

    private static Window day(int day) {
        Instant from = START.plus(Duration.ofDays(day));
        return new Window(from, from.plus(Duration.ofDays(1)));
    }

    private List<LabelledRow> rows(int size, double center) {
        ScoredRows scored = ScoredRows.of(size, center, 1.5, random);
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            InferenceId id = InferenceId.of(START.plusMillis(i), i, i);
            rows.add(new LabelledRow(id.row(0), scored.scores()[i], scored.outcomes()[i]));
        }
        return rows;
    }

    private static LabelledRows kept(List<LabelledRow> rows) {
        LabelledRows kept = new LabelledRows(new Labels(), 1);
        rows.forEach(row -> kept.add(row.prediction(), row.truth()));
        return kept;
    }

    private static PerformanceMeter meter(LabelledRows reference) {
        return new PerformanceMeter(reference, Kind.of(reference, false, false), "score");
    }

    private static void assertSame(List<PerformanceMeasure> measured, List<Measurement> expected, double ofAuc) {
        for (PerformanceMeasure measure : measured) {
            Measurement exact = PerformanceReview.find(expected, measure.name());
            double tolerance = measure.name().equals("auc") ? ofAuc : 1e-9;
            PerformanceMeasure.Interval now = Objects.requireNonNull(measure.measured(), measure.name());
            assertThat(now.value()).as(measure.name()).isCloseTo(exact.value(), within(tolerance));
            assertThat(now.low()).as(measure.name()).isCloseTo(exact.low(), within(tolerance + 2e-5));
        }
    }

    /** A fraud is reported within days, and that there was none is concluded after weeks: each batch has one label only. */
    @Test
    void batchesOfOneLabelEachAddUpToTheWhole() {
        PerformanceMeter meter = meter(kept(rows(3_000, 0)));
        List<LabelledRow> rows = rows(4_000, -1);
        List<LabelledRow> positive =
                rows.stream().filter(row -> row.truth() == 1).toList();
        List<LabelledRow> negative =
                rows.stream().filter(row -> row.truth() == 0).toList();
        List<LabelBatch> batches = List.of(
                meter.batch(day(3), positive.size(), positive).orElseThrow(),
                meter.batch(day(9), 2_000, negative.subList(0, 2_000)).orElseThrow(),
                meter.batch(day(12), negative.size() - 2_000, negative.subList(2_000, negative.size()))
                        .orElseThrow());
        List<PerformanceMeasure> measured = meter.measured(List.of(), batches);
        assertThat(measured)
                .extracting(PerformanceMeasure::name)
                .containsExactly("auc", "log-loss", "brier", "accuracy", "precision", "recall", "f1");
        PerformanceReview review = PerformanceReview.of(kept(rows(3_000, 0)), kept(rows), false, false);
        assertSame(measured, review.current(), 5e-4);
        assertThat(meter.measured(List.of(), batches.subList(0, 1)))
                .filteredOn(measure -> measure.name().equals("auc"))
                .extracting(PerformanceMeasure::measured)
                .containsOnlyNulls();
    }

    /** Scores that the reference hardly has: the even grid keeps the area near. */
    @Test
    void theAreaIsNearWhereTheScoresMoved() {
        LabelledRows reference = kept(rows(3_000, -4));
        List<LabelledRow> rows = rows(4_000, 3);
        PerformanceMeter meter = meter(reference);
        List<PerformanceMeasure> measured = meter.measured(
                List.of(), List.of(meter.batch(day(1), 4_000, rows).orElseThrow()));
        assertSame(
                measured,
                PerformanceReview.of(reference, kept(rows), false, false).current(),
                3e-3);
    }

    @Test
    void numbersAndClassesAddUpToo() {
        List<LabelledRow> numbers = rows(2_000, 0).stream()
                .map(row -> new LabelledRow(row.id(), 100 * row.prediction(), 100 * row.truth() + row.prediction()))
                .toList();
        LabelledRows reference = kept(numbers);
        PerformanceMeter meter = meter(reference);
        List<LabelBatch> batches = List.of(
                meter.batch(day(1), 500, numbers.subList(0, 500)).orElseThrow(),
                meter.batch(day(2), 1_500, numbers.subList(500, 2_000)).orElseThrow());
        List<PerformanceMeasure> measured = meter.measured(List.of(), batches);
        assertThat(measured).extracting(PerformanceMeasure::name).containsExactly("mae", "rmse", "bias");
        assertSame(
                measured,
                PerformanceReview.of(reference, kept(numbers), false, false).current(),
                0);

        List<LabelledRow> classes = rows(2_000, 0).stream()
                .map(row ->
                        new LabelledRow(row.id(), Math.rint(3 * row.prediction()), Math.rint(3 * random.nextDouble())))
                .toList();
        PerformanceMeter ofClasses = meter(kept(classes));
        List<PerformanceMeasure> accuracy = ofClasses.measured(
                List.of(), List.of(ofClasses.batch(day(1), 2_000, classes).orElseThrow()));
        assertThat(accuracy).extracting(PerformanceMeasure::name).containsExactly("accuracy");
        assertSame(
                accuracy,
                PerformanceReview.of(kept(classes), kept(classes), false, false).current(),
                0);
    }

    /** A third of the labels was wrong, and is corrected by a batch that has nothing else. */
    @Test
    void aLabelThatCorrectsAnotherReplacesIt() {
        PerformanceMeter meter = meter(kept(rows(3_000, 0)));
        List<LabelledRow> right = rows(3_000, 0.5);
        List<LabelledRow> wrong = right.subList(0, 1_000).stream()
                .map(row -> new LabelledRow(row.id(), row.prediction(), 1 - row.truth()))
                .toList();
        List<LabelledRow> first = new ArrayList<>(wrong);
        first.addAll(right.subList(1_000, 3_000));
        LabelBatch corrections =
                meter.batch(day(5), 1_000, right.subList(0, 1_000), wrong).orElseThrow();
        assertThat(corrections.rows()).isZero();
        assertThat(corrections.labels()).isZero();
        assertThat(corrections.marked().has(right.get(7).id())).isTrue();
        assertThat(corrections.marked().has(right.get(1_007).id())).isFalse();
        List<PerformanceMeasure> measured = meter.measured(
                List.of(), List.of(meter.batch(day(3), 3_000, first).orElseThrow(), corrections));
        assertSame(
                measured,
                PerformanceReview.of(kept(rows(3_000, 0)), kept(right), false, false)
                        .current(),
                1e-3);
    }

    @Test
    void rowsThatCannotBeJudgedAreNotSummed() {
        PerformanceMeter meter = meter(kept(rows(3_000, 0)));
        LabelledRow any = rows(1, 0).getFirst();
        LabelBatch batch = meter.batch(
                        day(1),
                        4,
                        List.of(
                                new LabelledRow(any.id(), 1.5, 1),
                                new LabelledRow(any.id(), .5, 2),
                                new LabelledRow(any.id(), Double.NaN, 1),
                                new LabelledRow(any.id(), .5, Double.NaN)))
                .orElseThrow();
        assertThat(batch.rows()).isZero();
        assertThat(batch.labels()).isEqualTo(4);
        assertThat(meter.measured(List.of(), List.of(batch))).isEmpty();
    }

    @Test
    void whatCannotBeToldIsNotSummed() {
        List<LabelledRow> constant = rows(300, 0).stream()
                .map(row -> new LabelledRow(row.id(), 7 * row.prediction(), 1))
                .toList();
        PerformanceMeter meter = meter(kept(constant));
        assertThat(meter.batch(day(1), 300, constant)).isEmpty();
        assertThat(meter.estimated(meter.estimate(Optional.empty(), _ -> {}))).isEmpty();
    }
}
