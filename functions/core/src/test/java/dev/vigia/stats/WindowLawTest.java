package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowLawTest {
    private static final double[] SHARES = {.1, .3, .2, .15, .25};

    /** Hours of independent rows; with a carry, each hour's shares stay near those of the hour before. */
    private static List<WindowCounts> hours(int size, double carry, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<WindowCounts> hours = new ArrayList<>();
        double tilt = 0;
        for (int hour = 0; hour < size; hour++) {
            tilt = carry * tilt + .1 * Math.sqrt(1 - carry * carry) * random.nextGaussian();
            double[] shares = SHARES.clone();
            for (int cell = 0; cell < shares.length && carry > 0; cell++) {
                shares[cell] *= Math.exp(tilt * (cell - 2));
            }
            hours.add(new WindowCounts(hour, Results.draw(shares, 300 + hour % 3 * 100, random)));
        }
        return hours;
    }

    private static WindowLawFit.Fitted fitted(boolean ordered, List<WindowCounts> hours, Slots slots) {
        return WindowLawFit.of(ordered, hours, slots).orElseThrow();
    }

    private static double[] shares(long[] counts) {
        double total = Arrays.stream(counts).sum();
        return Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
    }

    /** The mean square of each hour's distance from the others of its slot, from the definition. */
    private static double chance(boolean ordered, List<WindowCounts> hours, Slots slots) {
        double sum = 0;
        for (WindowCounts hour : hours) {
            long[] others = new long[SHARES.length];
            for (WindowCounts other : hours) {
                for (int cell = 0; cell < others.length; cell++) {
                    boolean same = other != hour && slots.of(other.hour()) == slots.of(hour.hour());
                    others[cell] += same ? other.counts()[cell] : 0;
                }
            }
            double[] expected = shares(others);
            double[] observed = shares(hour.counts());
            double partial = 0;
            double most = 0;
            double total = 0;
            for (int cell = 0; cell < expected.length; cell++) {
                partial += observed[cell] - expected[cell];
                most = Math.max(most, Math.abs(partial));
                total += Math.abs(observed[cell] - expected[cell]) / 2;
            }
            sum += ordered ? most * most : total * total;
        }
        return sum / hours.size();
    }

    @Test
    void chanceIsTheMeanSquareOfTheDistanceFromTheOthers() {
        List<WindowCounts> hours = hours(480, 0, 1);
        for (Slots slots : new Slots[] {Slots.ONE, Slots.HOUR_OF_DAY}) {
            for (boolean ordered : new boolean[] {true, false}) {
                WindowLaw law = fitted(ordered, hours, slots).law();
                assertThat(law.chance()).isCloseTo(chance(ordered, hours, slots), within(1e-12));
                assertThat(law.usualRows()).isCloseTo(400, within(1e-9));
                assertThat(law.mostRows()).isEqualTo(500);
                assertThat(law.reference().ordered()).isEqualTo(ordered);
            }
        }
    }

    /** Rows that are independent give scores of variance 1, triples like single hours, and uniform p-values. */
    @Test
    void independentRowsHaveTheLawOfIndependentRows() {
        WindowLawFit.Fitted fitted = fitted(true, hours(2_000, 0, 2), Slots.HOUR_OF_DAY);
        DirectionLaw smooth = Objects.requireNonNull(fitted.law().smooth());
        assertThat(smooth.rank()).isEqualTo(3);
        assertThat(smooth.degrees()).isEqualTo(2_000 - 24);
        assertThat(smooth.triple()).isBetween(1.0, 1.1);
        assertThat(fitted.spread()).isCloseTo(3 * (1 + 24 / 2_000.0), within(.2));
        assertThat(fitted.leftOut())
                .containsOnlyKeys(
                        WindowTest.SMOOTH, WindowTest.SMOOTH_OF_THREE, WindowTest.CELLS, WindowTest.CELLS_OF_THREE);
        assertThat(fitted.leftOut().get(WindowTest.SMOOTH)).hasSize(2_000);
        assertThat(fitted.leftOut().get(WindowTest.SMOOTH_OF_THREE)).hasSize(1_998);
        fitted.leftOut().values().forEach(logs -> {
            assertThat(Arrays.stream(logs).average().orElseThrow()).isCloseTo(1, within(.13));
            assertThat(Arrays.stream(logs).filter(log -> log > -Math.log(.05)).count() / (double) logs.length)
                    .isCloseTo(.05, within(.015));
        });
    }

    /** An hour is held against the two others of its slot, and the next will be against all three. */
    @Test
    void fewHoursOfASlotMakeTheirReferenceVary() {
        double sum = 0;
        for (long seed = 0; seed < 20; seed++) {
            sum += fitted(true, hours(72, 0, seed), Slots.HOUR_OF_DAY).spread() / 20;
        }
        assertThat(sum).isCloseTo(3 * (1 + 1 / 3.0), within(.3));
    }

    @Test
    void hoursThatFollowOneAnotherVaryMoreAndTheirTriplesMoreStill() {
        WindowLawFit.Fitted fitted = fitted(true, hours(2_000, .9, 3), Slots.ONE);
        DirectionLaw smooth = Objects.requireNonNull(fitted.law().smooth());
        assertThat(smooth.inverse()[0][0]).isLessThan(.5);
        assertThat(smooth.triple()).isBetween(1.2, 3.0);
        assertThat(Arrays.stream(fitted.leftOut().get(WindowTest.SMOOTH_OF_THREE))
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(.15));
    }

    /** Twelve hours of one slot for each direction, less one for the slot. */
    @Test
    void aLawNeedsTwelveHoursForEachDirection() {
        assertThat(fitted(true, hours(36, 0, 4), Slots.ONE).law().smooth()).isNull();
        WindowLaw enough = fitted(true, hours(37, 0, 4), Slots.ONE).law();
        assertThat(enough.smooth()).isNotNull();
        assertThat(enough.cells()).as("four directions").isNull();
        assertThat(enough.varies()).isTrue();
        WindowLawFit.Fitted few = fitted(false, hours(48, 0, 4), Slots.ONE);
        assertThat(few.law().varies()).isFalse();
        assertThat(few.leftOut()).isEmpty();
        assertThat(few.spread()).isZero();
        assertThat(fitted(false, hours(49, 0, 4), Slots.ONE).law().cells()).isNotNull();
    }

    @Test
    void hoursOfASlotWithTooFewAreLeftOut() {
        assertThat(WindowLawFit.of(true, List.of(), Slots.ONE)).isEmpty();
        assertThat(WindowLawFit.of(true, hours(48, 0, 5), Slots.HOUR_OF_DAY)).isEmpty();
        List<WindowCounts> hours = hours(72, 0, 5);
        assertThat(WindowLawFit.of(true, hours, Slots.HOUR_OF_DAY)).isPresent();
        WindowLaw law = fitted(true, hours.subList(0, 50), Slots.HOUR_OF_DAY).law();
        assertThat(law.reference().degrees()).isEqualTo(4);
        assertThat(law.usualRows()).as("of the hours that are compared").isCloseTo(350, within(60.0));
        assertThat(law.chance()).isPositive();
    }

    private static final WindowLaw LAW =
            fitted(true, hours(960, 0, 6), Slots.HOUR_OF_DAY).law();

    private static WindowCounts moved(long hour) {
        return new WindowCounts(hour, new long[] {30, 90, 90, 75, 115});
    }

    private static double at(Map<WindowTest, Double> logP, WindowTest test) {
        return Objects.requireNonNull(logP.get(test));
    }

    /** Three hours that score alike have √3 of the score of one together. */
    @Test
    void threeHoursInARowAreJudgedTogether() {
        WindowLaw law = fitted(true, hours(960, 0, 6), Slots.ONE).law();
        Map<WindowTest, Double> three = law.logP(List.of(moved(2_002), moved(2_001), moved(2_000)));
        DirectionLaw smooth = Objects.requireNonNull(law.smooth());
        double one = smooth.squareAt(at(three, WindowTest.SMOOTH));
        assertThat(at(three, WindowTest.SMOOTH_OF_THREE))
                .isCloseTo(smooth.logP(3 * one / smooth.triple()), within(1e-6));
        DirectionLaw cells = Objects.requireNonNull(law.cells());
        double ofCells = cells.squareAt(at(three, WindowTest.CELLS));
        assertThat(at(three, WindowTest.CELLS_OF_THREE))
                .isCloseTo(cells.logP(3 * ofCells / cells.triple()), within(1e-6));
        assertThat(at(three, WindowTest.SMOOTH_OF_THREE)).isLessThan(2 * at(three, WindowTest.SMOOTH));
    }

    @Test
    void hoursThatDoNotFollowOneAnotherAreJudgedAlone() {
        WindowCounts empty = new WindowCounts(2_001, new long[5]);
        assertThat(LAW.logP(List.of(moved(2_002), moved(2_001), moved(2_000)))).containsOnlyKeys(WindowTest.values());
        for (List<WindowCounts> alone : List.of(
                List.of(moved(2_002)),
                List.of(moved(2_002), moved(2_001)),
                List.of(moved(2_002), moved(2_001), moved(1_999)),
                List.of(moved(2_002), moved(2_000), moved(1_999)),
                List.of(moved(2_002), empty, moved(2_000)))) {
            assertThat(LAW.logP(alone)).containsOnlyKeys(WindowTest.SMOOTH, WindowTest.CELLS);
        }
        assertThat(fitted(true, hours(960, 0, 6).subList(0, 50), Slots.HOUR_OF_DAY)
                        .law()
                        .varies())
                .isFalse();
    }

    @Test
    void moreRowsThanAnyHourHadAreNoMoreEvidence() {
        long[] counts = moved(0).counts();
        long[] tenfold = Arrays.stream(counts).map(count -> 10 * count).toArray();
        long[] most = Arrays.stream(counts).map(count -> 5 * count / 4).toArray();
        double usual = at(LAW.logP(List.of(moved(2_000))), WindowTest.SMOOTH);
        double many = at(LAW.logP(List.of(new WindowCounts(2_000, tenfold))), WindowTest.SMOOTH);
        assertThat(many).isLessThan(usual);
        assertThat(many).isCloseTo(at(LAW.logP(List.of(new WindowCounts(2_000, most))), WindowTest.SMOOTH), within(.3));
    }

    @Test
    void distancesAreOfPartialSumsOrOfGroups() {
        double[] expected = {.2, .2, .2, .2, .2};
        double[] observed = {.3, .3, .0, .2, .2};
        CellGroups each = new CellGroups(new int[] {0, 1, 2, 3, 4}, expected);
        CellGroups joined = new CellGroups(new int[] {0, 1, 1, 2, 2}, new double[] {.2, .4, .4});
        assertThat(WindowDistance.between(true, each, expected, observed)).isCloseTo(.2, within(1e-12));
        assertThat(WindowDistance.between(false, each, expected, observed)).isCloseTo(.2, within(1e-12));
        assertThat(WindowDistance.between(false, joined, expected, observed)).isCloseTo(.1, within(1e-12));
        double[] late = {.2, .2, .2, .05, .35};
        assertThat(WindowDistance.between(true, each, expected, late)).isCloseTo(.15, within(1e-12));
        assertThat(WindowDistance.shares(new long[] {1, 3})).containsExactly(.25, .75);
    }

    @Test
    void aReferenceKnowsItsSlots() {
        List<WindowCounts> hours = hours(50, 0, 7);
        WindowReference reference = WindowReference.of(false, hours, Slots.HOUR_OF_DAY);
        assertThat(reference.ordered()).isFalse();
        assertThat(WindowReference.of(true, hours, Slots.ONE).ordered()).isTrue();
        assertThat(reference.windows(moved(48))).isEqualTo(3);
        assertThat(reference.knows(moved(49))).isTrue();
        assertThat(reference.knows(moved(50))).isFalse();
        long[] without = reference.without(hours.get(24));
        long[] both = new long[5];
        for (int cell = 0; cell < both.length; cell++) {
            both[cell] = hours.get(0).counts()[cell] + hours.get(48).counts()[cell];
        }
        assertThat(without).containsExactly(both);
        assertThatThrownBy(() -> new WindowReference(true, Slots.HOUR_OF_DAY, new long[1][5], new int[1]))
                .hasMessage("reference of 1 slots with the windows of 1: expected 24 by HOUR_OF_DAY");
    }
}
