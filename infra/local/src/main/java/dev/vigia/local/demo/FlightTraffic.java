package dev.vigia.local.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * The endless stream of flights that callers ask a demo model about.
 *
 * <p>Row {@code i} is a flight drawn with replacement from the model's slice (SOURCE.md), each row by itself: a caller
 * may ask about any flight of the season at any time. So hour and weekday are real <em>within</em> a row, beside its
 * own distance, airports and delay, but say nothing of when the row is sent; every window of every length, at night
 * too, is an independent sample of one population, which is what checks assume where no time is known (STATISTICS.md).
 * In their own order the same rows are another matter: against the fortnight's baseline the origins of a single hour
 * differ by a total variation of .09 to .86 and the delays of a single day by a KS of up to .16, which are drifts, and real.
 *
 * <p>A pure function of slice, seed and row number; immutable, so thread-safe.
 */
public final class FlightTraffic {
    private static final String ANCHORAGE = "anchorage";
    /** Odd, and not SplittableRandom's own increment, under which neighbouring rows would share numbers. */
    private static final long SPREAD = 0xd134_2543_de82_ef95L;

    private final Flights flights;
    private final Flights anchorage;
    private final long seed;

    private FlightTraffic(Flights flights, Flights anchorage, long seed) {
        this.flights = flights;
        this.anchorage = anchorage;
        this.seed = seed;
    }

    /** The traffic of a model; reads its slice, which takes half a second. */
    public static FlightTraffic of(DemoModel model, long seed) {
        return new FlightTraffic(Flights.read(model.traffic()), Flights.read(ANCHORAGE), seed);
    }

    /** The same flights in another order. */
    public FlightTraffic withSeed(long other) {
        return new FlightTraffic(flights, anchorage, other);
    }

    /** How many flights rows are drawn from. */
    int size() {
        return flights.size();
    }

    /** Row {@code index}, from 0. */
    FlightRow row(long index) {
        return FlightRow.of(flights.flight(random(index).nextInt(flights.size())));
    }

    /** Rows [from, from + count). */
    List<FlightRow> rows(long from, int count) {
        return LongStream.range(from, from + count).mapToObj(this::row).toList();
    }

    /** Row {@code index} as a broken sender posts it; {@link Break#SILENCE} is the sender's own matter. */
    FlightRow row(long index, Break active) {
        SplittableRandom random = random(index);
        FlightRow row = FlightRow.of(flights.flight(random.nextInt(flights.size())));
        if (random.nextDouble() >= active.share()) {
            return row;
        }
        return switch (active) {
            case NULLS -> row.withDistance(Double.NaN);
            case UNITS -> row.withDistance(Math.round(row.distance() * Break.TENTHS_OF_KILOMETRES_PER_MILE) / 10.0);
            case NEW_AIRPORT -> FlightRow.of(anchorage.flight(random.nextInt(anchorage.size())));
            case OUTLIERS ->
                row.withDistance(row.distance() + Break.OUTLYING_MILES).withDepartureHour(Break.OUTLYING_HOUR);
            case CORRELATION ->
                joined(row, FlightRow.of(flights.flight(random.nextInt(flights.size()))), random.nextBoolean());
            case SILENCE -> row;
        };
    }

    private static FlightRow joined(FlightRow row, FlightRow other, boolean far) {
        double distance = far ? Math.max(row.distance(), other.distance()) : Math.min(row.distance(), other.distance());
        int hour = far
                ? Math.max(row.departureHour(), other.departureHour())
                : Math.min(row.departureHour(), other.departureHour());
        return row.withDistance(distance).withDepartureHour(hour);
    }

    private SplittableRandom random(long index) {
        return new SplittableRandom(seed ^ (index * SPREAD));
    }
}
