package dev.vigia.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * The periods by which rows are told: hours, days, weeks or months of UTC, the finest of which at most 60 (hours: 96) reach from the first
 * row to the last, those without rows among them. Where a thousandth of the rows at either end stands in the way of a finer one, such as
 * a time that was never set, these rows are outside; so are rows before the newest 60 months.
 */
public final class Periods {
    private static final int STRAY = 1_000;

    private final PeriodUnit unit;
    private final long[] edges;

    private Periods(PeriodUnit unit, List<Instant> edges) {
        this.unit = unit;
        this.edges = edges.stream().mapToLong(Instant::toEpochMilli).toArray();
    }

    /**
     * Those for rows that were counted.
     *
     * @param hours how many rows each hour holds, by where it begins
     * @throws IllegalArgumentException if there is no hour
     */
    public static Periods of(NavigableMap<Instant, Long> hours) {
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("periods of no hours: expected one or more");
        }
        Instant first = hours.firstKey();
        Instant last = hours.lastKey();
        long stray = hours.values().stream().mapToLong(rows -> rows).sum() / STRAY;
        Instant from = after(hours, stray);
        Instant to = after(hours.descendingMap(), stray);
        PeriodUnit whole = finest(first, last);
        PeriodUnit most = finest(from, to);
        boolean finer = most.compareTo(whole) < 0 || !whole.reaches(first, last);
        return finer ? between(most, from, to) : between(whole, first, last);
    }

    /** The first hour beyond so many rows. */
    private static Instant after(NavigableMap<Instant, Long> hours, long rows) {
        long seen = 0;
        for (Map.Entry<Instant, Long> hour : hours.entrySet()) {
            seen += hour.getValue();
            if (seen > rows) {
                return hour.getKey();
            }
        }
        return hours.lastKey();
    }

    private static PeriodUnit finest(Instant first, Instant last) {
        return Stream.of(PeriodUnit.values())
                .filter(unit -> unit.reaches(first, last))
                .findFirst()
                .orElse(PeriodUnit.MONTH);
    }

    /** The newest that are told. */
    private static Periods between(PeriodUnit unit, Instant first, Instant last) {
        List<Instant> edges = new ArrayList<>(List.of(unit.start(first)));
        while (!edges.getLast().isAfter(last)) {
            edges.add(unit.end(edges.getLast()));
        }
        return new Periods(unit, edges.subList(Math.max(0, edges.size() - 1 - unit.most()), edges.size()));
    }

    /** How long each is. */
    public PeriodUnit unit() {
        return unit;
    }

    /** How many there are, from 1. */
    public int size() {
        return edges.length - 1;
    }

    /** Which holds an instant, from 0; −1 if none does. */
    int of(Instant at) {
        long millis = at.toEpochMilli();
        int place = Arrays.binarySearch(edges, millis);
        int period = place >= 0 ? place : -place - 2;
        return period < size() ? period : -1;
    }

    Instant from(int period) {
        return Instant.ofEpochMilli(edges[period]);
    }

    Instant to(int period) {
        return Instant.ofEpochMilli(edges[period + 1]);
    }
}
