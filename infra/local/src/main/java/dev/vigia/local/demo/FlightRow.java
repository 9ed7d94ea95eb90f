package dev.vigia.local.demo;

import java.time.DayOfWeek;
import java.util.Locale;

/**
 * A flight as a caller describes it; what a {@link Break} changes.
 *
 * @param distance miles; NaN: missing
 * @param departureHour local hour of departure, 0 to 23
 * @param weekday local weekday of departure: {@code Mon} … {@code Sun}
 * @param delay minutes late at arrival
 */
record FlightRow(double distance, int departureHour, String weekday, String origin, String destination, int delay) {
    static FlightRow of(Flight flight) {
        return new FlightRow(
                flight.distance(),
                flight.departure().getHour(),
                word(flight.departure().getDayOfWeek()),
                flight.origin(),
                flight.destination(),
                flight.delay());
    }

    /** {@code Mon} … {@code Sun}, whatever the machine's language. */
    static String word(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1, 3).toLowerCase(Locale.ROOT);
    }

    FlightRow withDistance(double other) {
        return new FlightRow(other, departureHour, weekday, origin, destination, delay);
    }

    FlightRow withDepartureHour(int other) {
        return new FlightRow(distance, other, weekday, origin, destination, delay);
    }
}
