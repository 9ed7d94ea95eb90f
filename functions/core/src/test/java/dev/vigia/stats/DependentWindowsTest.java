package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The study of windows that depend on each other: 14 days of baseline, then 60 days of hourly windows of 5,000 rows
 * without drift, thirty features of which twenty follow an AR(1) of .95 and a daily cycle ({@link SimulatedModel}), at a
 * budget of one false alarm per 30 days: a level of 1/720 a window, without a floor of the effect. Measured, ten seeds:
 * 1, 2, 1, 0, 3, 0, 0, 1, 1 and 5 alarms in all (mean 1.4, two are bought), and every one of 2,880 shifts of half a
 * deviation found within three windows; 47 s on two cores. Rows taken as independent: nearly every window alarms.
 */
class DependentWindowsTest {
    private static final double LEVEL = 1.0 / 720;
    private static final int BASELINE = 14 * 24;
    private static final int[] MOVED = {0, 5, 10, 15, 19, 20};

    private static List<Integer> alarms(SimulatedModel model, int days) {
        return IntStream.range(BASELINE, BASELINE + days * 24)
                .filter(hour -> model.alarms(hour, LEVEL))
                .boxed()
                .toList();
    }

    /** The share of shifts found within three windows; every one starts at another hour. */
    private static double found(SimulatedModel model, int days, double moved) {
        int tried = 0;
        int found = 0;
        for (int feature : MOVED) {
            HourlyStream stream = model.stream(feature, 1);
            for (int hour = BASELINE; hour < BASELINE + days * 24 - 3; hour += 29) {
                tried++;
                found += model.finds(feature, stream, hour, moved, LEVEL) ? 1 : 0;
            }
        }
        return (double) found / tried;
    }

