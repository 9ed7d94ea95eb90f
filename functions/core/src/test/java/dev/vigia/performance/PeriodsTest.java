package dev.vigia.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    /** A Wednesday. */
    private static final Instant START = Instant.parse("2026-01-07T05:00:00Z");

    private static NavigableMap<Instant, Long> hours(int hours) {
        TreeMap<Instant, Long> counts = new TreeMap<>();
        for (int hour = 0; hour < hours; hour++) {
            counts.put(START.plus(Duration.ofHours(hour)), 10L);
        }
        return counts;
    }

    private static void check(int hours, PeriodUnit unit, int size) {
        Periods periods = Periods.of(hours(hours));
        assertThat(periods.unit()).as("%d hours", hours).isEqualTo(unit);
        assertThat(periods.size()).as("%d hours", hours).isEqualTo(size);
        assertThat(periods.of(START)).isZero();
        assertThat(periods.of(START.plus(Duration.ofHours(hours)).minusMillis(1)))
                .isEqualTo(size - 1);
        assertThat(periods.of(periods.from(0).minusMillis(1))).isEqualTo(-1);
        assertThat(periods.of(periods.to(size - 1))).isEqualTo(-1);
    }

    @Test
    void theFinestUnitThatReachesIsTaken() {
        check(1, PeriodUnit.HOUR, 1);
        check(96, PeriodUnit.HOUR, 96);
        check(97, PeriodUnit.DAY, 5);
        check(60 * 24 - 5, PeriodUnit.DAY, 60);
        check(60 * 24, PeriodUnit.WEEK, 9);
        check(59 * 7 * 24, PeriodUnit.WEEK, 60);
        check(60 * 7 * 24, PeriodUnit.MONTH, 15);
        check(365 * 4 * 24, PeriodUnit.MONTH, 49);
    }

    @Test
    void periodsBeginWhereTheCalendarHasThem() {
        Periods days = Periods.of(hours(10 * 24));
        assertThat(days.from(0)).isEqualTo(Instant.parse("2026-01-07T00:00:00Z"));
        assertThat(days.to(0)).isEqualTo(days.from(1)).isEqualTo(Instant.parse("2026-01-08T00:00:00Z"));
        Periods weeks = Periods.of(hours(100 * 24));
        assertThat(weeks.from(0)).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        Periods months = Periods.of(hours(500 * 24));
        assertThat(months.from(1)).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(months.to(1)).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    }

    /** A time that was never set, and one of a clock that is off: two rows of 2,402. */
    @Test
    void strayTimesDoNotMakePeriodsCoarse() {
        NavigableMap<Instant, Long> hours = hours(240);
        hours.put(Instant.EPOCH, 1L);
        hours.put(Instant.parse("2099-01-01T00:00:00Z"), 1L);
        Periods periods = Periods.of(hours);
        assertThat(periods.unit()).isEqualTo(PeriodUnit.DAY);
        assertThat(periods.size()).isEqualTo(11);
        assertThat(periods.of(Instant.EPOCH)).isEqualTo(-1);
        assertThat(periods.of(Instant.parse("2099-01-01T00:00:00Z"))).isEqualTo(-1);
    }

    /** Few rows at the beginning stand in nobody's way where the unit is the same without them. */
    @Test
    void aThinBeginningIsKept() {
        NavigableMap<Instant, Long> hours = hours(240);
        hours.put(START.minus(Duration.ofDays(2)), 1L);
        assertThat(Periods.of(hours).of(START.minus(Duration.ofDays(2)))).isZero();
    }

    @Test
    void theNewestOfTooManyMonthsAreTold() {
        NavigableMap<Instant, Long> hours = hours(365 * 10 * 24);
        Periods periods = Periods.of(hours);
        assertThat(periods.size()).isEqualTo(60);
        assertThat(periods.of(hours.lastKey())).isEqualTo(59);
        assertThat(periods.of(hours.firstKey())).isEqualTo(-1);
    }

    @Test
    void noHoursAreRefused() {
        assertThatThrownBy(() -> Periods.of(new TreeMap<>())).isInstanceOf(IllegalArgumentException.class);
    }
}
