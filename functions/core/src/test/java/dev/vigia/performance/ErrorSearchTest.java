package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.performance.LabelledRows.Labels;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorSearchTest {
    private static final double LEVEL = 0.01;

    private final Labels labels = new Labels();
    private final SplittableRandom random = new SplittableRandom(21);

    private interface Sink {
        void add(double prediction, double truth);
    }

    /** Log odds of a spread of 3, of which the model knows a part. */
    private void probabilities(int rows, double noise, Sink sink) {
        for (int row = 0; row < rows; row++) {
            double odds = 3 * random.nextGaussian();
            double truth = random.nextDouble() < ScoredRows.sigmoid(odds) ? 1 : 0;
            sink.add(ScoredRows.sigmoid(odds + noise * random.nextGaussian()), truth);
        }
    }

    private void numbers(int rows, double spread, Sink sink) {
        for (int row = 0; row < rows; row++) {
            sink.add(100 + spread * random.nextGaussian(), 100);
        }
    }

    @Test
    void aFileWithoutAChangeIsFoundAsOftenAsIsAsked() {
        int found = 0;
        for (int file = 0; file < 300; file++) {
            LabelledRows baseline = new LabelledRows(labels, 1);
            probabilities(2_000, 0, baseline::add);
            ErrorSearch search = ErrorSearch.of(baseline, false, false).orElseThrow();
            probabilities(3_000, 0, search::add);
            found += search.find(LEVEL, file).isPresent() ? 1 : 0;
        }
        assertThat(found).as("3 of 300 are expected, 9 or more in one of 250").isLessThan(9);
    }

    /** What is a wrong number is learned from the baseline: its four in five are known no better than by its rows. */
    @Test
    void aFileOfNumbersWithoutAChangeIsTooThoughItHasMoreRowsThanItsBaseline() {
        int found = 0;
        for (int file = 0; file < 300; file++) {
            LabelledRows baseline = new LabelledRows(labels, 1);
            numbers(500, 1, baseline::add);
            ErrorSearch search = ErrorSearch.of(baseline, false, false).orElseThrow();
            numbers(20_000, 1, search::add);
            found += search.find(LEVEL, file).isPresent() ? 1 : 0;
        }
        assertThat(found).as("3 of 300 are expected, 9 or more in one of 250").isLessThan(9);
    }

    @Test
    void aRiseIsFoundFromItsRowOn() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        probabilities(5_000, 0, baseline::add);
        ErrorSearch search = ErrorSearch.of(baseline, false, false).orElseThrow();
        probabilities(2_000, 0, search::add);
        search.add(Double.NaN, 1);
        search.add(0.5, Double.NaN);
        search.add(7, 1);
        probabilities(2_000, 6, search::add);

        assertThat(search.find(LEVEL, 1)).hasValueSatisfying(found -> {
            assertThat(found.rows()).as("rows that can be judged").isEqualTo(4_000);
            assertThat(found.from()).isCloseTo(2_001, within(100L));
            assertThat(found.to()).isEqualTo(4_000);
        });
    }

    @Test
    void numbersThatAreFurtherOffAreFound() {
        LabelledRows baseline = new LabelledRows(labels, 1);
        numbers(5_000, 1, baseline::add);
        ErrorSearch search = ErrorSearch.of(baseline, false, false).orElseThrow();
        numbers(2_000, 1, search::add);
        numbers(2_000, 1.5, search::add);

        assertThat(search.find(LEVEL, 1)).hasValueSatisfying(found -> {
            assertThat(found.from()).isCloseTo(2_001, within(150L));
            assertThat(found.before()).isCloseTo(0.2, within(0.001));
            assertThat(found.error()).isCloseTo(0.394, within(0.05));
        });
    }

    @Test
    void fewerThanAHundredRowsSayNothing() {
        LabelledRows few = new LabelledRows(labels, 1);
        probabilities(99, 0, few::add);
        assertThat(ErrorSearch.of(few, false, false)).isEmpty();
        probabilities(1, 0, few::add);
        ErrorSearch search = ErrorSearch.of(few, false, false).orElseThrow();
        for (int row = 0; row < 99; row++) {
            search.add(0.9, 0);
        }
        assertThat(search.find(LEVEL, 1)).isEmpty();
        search.add(0.9, 0);
        assertThat(search.find(LEVEL, 1)).isPresent();
    }
}
