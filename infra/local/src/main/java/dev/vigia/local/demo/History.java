package dev.vigia.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a model was asked before {@code up} ran, as calls of the back-dated capture path: a batch an hour, with the
 * predictions that the model makes. An hour's batch depends on the hour alone, so that taking it in twice, from
 * whichever beginning, brings the same rows under the same ids.
 */
public final class History {
    /** As many as the source has in an hour of 2001. */
    public static final int ROWS_PER_HOUR = 690;

    private static final Duration MIDDLE = Duration.ofMinutes(30);

    private final TrainedModel model;
    private final FlightTraffic traffic;
    private final int rowsPerHour;

    /** Takes 1 row an hour or more. */
    public History(TrainedModel model, FlightTraffic traffic, int rowsPerHour) {
        if (rowsPerHour < 1) {
            throw new IllegalArgumentException(rowsPerHour + " rows an hour: expected one or more");
        }
        this.model = model;
        this.traffic = traffic;
        this.rowsPerHour = rowsPerHour;
    }

    /** The batches of the whole UTC hours in [end − span, end), oldest first, made as they are asked for. */
    public Stream<HistoryBatch> before(Instant end, Duration span) {
        long last = hour(end);
        Instant start = end.minus(span);
        long first = hour(start) + (start.truncatedTo(ChronoUnit.HOURS).equals(start) ? 0 : 1);
        return LongStream.range(first, last).mapToObj(this::batch);
    }

    private static long hour(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }

    private HistoryBatch batch(long hour) {
        Instant start = Instant.EPOCH.plus(Duration.ofHours(hour));
        String id = start.toString();
        Instant time = start.plus(MIDDLE);
        byte[] body = CallBody.capture(model, id, time, traffic.rows(hour * rowsPerHour, rowsPerHour));
        return new HistoryBatch(id, time, rowsPerHour, body);
    }
}
