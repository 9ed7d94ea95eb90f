package dev.vigia.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class SlotChoiceTest {
    /** Hours of 400 rows in five cells, whose shares lean by the hour. */
    private static List<WindowCounts> hours(int size, IntToDoubleFunction lean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<WindowCounts> hours = new ArrayList<>();
        for (int hour = 0; hour < size; hour++) {
            double[] shares = {.2, .2, .2, .2, .2};
            for (int cell = 0; cell < shares.length; cell++) {
                shares[cell] *= Math.exp(lean.applyAsDouble(hour) * (cell - 2));
            }
            hours.add(new WindowCounts(hour, Results.draw(shares, 400, random)));
        }
        return hours;
    }

    private static Slots slots(List<WindowCounts> hours) {
        return SlotChoice.best(true, hours).orElseThrow().law().reference().slots();
    }

    @Test
    void hoursThatAreAlikeAreOneSlot() {
        assertThat(slots(hours(28 * 24, hour -> 0, 1))).isEqualTo(Slots.ONE);
    }

    @Test
    void aDailyCycleIsKeptByHourOfDay() {
        assertThat(slots(hours(28 * 24, hour -> .3 * Math.sin(2 * Math.PI * hour / 24), 2)))
                .isEqualTo(Slots.HOUR_OF_DAY);
    }

    /** The epoch was a Thursday, so its third and fourth day are a weekend. */
    @Test
    void weekendsThatAreOtherwiseAreApart() {
        assertThat(slots(hours(42 * 24, hour -> hour / 24 % 7 == 2 || hour / 24 % 7 == 3 ? .4 : 0, 3)))
                .isEqualTo(Slots.HOUR_OF_DAY_AND_WEEKEND);
    }

    /** Three weeks have three windows of each hour of the week; a day less, and a seventh of the hours has two. */
    @Test
    void aWeekThatIsNotAlikeNeedsThreeOfThem() {
        IntToDoubleFunction lean = hour -> .4 * Math.sin(3 * (hour % 168));
        assertThat(slots(hours(28 * 24, lean, 4))).isEqualTo(Slots.HOUR_OF_WEEK);
        assertThat(slots(hours(15 * 24, lean, 4))).isNotEqualTo(Slots.HOUR_OF_WEEK);
    }

    @Test
    void withoutWindowsThereIsNone() {
        assertThat(SlotChoice.best(true, List.of())).isEmpty();
        assertThat(SlotChoice.best(true, hours(2, hour -> 0, 5))).isEmpty();
    }
}