    @Test
    @Tag("slow")
    void alarmsAreWithinTheBudgetAndShiftsAreFound() {
        List<Integer> alarms = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (long seed = 0; seed < 10; seed++) {
            SimulatedModel model = new SimulatedModel(seed, 5_000, 14, 60);
            alarms.add(alarms(model, 60).size());
            found.add(found(model, 60, 0.5));
        }
        System.out.println("alarms in 60 days by seed: " + alarms + ", found: " + found);
        assertThat(alarms.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .as("%s", alarms)
                .isLessThanOrEqualTo(3);
        assertThat(Collections.max(alarms)).as("%s", alarms).isLessThanOrEqualTo(6);
        assertThat(Collections.min(found)).as("%s", found).isGreaterThanOrEqualTo(0.95);
    }

    /** The same for two days, with the proof that it would fail: independent rows alarm in every window. */
    @Test
    void rowsThatFollowOneAnotherAlarmOnlyIfTakenAsIndependent() {
        SimulatedModel model = new SimulatedModel(3, 1_000, 14, 2);
        assertThat(alarms(model, 2)).hasSizeLessThanOrEqualTo(1);
        long independent = IntStream.range(BASELINE, BASELINE + 48)
                .filter(hour -> new NumberTwoSample(LEVEL / SimulatedModel.FEATURES, 1)
                                        .test(model.law(0).reference().against(List.of(model.hour(0, hour))))
                                instanceof TestResult.Defined some
                        && some.pValue() < LEVEL / SimulatedModel.FEATURES)
                .count();
        assertThat(independent).isGreaterThan(20);
    }

    /** What it says that one window finds is found, four times of five or more; and half of it seldom. */
    @Test
    void theSmallestDetectableIsFoundFourTimesOfFive() {
        SimulatedModel model = new SimulatedModel(5, 5_000, 14, 2);
        for (int feature : new int[] {0, 20}) {
            assertThat(foundAlone(model, feature, 1)).as("feature %d", feature).isGreaterThan(0.75);
            assertThat(foundAlone(model, feature, 0.5))
                    .as("feature %d", feature)
                    .isLessThan(0.3);
        }
    }

    private static double foundAlone(SimulatedModel model, int feature, double factor) {
        WindowTwoSample test = model.test(feature, LEVEL);
        HourlyStream stream = model.stream(feature, 2);
        int found = 0;
        int tried = 100;
        for (int i = 0; i < tried; i++) {
            int hour = BASELINE + i % 48;
            double effect = factor
                    * test.smallestDetectable(List.of(model.hour(feature, hour)))
                            .orElseThrow();
            // a normal shift of s deviations is a distance of 2 Φ(s / 2) − 1
            double shift = 2 * NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + effect) / 2);
            WindowCounts moved = stream.hour(HourlyStream.MONDAY + hour, 5_000, shift);
            TestResult result = test.test(List.of(moved), List.of());
            found += result instanceof TestResult.Defined some && some.pValue() < test.alpha() ? 1 : 0;
        }
        return (double) found / tried;
    }

    /**
     * Permutations of one hour's 60 rows end at α/10: times 24 hours nothing could be found. Where rows follow one another, 60 are
     * worth two, and it says that nothing could be.
     */
    @Test
    void aDayOfFewRowsAnHourFindsWhatMovedAllOfIt() {
        SimulatedModel model = new SimulatedModel(8, 60, 14, 10);
        for (int feature : new int[] {0, 20}) {
            WindowTwoSample test = model.test(feature, LEVEL);
            HourlyStream stream = model.stream(feature, 9);
            int clean = 0;
            for (int day = 0; day < 10; day++) {
                int first = BASELINE + day * 24;
                List<WindowCounts> hours = IntStream.range(first, first + 24)
                        .mapToObj(hour -> model.hour(feature, hour))
                        .toList();
                clean += isBelow(test.test(hours, List.of()), test.alpha()) ? 1 : 0;
            }
            assertThat(clean).as("feature %d", feature).isZero();
            List<WindowCounts> moved = IntStream.range(BASELINE, BASELINE + 24)
                    .mapToObj(hour -> stream.hour(HourlyStream.MONDAY + hour, 60, 4))
                    .toList();
            boolean found = isBelow(test.test(moved, List.of()), test.alpha());
            double detectable = test.smallestDetectable(moved).orElseThrow();
            assertThat(found)
                    .as("feature %d, detectable %s", feature, detectable)
                    .isEqualTo(feature == 20);
            if (!found) {
                assertThat(detectable).isEqualTo(1);
            }
        }
    }

    private static boolean isBelow(TestResult result, double alpha) {
        return result instanceof TestResult.Defined some && some.pValue() < alpha;
    }

    @Test
    void anHourThatWasNeverSeenIsNotJudged() {
        List<WindowCounts> nights = IntStream.range(0, 14 * 24)
                .filter(hour -> hour % 24 < 8)
                .mapToObj(hour -> new WindowCounts(hour, new long[] {50 + hour % 5, 50, 50 + hour % 3}))
                .toList();
        WindowLaw law =
                WindowLawFit.of(true, nights, Slots.HOUR_OF_DAY).orElseThrow().law();
        WindowTwoSample test = new WindowTwoSample(law, Map.of(), 1e-3, 1);
        List<WindowCounts> noon = List.of(new WindowCounts(14 * 24 + 12, new long[] {1, 50, 99}));
        assertThat(test.test(noon, List.of())).isInstanceOf(TestResult.Undefined.class);
        assertThat(test.effect(noon)).isEmpty();
        assertThat(test.smallestDetectable(noon)).isEmpty();
    }

    @Test
    void aConstantIsJudgedByIndependentRows() {
        List<WindowCounts> hours = IntStream.range(0, 14 * 24)
                .mapToObj(hour -> new WindowCounts(hour, new long[] {0, 100, 0}))
                .toList();
        WindowLaw law = SlotChoice.best(true, hours).orElseThrow().law();
        assertThat(law.varies()).isFalse();
        WindowTwoSample test = new WindowTwoSample(law, Map.of(), 1e-3, 1);
        assertThat(test.test(List.of(hours.getFirst()), List.of())).isInstanceOf(TestResult.Undefined.class);
        List<WindowCounts> other = List.of(new WindowCounts(400, new long[] {0, 50, 50}));
        assertThat(test.test(other, List.of()))
                .isInstanceOfSatisfying(
                        TestResult.Defined.class,
                        some -> assertThat(some.pValue()).isLessThan(1e-9));
        assertThat(test.effect(other).orElseThrow()).isGreaterThan(0.4);
    }
}
