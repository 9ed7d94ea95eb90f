package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Verdict;
import dev.vigia.profile.NumberColumns;
import dev.vigia.profile.NumberProfile;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitBulkTest {
    private static final int SIZE = 20_000;
    private static final NumberProfile NORMAL = NumberColumns.baseline(Pairs.normal(SIZE, 50, 10));
    private static final String NO_VALUES = "; no values proposed, for those between fit none of them";

    private static Reevaluation review(NumberProfile baseline, double[]... window) {
        return NumberReview.of(baseline, NumberColumns.window(baseline, Pairs.join(window)));
    }

    private static void assertSplit(Reevaluation found, String groups) {
        assertThat(found.reason()).isEqualTo("the bulk is split into " + groups + NO_VALUES);
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.proposes()).isFalse();
    }

    // --- what is said

    @Test
    void twoGroupsWithinTheRangeAreToldWithTheirMedians() {
        assertSplit(
                review(NORMAL, Pairs.normal(700, 32, 3), Pairs.normal(300, 68, 3)),
                "two groups: 70.0 % around 32 and 30.0 % around 68");
    }

    /** In the outermost bin, from 2.73 deviations above the mean on, where they lie is not known, nor beyond. */
    @Test
    void whereAGroupLeftTheBinsItsPlaceIsABound() {
        assertSplit(
                review(NORMAL, Pairs.normal(700, 50, 10), Pairs.normal(300, 110, 10)),
                "two groups: 70.0 % around 50 and 30.0 % above 77.34");
        assertSplit(
                review(NORMAL, Pairs.normal(200, -20, 5), Pairs.normal(800, 120, 5)),
                "two groups: 20.0 % below 22.66 and 80.0 % above 77.34");
    }

    @Test
    void threeGroupsAreTold() {
        assertSplit(
                review(NORMAL, Pairs.normal(300, 30, 2), Pairs.normal(400, 50, 2), Pairs.normal(300, 70, 2)),
                "three groups: 30.0 % around 30, 40.0 % around 50 and 30.0 % around 70");
    }

    /** Their share is of the values that are not zero. */
    @Test
    void besideZerosTheOthersAreSplit() {
        double[] zeros = Pairs.times(6_000, 0);
        NumberProfile baseline = NumberColumns.baseline(Pairs.join(zeros, Pairs.normal(14_000, 50, 10)));
        assertSplit(
                review(baseline, Pairs.times(300, 0), Pairs.normal(350, 35, 3), Pairs.normal(350, 65, 3)),
                "two groups: 50.0 % around 34.99 and 50.0 % around 65.01");
    }

    @Test
    void wholeNumbersAreSplitWhereTheyStayWhole() {
        double[] whole = Pairs.map(Pairs.normal(SIZE, 20, 5), Math::rint);
        NumberProfile baseline = NumberColumns.baseline(whole);
        assertSplit(
                review(
                        baseline,
                        Pairs.map(Pairs.normal(500, 12, 1.6), Math::rint),
                        Pairs.map(Pairs.normal(500, 28, 1.6), Math::rint)),
                "two groups: 50.0 % around 12 and 50.0 % around 28");
    }

    // --- what is no split

    /** Other units leave values and gaps between the baseline's. */
    @ParameterizedTest
    @ValueSource(doubles = {1.25, 1.5, 1.609344, 2, 2.5, 3, 4})
    void wholeNumbersInOtherUnitsAreNotSplit(double scale) {
        double[] whole = Pairs.map(Pairs.normal(SIZE, 6, 1.7), Math::rint);
        NumberProfile baseline = NumberColumns.baseline(whole);
        for (double to : new double[] {0, 6}) {
            double[] window = Pairs.map(Pairs.normal(5_000, 6, 1.7), x -> to + scale * (Math.rint(x) - to));
            assertThat(review(baseline, window).reason()).as("about %s", to).doesNotContain("split into");
        }
    }

    /** 4 % are not a group of the bulk. */
    @Test
    void aBurstBesideAMovedBulkIsNoGroup() {
        Reevaluation found = review(NORMAL, Pairs.normal(960, 58, 10), Pairs.normal(40, 150, 3));
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.reason()).doesNotContain("split into");
    }

    /** Half of all six deviations further was a burst once: those of them in the outermost bin gathered in one place. */
    @Test
    void halfOfTheRowsFarOutAreNoBurst() {
        RandomGenerator random = new SplittableRandom(5);
        for (double share : new double[] {.3, .5}) {
            for (int rows : new int[] {1_000, 10_000, 100_000}) {
                double[] window = twoGroups(rows, 0, 6, 1, share, random);
                assertThat(review(NORMAL, window).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
                assertThat(review(NORMAL, window).reason()).contains("split into two groups");
            }
        }
    }

    // --- a baseline of two groups

    /** Its groups are its shape: four times as wide they are still those, and the window's own values are right. */
    @Test
    void aWiderFeatureOfTwoGroupsGetsItsOwnValues() {
        RandomGenerator random = new SplittableRandom(6);
        NumberProfile baseline = NumberColumns.baseline(twoGroups(SIZE, -2, 2, 1, .4, random));
        for (int rows : new int[] {1_000, 10_000, 100_000}) {
            for (double scale : new double[] {1.25, 2, 4}) {
                double[] wider = Pairs.map(twoGroups(rows, -2, 2, 1, .4, random), x -> 50 + scale * (x - 50));
                Reevaluation found = review(baseline, wider);
                assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
                assertThat(found.proposed().get("StandardScaler"))
                        .as("%d rows × %s", rows, scale)
                        .containsKey("mean_")
                        .hasEntrySatisfying(
                                "scale_",
                                value -> assertThat(value / Pairs.deviation(wider))
                                        .isBetween(.97, 1.03));
            }
            assertThat(review(baseline, twoGroups(rows, -2, 2, 1, .4, random)).verdict())
                    .isEqualTo(Verdict.KEEP);
        }
    }

    /** Where their shares change, no mean is proposed. */
    @Test
    void otherSharesOfTwoGroupsGetNoMean() {
        RandomGenerator random = new SplittableRandom(7);
        NumberProfile baseline = NumberColumns.baseline(twoGroups(SIZE, -2, 2, 1, .4, random));
        for (int rows : new int[] {10_000, 100_000}) {
            for (double share : new double[] {.1, .2, .6, .8}) {
                Reevaluation found = review(baseline, twoGroups(rows, -2, 2, 1, share, random));
                assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
                assertThat(found.proposed()).doesNotContainKey("StandardScaler");
            }
        }
    }

    // --- studies

    /** In deviations of the baseline, whose mean is 50 and deviation 10. */
    private static double[] twoGroups(
            int rows, double low, double high, double width, double share, RandomGenerator random) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> 50 + 10 * ((i < share * rows ? high : low) + width * random.nextGaussian()));
        return values;
    }

    enum OneMode {
        NORMAL,
        GAMMA,
        LOGNORMAL,
        DISCRETE,
        ZERO_INFLATED,
        UNIFORM,
        EXPONENTIAL,
        /** Student's with three degrees of freedom. */
        HEAVY;

        double draw(RandomGenerator random) {
            return switch (this) {
                case NORMAL -> random.nextGaussian();
                case GAMMA -> -Math.log(random.nextDouble() * random.nextDouble() * random.nextDouble());
                case LOGNORMAL -> Math.exp(.5 * random.nextGaussian());
                case DISCRETE -> Long.bitCount(random.nextLong() & 0xfff);
                case ZERO_INFLATED -> random.nextInt(10) < 3 ? 0 : 5 + random.nextGaussian();
                case UNIFORM -> random.nextDouble();
                case EXPONENTIAL -> random.nextExponential();
                case HEAVY -> random.nextGaussian() / Math.sqrt(squares(random) / 3);
            };
        }

        private static double squares(RandomGenerator random) {
            double sum = 0;
            for (int i = 0; i < 3; i++) {
                double z = random.nextGaussian();
                sum += z * z;
            }
            return sum;
        }
    }

    /**
     * 600 windows of 1,000 and 10,000 rows, a third of them as in the baseline, moved by half a unit and half as wide again, whatever the
     * verdict on them: none of 4,800 was called split.
     */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(OneMode.class)
    void oneModeIsNotSplit(OneMode law) {
        RandomGenerator random = new SplittableRandom(law.name().hashCode());
        int split = 0;
        NumberProfile baseline = NORMAL;
        for (int run = 0; run < 600; run++) {
            if (run % 20 == 0) {
                baseline = NumberColumns.baseline(draw(law, run % 40 == 0 ? SIZE : 2_000, 0, 1, random));
            }
            int rows = run % 2 == 0 ? 1_000 : 10_000;
            boolean whole = law == OneMode.DISCRETE;
            double[] window =
                    draw(law, rows, run % 3 == 1 ? whole ? 1 : .5 : 0, run % 3 == 2 && !whole ? 1.5 : 1, random);
            split += SplitBulk.of(ColumnPair.of(baseline, NumberColumns.window(baseline, window)))
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat(split).isLessThanOrEqualTo(6);
    }

    private static double[] draw(OneMode law, int rows, double shift, double scale, RandomGenerator random) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> {
            double x = law.draw(random);
            return law == OneMode.ZERO_INFLATED && x == 0 ? 0 : shift + scale * x;
        });
        return values;
    }

    /** Groups of half the baseline's deviation, at two to four deviations either side: each of 270 windows is told. */
    @Test
    void groupsApartAreFoundFromThousandRowsOn() {
        RandomGenerator random = new SplittableRandom(8);
        for (int rows : new int[] {1_000, 10_000, 100_000}) {
            for (double at : new double[] {2, 3, 4}) {
                for (double share : new double[] {.2, .35, .5, .65, .8}) {
                    for (int run = 0; run < (rows > 10_000 ? 2 : 8); run++) {
                        Reevaluation found = review(NORMAL, twoGroups(rows, -at, at, .5, share, random));
                        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
                        assertThat(found.reason()).contains("split into two groups");
                        assertThat(found.proposes()).isFalse();
                    }
                }
            }
        }
    }

    /**
     * As wide as the baseline, at two to four deviations either side: no values between, whether the split is told or not. At two either side, where
     * the valley is shallow, it was told in 0, 83, 100, 87 and 0 of 100 windows of 1,000 rows by share, and in 99 or all of 10,000; else in all.
     */
    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {2, 3, 4})
    void betweenWideGroupsNothingIsProposed(double at) {
        RandomGenerator random = new SplittableRandom((long) at);
        for (int rows : new int[] {1_000, 10_000}) {
            for (double share : new double[] {.2, .35, .5, .65, .8}) {
                int told = 0;
                for (int run = 0; run < 100; run++) {
                    Reevaluation found = review(NORMAL, twoGroups(rows, -at, at, 1, share, random));
                    assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
                    assertThat(found.proposed()).isEmpty();
                    told += found.reason().contains("split into") ? 1 : 0;
                }
                if (at > 2) {
                    assertThat(told).isGreaterThanOrEqualTo(99);
                }
            }
        }
    }

    /** Three in ten rows moved by four deviations: at 1,000 rows it may be a burst as well, from 10,000 on it is told. */
    @Test
    void aSecondGroupAtTheRangesEndIsTold() {
        RandomGenerator random = new SplittableRandom(9);
        int told = 0;
        for (int run = 0; run < 50; run++) {
            Reevaluation few = review(NORMAL, twoGroups(1_000, 0, 4, 1, .3, random));
            assertThat(few.verdict()).isIn(Verdict.NEW_TENDENCY, Verdict.INCONCLUSIVE);
            assertThat(few.proposes()).isFalse();
            Reevaluation found = review(NORMAL, twoGroups(10_000, 0, 4, 1, .3, random));
            assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
            assertThat(found.proposes()).isFalse();
            told += found.reason().contains("split into two groups") ? 1 : 0;
        }
        assertThat(told).isGreaterThanOrEqualTo(45);
    }
}
