package dev.vigia.local.demo;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The winter fortnight, shuffled with a fixed seed and split in three that share no row: the baseline, the rows that
 * models are trained on, and the rest, on which they are judged.
 */
final class WinterRows {
    static final int BASELINE = 40_000;
    static final int TRAINING = 60_000;
    private static final String SLICE = "winter-baseline";
    private static final long SEED = 22_01_2001;

    private final Flights flights;
    private final ReturnFlights returns;
    private final int[] order;

    /**
     * A flight with what became of it.
     *
     * @param delay minutes late at arrival
     * @param returnDelay minutes late of the next flight back, if there was one
     */
    record Row(FlightRow row, int delay, OptionalInt returnDelay) {}

    WinterRows() {
        flights = Flights.read(SLICE);
        returns = new ReturnFlights(flights);
        order = IntStream.range(0, flights.size()).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    List<Row> baseline() {
        return rows(0, BASELINE);
    }

    List<Row> training() {
        return rows(BASELINE, BASELINE + TRAINING);
    }

    List<Row> rest() {
        return rows(BASELINE + TRAINING, order.length);
    }

    private List<Row> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> row(order[i])).toList();
    }

    private Row row(int index) {
        Flight flight = flights.flight(index);
        return new Row(FlightRow.of(flight), flight.delay(), returns.delay(index));
    }
}
