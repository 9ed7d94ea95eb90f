package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.stats.Dispersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Counts hours of rows in which nothing changed, to learn from them how windows vary ({@link WindowNull}): of the
 * baseline's own rows with their times, or from profiles that are stored. The order of what is added does not matter.
 * Memory grows by about 300 bytes a column and hour, and 8 a pair of columns and hour, not with
 * rows. Not thread-safe.
 */
public final class HourlyCounts {
    /** Days without which nothing is learned: each hour of day must have been seen often enough. */
    public static final int LEAST_DAYS = 14;

    private static final long HOUR_MILLIS = 3_600_000;

    private final Baseline baseline;
    private final List<CoarseCells> cells;
    private final TreeMap<Long, HourTally> hours = new TreeMap<>();
    /** Rows on their way to the pairs of the hour that the last one was of. */
    private final PairBlock pairs;

    private final DerivedCells derivedCells;
    private final HourlyScores scores;
    private long pairsHour;
    private SchemaMatch match;

    /** Of rows that the baseline does not rest on. */
    public HourlyCounts(Baseline baseline) {
        this(baseline, false);
    }

    private HourlyCounts(Baseline baseline, boolean own) {
        this.baseline = baseline;
        pairs = new PairBlock(baseline.layout().pairs(), baseline.layout().reconstruction());
        derivedCells = new DerivedCells(baseline.layout(), baseline.profile());
        scores = new HourlyScores(baseline.layout(), own);
        cells = WindowNull.cells(baseline.layout(), baseline.profile());
        match = SchemaMatch.of(baseline.layout(), baseline.schema());
    }

    /** Of the rows that the baseline was made of: those that outlier scores are measured from are not scored. */
    public static HourlyCounts ofOwnRows(Baseline baseline) {
        return new HourlyCounts(baseline, true);
    }

    /**
     * Adds the profile of an hour, or of a part of one.
     *
     * @throws IllegalArgumentException if the period reaches over the end of an hour, or the profile is another baseline's
     */
    public HourlyCounts add(Window period, Profile profile) {
        long hour = hour(period.from());
        if (hour(period.to().minusMillis(1)) != hour || !profile.baseline().equals(baseline.id())) {
            throw new IllegalArgumentException("profile of " + period + " under baseline '" + profile.baseline()
                    + "': expected a part of one hour, and '" + baseline.id() + "'");
        }
        at(hour).add(profile);
        return this;
    }

    /**
     * Adds rows, each in its hour; rows of another schema are matched by feature name.
     *
     * @param time of each row, by its place
     */
    public HourlyCounts add(Rows rows, List<Instant> time) {
        if (time.size() != rows.size()) {
            throw new IllegalArgumentException(rows.size() + " rows with " + time.size() + " times: expected as many");
        }
        if (!match.schema().equals(rows.schema())) {
            match = SchemaMatch.of(baseline.layout(), rows.schema());
        }
        List<Column> columns = match.columns(rows);
        for (int row = 0; row < rows.size(); row++) {
            long hour = hour(time.get(row));
            HourTally tally = at(hour);
            tally.add(columns, row);
            if (hour != pairsHour) {
                flushPairs();
                pairsHour = hour;
            }
            pairs.add(columns, row, row + 1, tally.pairs(), tally.derived());
        }
        flushPairs();
        OutlierLimit limit = baseline.outlierLimit();
        scores.add(columns, rows.size(), (row, score) -> at(hour(time.get(row))).addScore(score, limit));
        return this;
    }

    private void flushPairs() {
        HourTally last = hours.get(pairsHour);
        if (last != null) {
            pairs.flush(last.pairs(), last.derived());
        }
    }

    private HourTally at(long hour) {
        return hours.computeIfAbsent(
                hour,
                unseen -> new HourTally(cells, derivedCells, baseline.layout().pairs()));
    }

    /** The hour that holds an instant, counted from the epoch. */
    static long hour(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), HOUR_MILLIS);
    }

    static Instant start(long hour) {
        return Instant.ofEpochMilli(hour * HOUR_MILLIS);
    }

    /** Under which rows are counted. */
    public Baseline baseline() {
        return baseline;
    }

    /** How many hours hold rows. */
    public int hours() {
        return hours.size();
    }

    /** On how many days (of UTC) rows were added. */
    public int days() {
        return (int) hours.keySet().stream()
                .map(hour -> Math.floorDiv(hour, 24L))
                .distinct()
                .count();
    }

    /** How windows vary; empty if there are fewer than {@value #LEAST_DAYS} days, which is too few to tell. */
    public Optional<WindowNull> learn() {
        return days() < LEAST_DAYS ? Optional.empty() : Optional.of(new WindowNullFit(baseline, cells, this).fit());
    }

    /** The hours that were added, oldest first. */
    public List<HourCounts> each() {
        List<HourCounts> each = new ArrayList<>();
        hours.forEach(
                (hour, tally) -> each.add(new HourCounts(hour, baseline.layout().columns(), tally)));
        return each;
    }

    DerivedCells derivedCells() {
        return derivedCells;
    }

    Instant from() {
        return start(hours.firstKey());
    }

    Instant to() {
        return start(hours.lastKey() + 1);
    }

    /** A number of every hour, with the hour. */
    record Hourly(long hour, HourTally tally) {}

    List<Hourly> all() {
        List<Hourly> all = new ArrayList<>();
        hours.forEach((hour, tally) -> all.add(new Hourly(hour, tally)));
        return all;
    }

    /** How much more an hourly rate varies than that of independent rows; not more where it never or always happened. */
    Dispersion dispersion(ToLongFunction<HourTally> events, ToLongFunction<HourTally> rows) {
        double sum = hours.values().stream().mapToLong(events).sum();
        double total = hours.values().stream().mapToLong(rows).sum();
        double rate = total == 0 ? 0 : sum / total;
        double squares = 0;
        int used = 0;
        for (HourTally hour : hours.values()) {
            double held = rows.applyAsLong(hour);
            if (held > 0 && rate > 0 && rate < 1) {
                double apart = events.applyAsLong(hour) - held * rate;
                squares += apart * apart / (held * rate * (1 - rate));
                used++;
            }
        }
        return used < 2 ? Dispersion.NONE : new Dispersion(Math.max(1, squares / (used - 1)), total / used);
    }
}
