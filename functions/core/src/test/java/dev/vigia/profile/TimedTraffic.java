package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hours of traffic whose rows follow one another, and with a daily cycle: a number ("load", AR(1) of .8, a sine of half a
 * deviation up and down), a category ("zone", whose shares turn with the day and for a whole hour at once), a number of
 * independent rows ("noise"), one with ever more missing at night, and a prediction. Drawn from seeds.
 */
public final class TimedTraffic {
    public static final Schema SCHEMA = new Schema(List.of(
            Feature.number("load"),
            Feature.category("zone"),
            Feature.number("noise"),
            Feature.number("sensor"),
            Feature.prediction("score", FeatureType.NUMBER)));

    /** A Monday. */
    public static final Instant START = Instant.parse("2026-10-05T00:00:00Z");

    private final SplittableRandom random;
    private double state;

    public TimedTraffic(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What is different in an hour. */
    public record Change(double load, double zone, double huge) {
        public static final Change NONE = new Change(0, 0, 0);
    }

    public static Window hour(int hour) {
        Instant from = START.plus(Duration.ofHours(hour));
        return new Window(from, from.plus(Duration.ofHours(1)));
    }

    /**
     * An hour's rows.
     *
     * @param hour counted from the start
     */
    public Rows rows(int hour, int size, Change change) {
        double turn = Math.sin(2 * Math.PI * (hour % 24) / 24);
        double zones = 0.3 + 0.1 * turn + 0.03 * random.nextGaussian() + change.zone();
        NumberColumn.Builder load = new NumberColumn.Builder(size);
        TextColumn.Builder zone = new TextColumn.Builder(size);
        NumberColumn.Builder noise = new NumberColumn.Builder(size);
        NumberColumn.Builder sensor = new NumberColumn.Builder(size);
        NumberColumn.Builder score = new NumberColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            state = 0.8 * state + 0.6 * random.nextGaussian();
            double value = state + 0.5 * turn + change.load();
            load.add(row == 0 && change.huge() != 0 ? change.huge() : value);
            double u = random.nextDouble();
            zone.add(u < zones ? "north" : u < 0.8 ? "south" : "z" + random.nextInt(20));
            noise.add(random.nextGaussian());
            boolean lost = random.nextDouble() < (hour % 24 < 6 ? 0.06 : 0.02);
            if (lost) {
                sensor.addMissing(Cell.NULL);
            } else {
                sensor.add(random.nextInt(5));
            }
            score.add(value / 2 + random.nextGaussian());
        }
        List<Column> columns = List.of(load.build(), zone.build(), noise.build(), sensor.build(), score.build());
        return new Rows(SCHEMA, size, columns, List.of());
    }

    /** The same rows, without "sensor" in every other one. */
    public static Rows withSensorLost(Rows rows) {
        NumberColumn sensor = (NumberColumn) rows.column(3);
        NumberColumn.Builder lost = new NumberColumn.Builder(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            if (row % 2 == 0 || sensor.cell(row) != Cell.PRESENT) {
                lost.addMissing(Cell.NULL);
            } else {
                lost.add(sensor.value(row));
            }
        }
        List<Column> columns = new java.util.ArrayList<>(rows.columns());
        columns.set(3, lost.build());
        return new Rows(SCHEMA, rows.size(), columns, List.of());
    }

    /** The profile of an hour's rows, as logged in one request. */
    public static Profile profile(Baseline baseline, int hour, Rows rows) {
        return Profile.builder(baseline)
                .add(Samples.request(Samples.id(new java.util.Random(hour), hour), Status.SCORED, rows))
                .build();
    }

    /** A baseline of days of hours, with its time. */
    public static Baseline baseline(long seed, int days, int rowsPerHour, Change first) {
        return Timed.of(SCHEMA, days, traffic(seed, rowsPerHour, first));
    }

    private static Timed.Hours traffic(long seed, int rowsPerHour, Change first) {
        TimedTraffic traffic = new TimedTraffic(seed);
        return hour -> traffic.rows(hour, rowsPerHour, hour == 0 ? first : Change.NONE);
    }

    /** Baselines with time. */
    public static final class Timed {
        private Timed() {}

        /** The rows of an hour, asked for in order. */
        public interface Hours {
            Rows of(int hour);
        }

        /** Two passes over the rows, as over a file: bins, then hours. */
        public static Baseline of(Schema schema, int days, Hours hours) {
            List<Rows> all = new java.util.ArrayList<>();
            for (int hour = 0; hour < days * 24; hour++) {
                all.add(hours.of(hour));
            }
            Baseline baseline = Samples.baseline(schema, builder -> all.forEach(builder::add));
            HourlyCounts counts = HourlyCounts.ofOwnRows(baseline);
            for (int hour = 0; hour < all.size(); hour++) {
                Rows rows = all.get(hour);
                counts.add(
                        rows, Collections.nCopies(rows.size(), hour(hour).from().plusSeconds(1_800)));
            }
            return baseline.withTime(counts.learn().orElseThrow());
        }
    }
}
