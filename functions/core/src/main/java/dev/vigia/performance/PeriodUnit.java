package dev.vigia.performance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long a period is, of UTC; finest first. */
public enum PeriodUnit {
    HOUR(96),
    DAY(60),
    WEEK(60),
    MONTH(60);

    private final int most;

    PeriodUnit(int most) {
        this.most = most;
    }

    /** How many of them are told at most; of hours more, or four days would be as few as three. */
    int most() {
        return most;
    }

    /** Its word, such as {@code day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The beginning of the period that holds an instant; a week begins on Monday. */
    Instant start(Instant at) {
        ZonedDateTime day = at.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case HOUR -> at.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.toInstant();
            case WEEK ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
        };
    }

    /** The end of a period, which is where the next one begins. */
    Instant end(Instant start) {
        ZonedDateTime from = start.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> from.plusHours(1).toInstant();
            case DAY -> from.plusDays(1).toInstant();
            case WEEK -> from.plusWeeks(1).toInstant();
            case MONTH -> from.plusMonths(1).toInstant();
        };
    }

    /** Whether so many of them as are told reach over a span. */
    boolean reaches(Instant first, Instant last) {
        Instant end = start(first);
        for (int period = 0; period < most; period++) {
            end = end(end);
            if (end.isAfter(last)) {
                return true;
            }
        }
        return false;
    }
}
