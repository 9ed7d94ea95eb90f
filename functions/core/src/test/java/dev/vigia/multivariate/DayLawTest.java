package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.multivariate.DayLaw.Day;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayLawTest {
    private static final double NO_ERROR = 0;
    private static final int ROWS = 3_000;

    private static double auc(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /**
     * Ten log odds of mean .1 and deviation .05, then .4. SciPy 1.17.1: {@code t = .3 / (.05 * sqrt(1.1)); log(8 * stats.t.sf(t, 9))} is
     * −6.770870148886709.
     */
    @Test
    void isStudentsPredictionOnLogOddsTimesEight() {
        DayLaw law = tenDays();
        assertThat(law.days()).isEqualTo(10);
        assertThat(law.centre()).isCloseTo(.1, within(1e-12));
        assertThat(law.deviation()).isCloseTo(.05, within(1e-12));
        assertThat(law.expected()).isCloseTo(auc(.1), within(1e-12));
        assertThat(law.logPValue(auc(.4), NO_ERROR, ROWS)).isCloseTo(-6.770870148886709, within(1e-8));
        assertThat(law.logPValue(auc(.1), NO_ERROR, ROWS)).isZero(); // .5 times eight is no evidence
    }

    private static DayLaw tenDays() {
        double half = .05 * Math.sqrt(.9);
        return DayLaw.of(IntStream.range(0, 10)
                        .mapToObj(i -> new Day(auc(i % 2 == 0 ? .1 - half : .1 + half), ROWS - i))
                        .toList())
                .orElseThrow();
    }

    /** A window of few rows varies more than those that were learned from: its own error counts. */
    @Test
    void anAucOfLargeErrorIsNoEvidence() {
        DayLaw law = tenDays();
        double odds = .4;
        double error = .3 * auc(odds) * (1 - auc(odds)); // .3 of log odds
        assertThat(law.logPValue(auc(odds), error, 50)).isZero();
        assertThat(law.logPValue(auc(odds), error / 10, 50))
                .isCloseTo(law.logPValue(auc(odds), NO_ERROR, ROWS), within(1e-8));
    }

    /** As many false alarms as said or fewer, of the extremes too: 200,000 windows, each by 14 others. */
    @Test
    void normalLogOddsAreBelowALevelNoMoreOftenThanAnEighthOfIt() {
        Random random = new Random(3);
        int windows = 200_000;
        int[] below = new int[2];
        for (int i = 0; i < windows; i++) {
            List<Day> days = IntStream.range(0, 14)
                    .mapToObj(any -> new Day(auc(.2 + .1 * random.nextGaussian()), ROWS))
                    .toList();
            double logP = DayLaw.of(days).orElseThrow().logPValue(auc(.2 + .1 * random.nextGaussian()), NO_ERROR, ROWS);
            below[0] += logP < Math.log(.08) ? 1 : 0;
            below[1] += logP < Math.log(.008) ? 1 : 0;
        }
        assertThat((double) below[0] / windows).isCloseTo(.01, within(.001));
        assertThat((double) below[1] / windows).isCloseTo(.001, within(.0004));
    }

    @Test
    void ofFewerThanTenDaysThereIsNone() {
        assertThat(DayLaw.of(Collections.nCopies(9, new Day(.5, ROWS)))).isEmpty();
        assertThat(DayLaw.of(Collections.nCopies(10, new Day(.5, ROWS)))).isPresent();
    }

    /** Days that are all equal, or told entirely, and windows that are. */
    @Test
    void extremesAreFinite() {
        DayLaw equal = DayLaw.of(Collections.nCopies(10, new Day(.5, ROWS))).orElseThrow();
        assertThat(equal.logPValue(.5, NO_ERROR, ROWS)).isZero();
        assertThat(equal.logPValue(.6, NO_ERROR, ROWS)).isZero(); // nothing is known of how they vary
        assertThat(equal.logPValue(1, .001, ROWS)).isNegative().isFinite();
        DayLaw told = DayLaw.of(Collections.nCopies(10, new Day(1, ROWS))).orElseThrow();
        assertThat(told.expected()).isLessThan(1);
        assertThat(told.logPValue(1, .001, ROWS)).isZero();
    }

    @Test
    void isTheSameWhenReadAgain() {
        DayLaw law = tenDays();
        assertThat(law.mostRows()).isEqualTo(ROWS);
        assertThat(DayLaw.unpack(law.pack())).isEqualTo(law);
        assertThatThrownBy(() -> DayLaw.unpack(new byte[] {0}))
                .hasMessageContaining("1 bytes: expected 25 bytes of form 1");
        assertThatThrownBy(() -> new DayLaw(9, 0, 1, 1)).hasMessageContaining("expected 10 days or more");
    }
}
