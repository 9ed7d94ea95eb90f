package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows against the hours before them, under laws that were written down: three categories of shares .4, .3 and .3. */
class WindowTwoSampleTest {
    private static final long[] REFERENCE = {400, 300, 300};

    /** The covariance of shares over their roots is I − vvᵀ, v = (√.3, √.3); its inverse. */
    private static final double[][] INDEPENDENT = {{1.75, .75}, {.75, 1.75}};

    /** 1,000 rows in ten windows of hour 0, 2,000 turned ones of hour 1, and too few windows of hour 2. */
    private static WindowLaw law(@Nullable DirectionLaw cells) {
        long[][] counts = new long[24][3];
        int[] windows = new int[24];
        counts[0] = REFERENCE;
        windows[0] = 10;
        counts[1] = new long[] {600, 600, 800};
        windows[1] = 10;
        windows[2] = 2;
        return new WindowLaw(
                new WindowReference(false, Slots.HOUR_OF_DAY, counts, windows), 100, 200, .0004, null, cells);
    }

    private static DirectionLaw times(double factor) {
        double[][] inverse = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                inverse[i][j] = factor * INDEPENDENT[i][j];
            }
        }
        return new DirectionLaw(inverse, 2, 100_000, 1);
    }

    private static WindowTwoSample test(WindowLaw law, double alpha) {
        return new WindowTwoSample(law, Map.of(), alpha, 1);
    }

    private static double raw(WindowLaw law, WindowTest test, List<WindowCounts> newestFirst) {
        return Objects.requireNonNull(law.logP(newestFirst).get(test));
    }

    private static WindowCounts hour(long hour, long... counts) {
        return new WindowCounts(hour, counts);
    }

    @Test
    void anHourOfWhichTooFewWereSeenTellsNothing() {
        WindowTwoSample test = test(law(times(1)), 1e-4);
        List<WindowCounts> unknown = List.of(hour(2, 10, 60, 30));
        assertThat(reason(test.test(unknown, List.of())))
                .isEqualTo("no windows of this hour were seen before to compare with");
        assertThat(test.effect(unknown)).isEmpty();
        assertThat(test.smallestDetectable(unknown)).isEmpty();
        assertThat(test.expected(unknown)).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> test(law(null), 1)).hasMessageContaining("level is 1.0");
    }

    /** Those of the slot's windows together: as a baseline without time is judged. */
    @Test
    void whereHoursDoNotVaryRowsAreIndependent() {
        long[] counts = {50, 20, 30};
        TestResult alone = test(law(null), 1e-4).test(List.of(hour(24, counts)), List.of());
        assertThat(alone).isEqualTo(new CategoryTwoSample(1e-4, 1).test(TwoSampleCounts.of(REFERENCE, counts)));
        TestResult twice = test(law(null), 1e-4).test(List.of(hour(25, 30, 30, 40), hour(24, counts)), List.of());
        assertThat(twice)
                .isEqualTo(new CategoryTwoSample(1e-4, 1)
                        .test(TwoSampleCounts.of(new long[] {1_000, 900, 1_100}, new long[] {80, 50, 70})));
        assertThat(test(law(null), 1e-4).smallestDetectable(List.of(hour(24, counts))))
                .isEmpty();
    }

    /** .3 away; of windows of usual size .0004 of the square is chance, of a quarter of the rows four times that. */
    @Test
    void theEffectIsTheDistanceLessWhatUnchangedWindowsHave() {
        WindowTwoSample test = test(law(null), 1e-4);
        assertThat(test.effect(List.of(hour(0, 10, 60, 30)))).hasValueCloseTo(Math.sqrt(.09 - .0004), within(1e-9));
        assertThat(test.effect(List.of(hour(0, 100, 600, 300)))).hasValueCloseTo(Math.sqrt(.09 - .0004), within(1e-9));
        assertThat(test.effect(List.of(hour(0, 0, 12, 8)))).hasValueCloseTo(Math.sqrt(.16 - .002), within(1e-9));
        assertThat(test.effect(List.of(hour(24, 10, 60, 30), hour(0, 10, 60, 30), hour(2, 9, 0, 0))))
                .hasValueCloseTo(Math.sqrt(.09 - .0002), within(1e-9));
        assertThat(test.effect(List.of(hour(24, 5, 15, 5), hour(0, 5, 15, 5))))
                .as("two of a quarter")
                .hasValueCloseTo(Math.sqrt(.09 - .0008), within(1e-9));
        assertThat(test.effect(List.of(hour(0, 41, 29, 30)))).hasValue(0);
    }

    @Test
    void whatIsExpectedOfHoursIsWeighedByTheirRows() {
        WindowTwoSample test = test(law(null), 1e-4);
        double[] expected = test.expected(List.of(hour(0, 100, 0, 0), hour(1, 0, 300, 0), hour(2, 0, 0, 900)));
        assertThat(expected).containsExactly(new double[] {.325, .3, .375}, within(1e-12));
    }

    /**
     * √(100 / 1.1) · (.3, −.1) / √.3 under a reference of ten windows: T² = 100 / 1.1 · .13 / .3 = 39.39, of two directions and
     * very many degrees χ², whose ln p is half of it.
     */
    @Test
    void anHourIsJudgedByItsDistanceInTheLawsDirections() {
        WindowReference all = new WindowReference(false, Slots.ONE, new long[][] {REFERENCE}, new int[] {10});
        WindowLaw law = new WindowLaw(all, 100, 200, .0004, null, times(1));
        double square = 100 / 1.1 * .13 / .3;
        assertThat(raw(law, WindowTest.CELLS, List.of(hour(0, 20, 60, 20)))).isCloseTo(-square / 2, within(.01));
        assertThat(raw(law, WindowTest.CELLS, List.of(hour(0, 80, 240, 80))))
                .as("no more rows than 200 count")
                .isCloseTo(-square, within(.02));
    }

    /** Eight times the least p of the tests: here of one. */
    @Test
    void anHourHasItsLawsPTimesEight() {
        WindowLaw law = law(times(1));
        WindowCounts odd = hour(24, 20, 60, 20);
        double raw = raw(law, WindowTest.CELLS, List.of(odd));
        TestResult.Defined result = defined(test(law, 1e-20).test(List.of(odd), List.of()));
        assertThat(raw).isBetween(-40.0, -10.0);
        assertThat(result.statistic()).isCloseTo(-raw, within(1e-9));
        assertThat(result.logPValue()).isCloseTo(raw + Math.log(8), within(1e-9));
        TestResult.Defined usual = defined(test(law, 1e-20).test(List.of(hour(24, 40, 30, 30)), List.of()));
        assertThat(usual.logPValue()).isZero();
    }

    /** Times the hours, times two; hours that are not known do not count. */
    @Test
    void aDayHasTheLeastPOfItsHours() {
        WindowLaw law = law(times(1));
        WindowCounts odd = hour(24, 20, 60, 20);
        double raw = raw(law, WindowTest.CELLS, List.of(odd));
        List<WindowCounts> day = List.of(hour(26, 5, 5, 5), hour(25, 30, 30, 40), odd, hour(1, 30, 30, 40));
        TestResult.Defined result = defined(test(law, 1e-20).test(day, List.of()));
        assertThat(result.logPValue()).isCloseTo(raw + Math.log(8 * 3 * 2), within(1e-9));
    }

    /** Rows of the hours before are taken with the newest one only where they follow one another. */
    @Test
    void theHoursBeforeCountWithTheFirst() {
        long[][] counts = new long[1][];
        counts[0] = REFERENCE;
        WindowReference all = new WindowReference(false, Slots.ONE, counts, new int[] {10});
        WindowLaw law = new WindowLaw(all, 100, 200, .0004, null, times(1));
        WindowCounts newest = hour(9, 28, 42, 30);
        List<WindowCounts> before = List.of(hour(8, 28, 42, 30), hour(7, 28, 42, 30));
        double three = raw(law, WindowTest.CELLS_OF_THREE, List.of(newest, before.get(0), before.get(1)));
        assertThat(defined(test(law, 1e-20).test(List.of(newest), before)).logPValue())
                .isCloseTo(three + Math.log(8 * 2), within(1e-9));
        assertThat(defined(test(law, 1e-20).test(List.of(newest), List.of())).logPValue())
                .isGreaterThan(three + Math.log(16) + 1);
    }

    /** A law that sees a thousandth as much as there is: p is then that of independent rows, which is larger. */
    @Test
    void anHourMustAlsoDifferAsIndependentRowsWould() {
        WindowLaw law = law(times(1_000));
        WindowCounts hour = hour(24, 41, 30, 29);
        double raw = raw(law, WindowTest.CELLS, List.of(hour));
        TestResult.Defined alone =
                defined(new CategoryTwoSample(.01, 1).test(TwoSampleCounts.of(REFERENCE, hour.counts())));
        assertThat(raw).isLessThan(-10);
        assertThat(defined(test(law, .01).test(List.of(hour), List.of())).logPValue())
                .isCloseTo(alone.logPValue(), within(1e-12));
    }

    /** A move of that effect between a group and the largest, in 8,000 windows of 20,000 rows under a law of independent rows. */
    @Test
    void whatIsDetectableIsFoundInFourOfFive() {
        long[][] counts = {{4_000_000, 3_000_000, 3_000_000}};
        WindowReference reference = new WindowReference(false, Slots.ONE, counts, new int[] {500});
        WindowLaw law = new WindowLaw(reference, 20_000, 20_000, 0, null, times(1));
        double effect = test(law, 1e-3)
                .smallestDetectable(List.of(hour(0, 8_000, 6_000, 6_000)))
                .orElseThrow();
        SplittableRandom random = new SplittableRandom(5);
        double[] moved = {.4 + effect, .3 - effect, .3};
        int found = 0;
        for (int i = 0; i < 8_000; i++) {
            WindowCounts hour = hour(0, Results.draw(moved, 20_000, random));
            double logP = raw(law, WindowTest.CELLS, List.of(hour)) + Math.log(8 * 2);
            found += logP <= Math.log(1e-3) ? 1 : 0;
        }
        assertThat(found / 8_000.0).isCloseTo(.8, within(.015));
    }

    /** The root of the rows, up to those of the largest window; a day's hours share the level. */
    @Test
    void moreRowsFindSmallerEffectsAndAStricterLevelLargerOnes() {
        WindowTwoSample test = test(law(times(1)), 1e-3);
        double of200 = test.smallestDetectable(List.of(hour(0, 80, 60, 60))).orElseThrow();
        double of50 = test.smallestDetectable(List.of(hour(0, 20, 15, 15))).orElseThrow();
        double of800 = test.smallestDetectable(List.of(hour(0, 320, 240, 240))).orElseThrow();
        assertThat(of50).isCloseTo(2 * of200, within(1e-9));
        assertThat(of800).isEqualTo(of200);
        double half = test(law(times(.25)), 1e-3)
                .smallestDetectable(List.of(hour(0, 80, 60, 60)))
                .orElseThrow();
        assertThat(half).as("scores that vary four times as much").isCloseTo(2 * of200, within(1e-9));
        List<WindowCounts> day = List.of(hour(24, 80, 60, 60), hour(0, 80, 60, 60));
        assertThat(test.smallestDetectable(day))
                .isEqualTo(test(law(times(1)), 1e-3 / 4).smallestDetectable(day.subList(0, 1)));
        assertThat(test.smallestDetectable(day).orElseThrow()).isGreaterThan(of200);
    }
}
