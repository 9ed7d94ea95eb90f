package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.performance.LabelledRows.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PerformancePeriodsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int DAYS = 10;
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.of("x", FeatureType.NUMBER, Role.FEATURE),
            Feature.of("score", FeatureType.NUMBER, Role.PREDICTION),
            Feature.of("label", FeatureType.NUMBER, Role.TRUTH)));
    private static final LabelledColumns COLUMNS = LabelledColumns.of(SCHEMA).orElseThrow();

    private static Periods days() {
        TreeMap<Instant, Long> hours = new TreeMap<>();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            hours.put(START.plus(Duration.ofHours(hour)), 10L);
        }
        return Periods.of(hours);
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day)).plusSeconds(60);
    }

    private static Rows rows(double[]... columns) {
        return new Rows(
                SCHEMA,
                columns[0].length,
                List.of(NumberColumn.of(columns[0]), NumberColumn.of(columns[1]), NumberColumn.of(columns[2])),
                List.of());
    }

    /** Rows with a feature, what is predicted from it, and what comes true. */
    private interface Draw {
        double[] row(SplittableRandom random);
    }

    private static Rows draw(int size, long seed, Draw draw) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[3][size];
        for (int row = 0; row < size; row++) {
            double[] drawn = draw.row(random);
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = drawn[column];
            }
        }
        return rows(columns);
    }

    /** Uniform scores that are their own probabilities. */
    private static double[] calibrated(SplittableRandom random) {
        double score = random.nextDouble();
        return new double[] {0, score, random.nextDouble() < score ? 1 : 0};
    }

    /** An error as large as the feature. */
    private static double[] loose(SplittableRandom random, double from) {
        double x = from + (1 - from) * random.nextDouble();
        return new double[] {x, x, x + 2 * x * random.nextGaussian()};
    }

    private static LabelledRows baseline(Rows rows) {
        LabelledRows baseline = COLUMNS.none(SCHEMA, 1);
        COLUMNS.add(rows, baseline);
        return baseline;
    }

    /** What a file's rows come to, whose day is told by its place. */
    private static List<PerformancePeriod> told(LabelledRows baseline, List<Rows> days) {
        Estimator estimator = COLUMNS.estimator(baseline);
        PerformancePeriods periods = PerformancePeriods.of(days(), baseline, estimator, 1);
        LabelledRows whole = baseline.others(1);
        for (int day = 0; day < days.size(); day++) {
            Rows rows = days.get(day);
            Instant at = day(day);
            periods.count(Collections.nCopies(rows.size(), at));
            COLUMNS.each(rows, whole, (row, prediction, truth) -> periods.add(at, rows, row, prediction, truth));
        }
        PerformanceReview review = COLUMNS.review(baseline, whole, estimator);
        return periods.told(review.estimated() == null ? null : estimator);
    }

    private static Rows unlabelled(Rows rows) {
        double[] none = new double[rows.size()];
        Arrays.fill(none, Double.NaN);
        return new Rows(SCHEMA, rows.size(), List.of(rows.column(0), rows.column(1), NumberColumn.of(none)), List.of());
    }

    private static double value(List<Measurement> measures, String name) {
        return PerformanceReview.find(measures, name).value();
    }

    @Test
    void eachPeriodHasItsOwnMeasures() {
        LabelledRows baseline = baseline(draw(5_000, 1, PerformancePeriodsTest::calibrated));
        Rows usual = draw(2_000, 2, PerformancePeriodsTest::calibrated);
        Rows worse = draw(2_000, 3, random -> new double[] {0, random.nextDouble(), random.nextBoolean() ? 1 : 0});
        List<PerformancePeriod> told = told(baseline, List.of(usual, worse));
        assertThat(told).hasSize(DAYS);
        PerformancePeriod first = told.getFirst();
        assertThat(first.from()).isEqualTo(START);
        assertThat(first.to()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(first.rows()).isEqualTo(2_000);
        assertThat(first.labelled()).isEqualTo(2_000);
        assertThat(first.reason()).isEmpty();
        assertThat(first.estimated()).isNull();
        // of the same rows as they are
        LabelledRows same = baseline.others(1);
        COLUMNS.add(usual, same);
        List<Measurement> exact = COLUMNS.review(baseline, same).current();
        assertThat(value(first.measures(), "auc")).isCloseTo(value(exact, "auc"), offset(1e-3));
        for (String name : List.of("log-loss", "brier", "accuracy", "precision", "recall", "f1")) {
            Measurement one = PerformanceReview.find(first.measures(), name);
            Measurement other = PerformanceReview.find(exact, name);
            assertThat(one.value()).isCloseTo(other.value(), offset(1e-12));
            assertThat(one.error()).isCloseTo(other.error(), offset(1e-12));
        }
        assertThat(value(told.get(1).measures(), "auc")).isBetween(0.45, 0.55);
        assertThat(told.get(2).rows()).isZero();
        assertThat(told.get(2).measures()).isEmpty();
    }

    @Test
    void scoresAreEstimatedWhereLabelsAreStillToCome() {
        LabelledRows baseline = baseline(draw(5_000, 1, PerformancePeriodsTest::calibrated));
        Rows usual = draw(2_000, 2, PerformancePeriodsTest::calibrated);
        // scores in the middle tell less
        Rows harder = draw(30_000, 3, random -> {
            double score = 0.3 + 0.4 * random.nextDouble();
            return new double[] {0, score, random.nextDouble() < score ? 1 : 0};
        });
        List<PerformancePeriod> told = told(baseline, List.of(usual, unlabelled(harder)));
        PerformancePeriod known = told.getFirst();
        PerformancePeriod guessed = told.get(1);
        assertThat(guessed.labelled()).isZero();
        assertThat(guessed.reason()).isEqualTo("no ground truth");
        assertThat(guessed.measures()).isEmpty();
        List<Measurement> estimated =
                Objects.requireNonNull(guessed.estimated()).measures();
        LabelledRows truth = baseline.others(1);
        COLUMNS.add(harder, truth);
        List<Measurement> came = COLUMNS.review(baseline, truth).current();
        for (String name : List.of("auc", "brier", "accuracy")) {
            Measurement one = PerformanceReview.find(estimated, name);
            assertThat(value(came, name)).as(name).isBetween(one.low(), one.high());
        }
        // 30,000 rows, at 10,000 ranks: the interval is that of 30,000
        assertThat(PerformanceReview.find(estimated, "auc").error()).isBetween(0.002, 0.005);
        // where labels are there, both are told
        Measurement both =
                PerformanceReview.find(Objects.requireNonNull(known.estimated()).measures(), "auc");
        assertThat(value(known.measures(), "auc")).isBetween(both.low(), both.high());
    }

    @Test
    void whatNumbersLoseIsEstimatedByPeriod() {
        LabelledRows baseline = baseline(draw(8_000, 1, random -> loose(random, 0)));
        Rows usual = draw(3_000, 2, random -> loose(random, 0));
        Rows high = draw(3_000, 3, random -> loose(random, 0.6));
        List<PerformancePeriod> told = told(baseline, List.of(unlabelled(usual), unlabelled(high), high));
        LabelledRows truth = baseline.others(1);
        COLUMNS.add(high, truth);
        double came = value(COLUMNS.review(baseline, truth).current(), "mae");
        Measurement raised = PerformanceReview.find(
                Objects.requireNonNull(told.get(1).estimated()).measures(), "mae");
        assertThat(came).isBetween(raised.low(), raised.high());
        assertThat(raised.value())
                .isGreaterThan(1.3
                        * value(
                                Objects.requireNonNull(told.getFirst().estimated())
                                        .measures(),
                                "mae"));
        assertThat(value(told.get(2).measures(), "mae")).isCloseTo(came, offset(1e-9));
        assertThat(told.get(2).measures()).extracting(Measurement::name).containsExactly("mae", "rmse", "bias");
    }

    /** Of 60 days of 1,000 rows, by a baseline of 5,000: how often the interval holds what came true. */
    @Test
    void intervalsOfPeriodsHoldWhatCameTrue() {
        LabelledRows baseline = baseline(draw(5_000, 1, random -> loose(random, 0)));
        int held = 0;
        for (int repeat = 0; repeat < 6; repeat++) {
            List<Rows> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                double from = 0.05 * day;
                days.add(draw(1_000, 100 + 10 * repeat + day, random -> loose(random, from)));
            }
            List<PerformancePeriod> told = told(
                    baseline,
                    days.stream().map(PerformancePeriodsTest::unlabelled).toList());
            for (int day = 0; day < DAYS; day++) {
                Measurement estimate = PerformanceReview.find(
                        Objects.requireNonNull(told.get(day).estimated()).measures(), "mae");
                LabelledRows truth = baseline.others(1);
                COLUMNS.add(days.get(day), truth);
                double came = value(COLUMNS.review(baseline, truth).current(), "mae");
                held += estimate.low() <= came && came <= estimate.high() ? 1 : 0;
            }
        }
        assertThat(held).isBetween(50, 60);
    }

    @Test
    void fewRowsSaySoRatherThanANumber() {
        LabelledRows baseline = baseline(draw(5_000, 1, PerformancePeriodsTest::calibrated));
        Rows few = draw(99, 2, PerformancePeriodsTest::calibrated);
        Rows rare = draw(300, 3, random -> new double[] {0, random.nextDouble(), 0});
        List<PerformancePeriod> told = told(baseline, List.of(few, rare, unlabelled(few)));
        assertThat(told.getFirst().measures()).isEmpty();
        assertThat(told.getFirst().reason()).isEqualTo("the truth of 99 is known: expected 100 or more");
        assertThat(Objects.requireNonNull(told.getFirst().estimated()).reason())
                .isEqualTo("99 predictions to estimate from: expected 100 or more");
        assertThat(told.get(1).measures()).extracting(Measurement::name).doesNotContain("auc");
        assertThat(told.get(1).measures()).extracting(Measurement::name).contains("brier");
        assertThat(told.get(1).reason()).isEqualTo("auc: expected 10 rows of either label or more");
    }

    @Test
    void oddRowsAreCountedAndNotJudged() {
        LabelledRows baseline = baseline(draw(5_000, 1, PerformancePeriodsTest::calibrated));
        Rows odd = draw(200, 2, random -> new double[] {0, random.nextBoolean() ? 7 : Double.NaN, 1});
        PerformancePeriod told = told(baseline, List.of(odd)).getFirst();
        assertThat(told.rows()).isEqualTo(200);
        assertThat(told.labelled()).isZero();
        assertThat(told.measures()).isEmpty();
    }

    @Test
    void withoutAModelRowsAreCounted() {
        PerformancePeriods periods = PerformancePeriods.counting(days());
        periods.count(List.of(day(0), day(0), day(9), Instant.EPOCH));
        List<PerformancePeriod> told = periods.told(null);
        assertThat(told.getFirst().rows()).isEqualTo(2);
        assertThat(told.getLast().rows()).isEqualTo(1);
        assertThat(periods.outside()).isEqualTo(1);
        LabelledRows words = new LabelledRows(new Labels(), 1);
        words.add(0.5, 3);
        words.add(0.5, 4);
        Kind none = Kind.of(words, true, false);
        assertThat(PerformancePeriods.of(days(), words, new Estimator(words, none), 1)
                        .told(null)
                        .getFirst()
                        .reason())
                .isEqualTo(none.reason());
    }
}
