package dev.vigia.local.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The flights of one slice of the source (SOURCE.md), by column: 20 bytes a flight. Immutable, so thread-safe. The
 * order of flights says nothing.
 */
final class Flights {
    private static final int EXPECTED_ROWS = 160_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int HOURS_PER_DAY = 24;

    private int[] minutes = new int[EXPECTED_ROWS];
    private int[] delays = new int[EXPECTED_ROWS];
    private int[] distances = new int[EXPECTED_ROWS];
    private String[] origins = new String[EXPECTED_ROWS];
    private String[] destinations = new String[EXPECTED_ROWS];
    private int size;

    private Flights() {}

    /**
     * Reads a slice from this package's resources.
     *
     * @param slice the file's name without {@code .csv.gz}
     * @throws IllegalArgumentException if there is no such slice
     */
    static Flights read(String slice) {
        try (InputStream packed = Flights.class.getResourceAsStream(slice + ".csv.gz")) {
            if (packed == null) {
                throw new IllegalArgumentException("slice '" + slice + "': expected one that SOURCE.md names");
            }
            return ofCsv(new GZIPInputStream(packed));
        } catch (IOException e) {
            throw new UncheckedIOException("slice '" + slice + "' could not be read", e);
        }
    }

    /** Reads CSV under the header {@code date,delay,distance,origin,destination}. */
    static Flights ofCsv(InputStream rows) throws IOException {
        Flights flights = new Flights();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(rows)) {
            Map<String, String> airports = new HashMap<>();
            csv.forEach(row -> flights.add(row, airports));
        }
        return flights;
    }

    private void add(NamedCsvRecord row, Map<String, String> airports) {
        if (size == minutes.length) {
            grow(size * 3 / 2);
        }
        minutes[size] = minute(row.getField("date"));
        delays[size] = Integer.parseInt(row.getField("delay"));
        distances[size] = Integer.parseInt(row.getField("distance"));
        origins[size] = airports.computeIfAbsent(row.getField("origin"), code -> code);
        destinations[size] = airports.computeIfAbsent(row.getField("destination"), code -> code);
        size++;
    }

    /** Of {@code 2001-01-22 00:05}; by hand, as parsing half a million dates takes a second otherwise. */
    private static int minute(String date) {
        int day = Math.toIntExact(LocalDate.of(
                        Integer.parseInt(date, 0, 4, 10),
                        Integer.parseInt(date, 5, 7, 10),
                        Integer.parseInt(date, 8, 10, 10))
                .toEpochDay());
        int hour = day * HOURS_PER_DAY + Integer.parseInt(date, 11, 13, 10);
        return hour * MINUTES_PER_HOUR + Integer.parseInt(date, 14, 16, 10);
    }

    private void grow(int capacity) {
        minutes = Arrays.copyOf(minutes, capacity);
        delays = Arrays.copyOf(delays, capacity);
        distances = Arrays.copyOf(distances, capacity);
        origins = Arrays.copyOf(origins, capacity);
        destinations = Arrays.copyOf(destinations, capacity);
    }

    int size() {
        return size;
    }

    Flight flight(int index) {
        LocalDateTime departure =
                LocalDateTime.ofEpochSecond((long) minute(index) * SECONDS_PER_MINUTE, 0, ZoneOffset.UTC);
        return new Flight(departure, delays[index], distances[index], origins[index], destinations[index]);
    }

    /** Minutes from the epoch to the departure, as if its local time were UTC. */
    int minute(int index) {
        return minutes[index];
    }
}
