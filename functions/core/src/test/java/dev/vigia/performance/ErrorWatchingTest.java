package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.ErrorWatch;
import dev.vigia.inference.InferenceId;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.stream.DetectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A class that is right, 0, or wrong, 1, where 0 came true. */
class ErrorWatchingTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final SplittableRandom random = new SplittableRandom(3);

    private LabelledRows reference(int size, double rate) {
        LabelledRows rows = new LabelledRows(new Labels(), 1);
        for (int i = 0; i < size; i++) {
            double truth = i % 2;
            rows.add(random.nextDouble() < rate ? 1 - truth : truth, truth);
        }
        return rows;
    }

    /** A row a second from a number of seconds on. */
    private List<LabelledRow> rows(int from, int size, double rate) {
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            InferenceId id = InferenceId.of(START.plusSeconds(from + i), i, i);
            rows.add(new LabelledRow(id.row(0), random.nextDouble() < rate ? 1 : 0, 0));
        }
        return rows;
    }

    private static ErrorWatch next(LabelledRows reference, List<LabelledRow> rows, ErrorWatch before) {
        return ErrorWatching.next(ErrorStream.of(reference, false, false), reference.judged(), rows, before, .01);
    }

    private static ErrorWatch first(LabelledRows reference, List<LabelledRow> rows) {
        return ErrorWatching.next(ErrorStream.of(reference, false, false), reference.judged(), rows, null, .01);
    }

    @Test
    void windowsOneByOneLeaveWhatOneWindowLeaves() {
        LabelledRows reference = reference(20_000, .1);
        List<LabelledRow> rows = new ArrayList<>(rows(0, 3_000, .1));
        ErrorWatch whole = first(reference, rows);
        ErrorWatch parts = first(reference, rows.subList(0, 700));
        parts = next(reference, rows.subList(700, 700), parts);
        ErrorWatch middle = parts;
        parts = next(reference, rows.subList(700, 3_000), parts);
        assertThat(parts.states()).isEqualTo(whole.states());
        assertThat(parts.rises()).isEqualTo(whole.rises()).isEmpty();
        assertThat(parts.runs()).extracting(ErrorWatch.Run::rows).containsExactly(700L, 2_300L);
        assertThat(next(reference, rows.subList(700, 3_000), middle)).isEqualTo(parts);
        assertThat(middle.now()).isNull();
        assertThat(parts.before()).isCloseTo(.1, within(.01));
    }

    @Test
    void aRiseIsToldWithItsTimeAndRates() {
        LabelledRows reference = reference(20_000, .1);
        List<LabelledRow> rows = new ArrayList<>(rows(0, 2_000, .1));
        rows.addAll(rows(2_000, 1_000, .3));
        ErrorWatch watch = first(reference, rows);
        ErrorWatch.Rise surest = watch.rises().getFirst();
        assertThat(surest.detector()).isEqualTo("bernoulli-glr");
        assertThat(Duration.between(START.plusSeconds(2_000), surest.since()).abs())
                .isLessThan(Duration.ofSeconds(150));
        assertThat(surest.error()).isCloseTo(.3, within(.05));
        assertThat(watch.risen().orElseThrow())
                .matches("the error rate rose from 0\\.\\d+ to 0\\.\\d+ in predictions from about "
                        + "2026-11-23T12:3\\d:\\d\\dZ on \\(bernoulli-glr; 100,000 rows without a change alarm with"
                        + " probability \\.63\\)");
    }

    @Test
    void aRiseIsToldForFiveWindowsMore() {
        LabelledRows reference = reference(20_000, .1);
        ErrorWatch watch = first(reference, rows(0, 500, .4));
        ErrorWatch.Rise rise = watch.rises().getFirst();
        for (int window = 1; window <= 5; window++) {
            watch = next(reference, List.of(), watch);
            assertThat(watch.rises().getFirst())
                    .isEqualTo(
                            new ErrorWatch.Rise(rise.detector(), rise.runLength(), rise.since(), rise.error(), window));
        }
        assertThat(next(reference, List.of(), watch).rises()).isEmpty();
    }

    /** Of a window in which only another detector alarmed nothing is said in words. */
    @Test
    void onlyTheSurestDetectorSpeaks() {
        ErrorWatch watch = first(reference(20_000, .1), rows(0, 500, .4));
        assertThat(watch.risen()).isPresent();
        assertThat(new ErrorWatch(
                                watch.before(),
                                watch.now(),
                                "",
                                watch.rises().stream()
                                        .filter(rise -> !rise.detector().equals("bernoulli-glr"))
                                        .toList(),
                                watch.runs(),
                                watch.states())
                        .risen())
                .isEmpty();
    }

    /** The rise is too short in the first window to alarm there: it is dated in it nevertheless. */
    @Test
    void aRiseThatBeganInTheWindowBeforeIsDatedThere() {
        LabelledRows reference = reference(20_000, .1);
        List<LabelledRow> rows = new ArrayList<>(rows(0, 2_000, .1));
        rows.addAll(rows(2_000, 15, .4));
        ErrorWatch before = first(reference, rows);
        assertThat(before.rises()).isEmpty();
        ErrorWatch watch = next(reference, rows(10_000, 500, .4), before);
        Instant since = watch.rises().getFirst().since();
        assertThat(since).isBetween(START.plusSeconds(1_800), START.plusSeconds(2_014));
    }

    @Test
    void tooFewRowsOfBeforeAreSaid() {
        ErrorWatch none = first(reference(600, .1), rows(0, 100, .1));
        assertThat(none.before()).isNull();
        assertThat(none.states()).isEmpty();
        assertThat(none.note())
                .isEqualTo(
                        "the error of before is known from 600 labelled rows: from 1,000 on it is watched for a rise");
        ErrorWatch some = first(reference(1_200, .1), rows(0, 100, .1));
        assertThat(some.states()).isNotEmpty();
        assertThat(some.note())
                .isEqualTo(
                        "the error of before is known from 1,200 labelled rows: from 20,000 on a rise is told sooner");
        assertThat(first(reference(20_000, .1), rows(0, 100, .1)).note()).isEmpty();
    }

    /** A detector that came with a newer Vigia, or whose state has another form, begins with the next row. */
    @Test
    void statesOfAnotherFormAreLeft() {
        LabelledRows reference = reference(20_000, .1);
        ErrorWatch known = first(reference, rows(0, 100, .1));
        ErrorWatch odd = new ErrorWatch(
                known.before(),
                known.now(),
                "",
                List.of(),
                known.runs(),
                List.of(new DetectorState("cusum-bank", List.of(1.0)), new DetectorState("gone", List.of())));
        List<LabelledRow> more = rows(100, 50, .1);
        assertThat(next(reference, more, odd).states())
                .isEqualTo(first(reference, more).states());
        assertThat(next(reference, more, odd).runs()).hasSize(2);
    }

    /** Forty days of 20,000 labels: the likelihood ratio alone would tell a rise in a fifth of them. */
    @Test
    void aBusyModelIsNotToldOfAlarmsThatItsManyRowsLetExpect() {
        LabelledRows reference = reference(20_000, .1);
        ErrorStream detectors = ErrorStream.of(reference, false, false).orElseThrow();
        ErrorWatch watch = first(reference, List.of());
        int told = 0;
        for (int day = 0; day < 40; day++) {
            List<LabelledRow> rows = rows(0, 20_000, .1);
            rows.forEach(row -> detectors.add(row.prediction(), row.truth()));
            watch = next(reference, rows, watch);
            told += watch.rises().stream().anyMatch(rise -> rise.ago() == 0) ? 1 : 0;
        }
        assertThat(detectors.found().stream().mapToLong(ConceptDrift::alarms).sum())
                .as("alarms")
                .isGreaterThan(10);
        assertThat(told).as("days that tell a rise").isLessThanOrEqualTo(2);
        List<LabelledRow> worse = new ArrayList<>(rows(0, 10_000, .1));
        worse.addAll(rows(10_000, 10_000, .12));
        assertThat(next(reference, worse, watch).risen()).isPresent();
    }

    /** Ninety rows a day: a rise that no window could show by itself is told on the day that the detectors see it add up. */
    @Test
    void aQuietModelIsToldOfARiseThatAddsUp() {
        LabelledRows reference = reference(20_000, .1);
        ErrorStream detectors = ErrorStream.of(reference, false, false).orElseThrow();
        ErrorWatch watch = first(reference, List.of());
        int days = 0;
        do {
            List<LabelledRow> rows = rows(1_000 * days, 90, .15);
            rows.forEach(row -> detectors.add(row.prediction(), row.truth()));
            assertThat(watch.risen()).isEmpty();
            watch = next(reference, rows, watch);
            days++;
        } while (detectors.found().getFirst().alarms() == 0);
        assertThat(days).isBetween(2, 20);
        assertThat(watch.risen()).isPresent();
    }
}
