package dev.vigia.local.backtest;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowReader;
import dev.vigia.local.file.Timestamps;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The hour of each row of a file: four bytes a row. */
public final class RowHours {
    private static final long SECONDS = 3_600;

    private final int[] hours;

    private RowHours(int[] hours) {
        this.hours = hours;
    }

    /** @param hours of each row, counted from the epoch, one or more */
    static RowHours of(int[] hours) {
        return new RowHours(hours.clone());
    }

    /** The hour that holds an instant, counted from the epoch. */
    static int hour(Instant time) {
        return (int) Math.floorDiv(time.getEpochSecond(), SECONDS);
    }

    /** Reads a file's column of times. */
    static RowHours read(RowReader file, String time) throws IOException {
        Timestamps.require(file.file(), time);
        Set<String> others = new HashSet<>(file.file().names());
        others.remove(time);
        Schema schema = new Schema(List.of(Feature.of(time, FeatureType.TEXT, Role.IGNORED)));
        int[][] hours = {new int[1024]};
        int[] size = {0};
        file.<List<Instant>>rows(
                schema,
                others,
                () -> (first, rows) -> Timestamps.of(rows.column(0), file.file().path(), time, first),
                times -> {
                    if (size[0] + times.size() > hours[0].length) {
                        hours[0] = Arrays.copyOf(hours[0], 2 * (size[0] + times.size()));
                    }
                    for (Instant at : times) {
                        hours[0][size[0]++] = hour(at);
                    }
                });
        if (size[0] == 0) {
            throw BadInputException.of(file.file().path(), "has a header and no rows: expected rows to look back on");
        }
        return new RowHours(Arrays.copyOf(hours[0], size[0]));
    }

    /** The same hours, given to other rows by chance: as many rows an hour, and nothing changed in any. */
    RowHours shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] other = hours.clone();
        for (int i = other.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = other[i];
            other[i] = other[j];
            other[j] = held;
        }
        return new RowHours(other);
    }

    /** The hour of a row, counted from the epoch. */
    int of(long row) {
        return hours[(int) row];
    }

    /** The first hour after some days from the first row's hour. */
    int after(int days) {
        return Arrays.stream(hours).min().orElseThrow() + days * 24;
    }

    int first() {
        return Arrays.stream(hours).min().orElseThrow();
    }

    /** The hours from one on that hold rows, in order. */
    int[] from(int hour) {
        return Arrays.stream(hours).filter(of -> of >= hour).sorted().distinct().toArray();
    }

    static Instant start(int hour) {
        return Instant.EPOCH.plus(Duration.ofHours(hour));
    }
}
