package dev.vigia.local.file;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a column of times: ISO 8601 ({@code 2026-11-20T10:00:00Z}, with an offset, with a space for the T, or a date), UTC
 * where no offset is given; or seconds, milliseconds, microseconds or nanoseconds since 1970, which their size tells apart.
 */
public final class Timestamps {
    private static final double SECONDS = 1e11; // the year 5138
    private static final double THOUSAND = 1e3;

    private Timestamps() {}

    /**
     * Checks that a file has a column of times, where it names its columns.
     *
     * @throws BadInputException if it has not
     */
    public static void require(RowFile file, String name) {
        if (!file.names().isEmpty() && !file.names().contains(name)) {
            throw BadInputException.of(
                    file.path(),
                    "has no column '" + name + "': expected a column of times among "
                            + String.join(
                                    ", ",
                                    file.names()
                                            .subList(
                                                    0, Math.min(12, file.names().size()))));
        }
    }

    /**
     * The times of a column's rows.
     *
     * @param firstRow the number of the first row in the file, from 0
     * @throws BadInputException if a row has none that can be read
     */
    public static List<Instant> of(Column column, Path file, String name, long firstRow) {
        List<Instant> times = new ArrayList<>(column.size());
        for (int row = 0; row < column.size(); row++) {
            long number = firstRow + row + 1;
            times.add(at(column, row)
                    .orElseThrow(() -> BadInputException.of(
                            file,
                            "row " + number + ", column '" + name + "': expected a time, such as 2026-11-20T10:00:00Z"
                                    + " or seconds since 1970")));
        }
        return times;
    }

    private static Optional<Instant> at(Column column, int row) {
        if (column instanceof NumberColumn numbers && column.cell(row) == Cell.PRESENT) {
            return ofEpoch(numbers.value(row));
        }
        if (column instanceof TextColumn texts && column.cell(row) == Cell.PRESENT) {
            String text = texts.value(row);
            return text == null ? Optional.empty() : parse(text.strip());
        }
        return column.escaped(row).flatMap(Timestamps::parse);
    }

    static Optional<Instant> parse(String text) {
        return IsoTime.of(text).or(() -> parseOther(text));
    }

    private static Optional<Instant> parseOther(String text) {
        if (!text.isEmpty()
                && text.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '-')
                && isNumber(text)) {
            return ofEpoch(Double.parseDouble(text));
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        return tried(() -> OffsetDateTime.parse(iso).toInstant())
                .or(() -> tried(() -> LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)))
                .or(() -> tried(
                        () -> OffsetDateTime.parse(iso, DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]xx"))
                                .toInstant()))
                .or(() -> tried(
                        () -> LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static boolean isNumber(String text) {
        return text.lastIndexOf('-') <= 0
                && text.indexOf('.') == text.lastIndexOf('.')
                && !text.equals("-")
                && !text.equals(".");
    }

    private static Optional<Instant> tried(java.util.function.Supplier<Instant> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofEpoch(double number) {
        double seconds = number;
        for (int step = 0; step < 3 && Math.abs(seconds) > SECONDS; step++) {
            seconds /= THOUSAND;
        }
        return Math.abs(seconds) > SECONDS || !Double.isFinite(seconds)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(Math.round(seconds * THOUSAND)));
    }
}
