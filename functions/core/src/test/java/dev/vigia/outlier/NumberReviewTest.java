package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Verdict;
import dev.vigia.profile.Baseline;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The verdict on one number and its sentence, of values without chance; by chance: {@link PreprocessingReviewTest}. */
class NumberReviewTest {
    private static final int SIZE = 10_000;
    private static final double[] NORMAL = Pairs.normal(SIZE, 50, 10);
    private static final Baseline BASELINE = Pairs.baseline(NORMAL);

    private static Reevaluation review(Baseline baseline, double... window) {
        return NumberReview.of(Pairs.column(baseline.profile()), Pairs.column(Pairs.profile(baseline, window)));
    }

    private static void assertSays(Reevaluation found, Verdict verdict, String reason) {
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.verdict()).isEqualTo(verdict);
        assertThat(found.proposes()).isEqualTo(verdict == Verdict.NEW_TENDENCY);
    }

    // --- too few

    @Test
    void hundredValuesAreNeededOfEach() {
        assertSays(
                review(BASELINE, Pairs.times(99, 50)),
                Verdict.INCONCLUSIVE,
                "too few values to tell: 99 values here, 10000 in the baseline, 100 needed of each");
        assertSays(
                review(Pairs.baseline(Pairs.normal(99, 0, 1)), NORMAL),
                Verdict.INCONCLUSIVE,
                "too few values to tell: 10,000 values here, 99 in the baseline, 100 needed of each");
        assertThat(review(BASELINE, Pairs.normal(100, 100, 10)).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
    }

    /** 3.3 √(1 / n + 1 / 10,000) is .212 at 250 values and .199 at 280; less than .2 deviations must be seen to keep. */
    @Test
    void whatFewValuesWouldNotShowIsNotKept() {
        assertSays(
                review(BASELINE, Pairs.normal(250, 50, 10)),
                Verdict.INCONCLUSIVE,
                "too few values to tell: less than 0.2113 deviations would not be seen");
        assertThat(review(BASELINE, Pairs.normal(285, 50, 10)).verdict()).isEqualTo(Verdict.KEEP);
    }

    @Test
    void withoutSpreadOnlyTheSameConstantIsTold() {
        Baseline sevens = Pairs.baseline(Pairs.times(500, 7));
        assertSays(review(sevens, Pairs.times(300, 7)), Verdict.KEEP, "the same constant");
        String untold = "no spread in the baseline, or too few values but zeros";
        assertSays(review(sevens, Pairs.times(300, 8)), Verdict.INCONCLUSIVE, untold);
        assertSays(review(sevens, Pairs.normal(300, 7, 1)), Verdict.INCONCLUSIVE, untold);
        Baseline zeros = Pairs.baseline(Pairs.join(Pairs.times(5_000, 0), Pairs.normal(5_000, 20, 4)));
        double[] few = Pairs.join(Pairs.times(400, 0), Pairs.normal(99, 20, 4));
        assertSays(review(zeros, few), Verdict.INCONCLUSIVE, untold);
    }

    /** Which integrity finds; a scaler's least scale was proposed of it, made of the bin's width. */
    @Test
    void aColumnThatStandsStillIsNoTendency() {
        assertSays(
                review(BASELINE, Pairs.times(10_000, 50)),
                Verdict.INCONCLUSIVE,
                "all values here are the same: there is no spread to fit to");
        assertThat(review(BASELINE, Pairs.join(Pairs.times(9_999, 80), new double[] {81}))
                        .verdict())
                .isNotEqualTo(Verdict.KEEP);
    }

    // --- kept

    @Test
    void theSameIsKept() {
        assertSays(review(BASELINE, NORMAL), Verdict.KEEP, "the bulk's mean moved 0.00 deviations, its scale × 1.00");
        double[] even = Pairs.uniform(SIZE);
        assertSays(review(Pairs.baseline(even), even), Verdict.KEEP, "the values lie as in the baseline");
    }

    // --- bursts

    @Test
    void aBurstBeyondTheRangeIsCounted() {
        double[] burst = Pairs.join(Pairs.normal(9_500, 50, 10), Pairs.times(200, -400), Pairs.times(300, 700));
        Reevaluation found = review(BASELINE, burst);
        assertThat(found.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(found.reason())
                .matches("5\\.\\d % of the values beyond the baseline's range, and the bulk's mean moved -?0\\.0\\d"
                        + " deviations, its scale × 1\\.0\\d");
        assertThat(found.proposes()).isFalse();
    }

    /** The baseline has one value on either side as far out as the burst, which then lies in the outermost bins. */
    @Test
    void aBurstWithinTheRangeIsEstimated() {
        double[] wide = NORMAL.clone();
        wide[0] = -400;
        wide[SIZE - 1] = 500;
        double[] burst = Pairs.join(Pairs.normal(9_600, 50, 10), Pairs.times(200, -380), Pairs.times(200, 480));
        Reevaluation found = review(Pairs.baseline(wide), burst);
        assertThat(found.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(found.reason()).matches("[34]\\.\\d % of the values far out, and the bulk's mean moved .*");
    }

    /** Whole numbers from 0 to 12, of which 5 % more are 1. */
    @Test
    void valuesThatGatherAmongWholeNumbersAreABurst() {
        double[] whole = Pairs.map(Pairs.normal(SIZE, 6, 1.8), Math::rint);
        double[] gathered = whole.clone();
        for (int i = 0; i < SIZE; i += 20) {
            gathered[i] = 1;
        }
        Reevaluation found = review(Pairs.baseline(whole), gathered);
        assertThat(found.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(found.reason())
                .matches("[45]\\.\\d % of the values gather in one place, and the bulk's mean moved -?0\\.0\\d"
                        + " deviations, its scale × \\d\\.\\d\\d");
        assertThat(found.proposes()).isFalse();
    }

    // --- tendencies

    @Test
    void theReasonIsWhatIsProposed() {
        assertSays(
                review(BASELINE, Pairs.normal(SIZE, 55, 10)),
                Verdict.NEW_TENDENCY,
                "the mean moved 0.50 deviations, the scale × 1.00");
        assertSays(
                review(BASELINE, Pairs.normal(SIZE, 50, 12)),
                Verdict.NEW_TENDENCY,
                "the mean moved 0.00 deviations, the scale × 1.20");
    }

    /** From a normal to a Cauchy law, and one of Student's: the line makes 1.1 of the scale, and the quartiles 1.5. Wider alone has values. */
    @Test
    void heavierTailsHaveNoValues() {
        double[] uniform = Pairs.uniform(SIZE);
        double[] cauchy = Pairs.map(uniform, u -> 50 + 10 * Math.tan(Math.PI * (u - .5)));
        double[] two = Pairs.map(uniform, u -> 50 + 10 * (2 * u - 1) / Math.sqrt(2 * u * (1 - u)));
        for (double[] heavy : new double[][] {cauchy, two}) {
            Reevaluation found = review(BASELINE, heavy);
            assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
            assertThat(found.reason()).endsWith("of another shape, no values proposed");
            assertThat(found.proposes()).isFalse();
        }
        for (double scale : new double[] {12, 16, 25}) {
            assertThat(review(BASELINE, Pairs.normal(SIZE, 50, scale)).proposes())
                    .as("scale %s", scale)
                    .isTrue();
        }
        double[] burst = Pairs.join(Pairs.normal(9_700, 55, 10), Pairs.times(150, -400), Pairs.times(150, 700));
        assertThat(review(BASELINE, burst).proposes())
                .as("a shift, and a burst on both sides")
                .isTrue();
    }

    @Test
    void aSplitBulkHasNoValues() {
        double[] split = Pairs.join(Pairs.normal(SIZE / 2, 38, 3), Pairs.normal(SIZE / 2, 62, 3));
        Reevaluation found = review(BASELINE, split);
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.reason())
                .isEqualTo("the bulk is split into two groups: 50.0 % around 38 and 50.0 % around 62;"
                        + " no values proposed, for those between fit none of them");
        assertThat(found.proposes()).isFalse();
    }

    /** From 3,000 zeros of 10,000 on by .05 of all: more is another preprocessing. */
    @Test
    void theShareOfZerosMovesByItself() {
        Baseline zeros = Pairs.baseline(Pairs.join(Pairs.times(3_000, 0), Pairs.normal(7_000, 20, 4)));
        for (int share : new int[] {2_300, 3_700}) {
            double[] other = Pairs.join(Pairs.times(share, 0), Pairs.normal(SIZE - share, 20, 4));
            assertThat(review(zeros, other).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        }
        double[] near = Pairs.join(Pairs.times(3_400, 0), Pairs.normal(6_600, 20, 4));
        assertThat(review(zeros, near).verdict()).isEqualTo(Verdict.KEEP);
        double[] few = Pairs.join(Pairs.times(150, 0), Pairs.normal(290, 20, 4));
        assertThat(review(zeros, few).verdict()).as("34 % of 440 is chance").isNotEqualTo(Verdict.NEW_TENDENCY);
    }

    // --- shapes without a line

    private static final double[] EVEN = Pairs.map(Pairs.uniform(SIZE), u -> 10 * u);

    @Test
    void aFlatFeatureThatMovedAsAWholeIsATendency() {
        assertSays(
                review(Pairs.baseline(EVEN), Pairs.map(EVEN, x -> x + 2)),
                Verdict.NEW_TENDENCY,
                "the mean moved 0.69 deviations, the scale × 1.00");
    }

    @Test
    void aFlatFeatureWithSomeBeyondIsABurst() {
        double[] burst = Pairs.join(Arrays.copyOf(shuffled(), 9_600), Pairs.times(400, 90));
        assertSays(
                review(Pairs.baseline(EVEN), burst),
                Verdict.OUTLIER_BURST,
                "4.0 % of the values beyond the baseline's range, and those within lie as in the baseline");
    }

    /** Such a window looks clean, and was a tendency once, with a mean that was the burst's too. */
    @Test
    void aFlatFeatureThatGathersIsABurst() {
        double[] burst = Pairs.join(Arrays.copyOf(shuffled(), 9_000), Pairs.times(1_000, 9.7));
        Reevaluation found = review(Pairs.baseline(EVEN), burst);
        assertThat(found.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(found.reason())
                .matches("(9|10)\\.\\d % of the values gather in one place, and the others lie as in the baseline");
    }

    /** Moved a little with a burst beside it: nothing tells one from the other. */
    @Test
    void aFlatFeatureThatMovedBesideABurstIsNotTold() {
        double[] both = Pairs.join(Pairs.map(Arrays.copyOf(shuffled(), 9_700), x -> x + .5), Pairs.times(300, 90));
        Reevaluation found = review(Pairs.baseline(EVEN), both);
        assertSays(
                found,
                Verdict.INCONCLUSIVE,
                "the values lie otherwise than in the baseline; a burst cannot be told from a move of all values in a"
                        + " feature of this shape");
    }

    /** In steps of 7,919 through the 10,000, so that any part of them is even. */
    private static double[] shuffled() {
        double[] shuffled = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            shuffled[i] = EVEN[i * 7_919 % SIZE];
        }
        return shuffled;
    }
}
