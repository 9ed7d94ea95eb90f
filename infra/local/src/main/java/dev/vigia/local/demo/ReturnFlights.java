package dev.vigia.local.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds the next flight back: from the destination to the origin, the first that leaves from half an hour to six and a
 * half hours after landing. The source has no landing time; it is taken as half an hour and a minute for each eight
 * miles after departure.
 */
final class ReturnFlights {
    private static final int TAXI_MINUTES = 30;
    private static final int MILES_PER_MINUTE = 8;
    private static final int TURNAROUND_MINUTES = 30;
    private static final int LONGEST_WAIT_MINUTES = 360;

    private final Flights flights;
    private final Map<String, long[]> byRoute = new HashMap<>();

    ReturnFlights(Flights flights) {
        this.flights = flights;
        Map<String, List<Long>> found = new HashMap<>();
        for (int i = 0; i < flights.size(); i++) {
            Flight flight = flights.flight(i);
            found.computeIfAbsent(flight.origin() + flight.destination(), route -> new ArrayList<>())
                    .add(((long) flights.minute(i) << Integer.SIZE) | i);
        }
        found.forEach((route, keys) -> byRoute.put(
                route, keys.stream().mapToLong(Long::longValue).sorted().toArray()));
    }

    /** Minutes late of the next flight back, if there is one. */
    OptionalInt delay(int index) {
        Flight flight = flights.flight(index);
        long[] keys = byRoute.getOrDefault(flight.destination() + flight.origin(), new long[0]);
        int earliest = flights.minute(index) + TAXI_MINUTES + flight.distance() / MILES_PER_MINUTE + TURNAROUND_MINUTES;
        int at = -1 - Arrays.binarySearch(keys, ((long) earliest << Integer.SIZE) - 1);
        if (at == keys.length || (keys[at] >>> Integer.SIZE) > earliest + LONGEST_WAIT_MINUTES) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(flights.flight((int) keys[at]).delay());
    }
}
