package dev.vigia.outlier;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a window with the highest outlier scores, with their values, and a few of its other rows: at most 2,000 of each, those whose ids have the
 * smallest hashes, so a uniform sample, and merging two gives what one would be that saw all rows. Not thread-safe.
 */
public final class UnusualSample {
    static final int MOST = 2_000;

    /** A row's values, in the order of the schema: Double, String, or null where it is missing. */
    record Entry(long hash, RowId id, List<Optional<Object>> cells) {
        private static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::hash).thenComparing(Entry::id);
    }

    private final Schema schema;
    private final double limit;
    private final NavigableSet<Entry> unusual = new TreeSet<>(Entry.ORDER);
    private final NavigableSet<Entry> others = new TreeSet<>(Entry.ORDER);
    private long found;
    private long scored;
    private @Nullable Schema matched;
    private int[] places = {};

    private UnusualSample(Schema schema, double limit) {
        this.schema = schema;
        this.limit = limit;
    }

    /** Of a window under a baseline; empty if that keeps no unusual rows of its own, and groups cannot be told then. */
    public static Optional<UnusualSample> of(Baseline baseline) {
        return baseline.unusualRows()
                .map(unusual -> new UnusualSample(unusual.rows().schema(), unusual.score()));
    }

    /** Takes a row with its outlier score. */
    public void add(Rows rows, InferenceId request, int row, double score) {
        scored++;
        boolean out = score > limit;
        found += out ? 1 : 0;
        NavigableSet<Entry> entries = out ? unusual : others;
        RowId id = request.row(row);
        long hash = hash(id);
        if (entries.size() < MOST || hash <= entries.last().hash()) {
            keep(entries, new Entry(hash, id, cells(rows, row)));
        }
    }

    private static void keep(NavigableSet<Entry> entries, Entry entry) {
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.pollLast();
        }
    }

    private List<Optional<Object>> cells(Rows rows, int row) {
        if (!rows.schema().equals(matched)) {
            matched = rows.schema();
            places = schema.features().stream()
                    .mapToInt(feature -> rows.schema().position(feature.name()).orElse(-1))
                    .toArray();
        }
        List<Optional<Object>> cells = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            cells.add(places[i] < 0 ? Optional.empty() : cell(rows.column(places[i]), row, i));
        }
        return cells;
    }

    private Optional<Object> cell(Column column, int row, int feature) {
        boolean number = schema.feature(feature).type().isNumeric();
        return switch (column) {
            case NumberColumn numbers ->
                number && numbers.cell(row) == Cell.PRESENT ? Optional.of(numbers.value(row)) : Optional.empty();
            case TextColumn texts -> number ? Optional.empty() : Optional.ofNullable(texts.value(row));
        };
    }

    /** MurmurHash3's variant 13, as in SplitMix64 (doi:10.1145/2660193.2660195). */
    private static long hash(RowId id) {
        long z = id.inference().uuid().getMostSignificantBits()
                ^ Long.rotateLeft(id.inference().uuid().getLeastSignificantBits(), 29)
                ^ id.index() * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }

    /** Takes what another sample of the same window took. */
    public void merge(UnusualSample other) {
        found += other.found;
        scored += other.scored;
        other.unusual.forEach(entry -> keep(unusual, entry));
        other.others.forEach(entry -> keep(others, entry));
    }

    /** How many rows were looked at. */
    long scored() {
        return scored;
    }

    /** How many of them are over the score. */
    long found() {
        return found;
    }

    /** Of the rows of {@link #table()}. */
    List<RowId> ids() {
        return all().map(Entry::id).toList();
    }

    private Stream<Entry> all() {
        return Stream.concat(unusual.stream(), others.stream());
    }

    /** How many rows of each kind are kept. */
    int kept(boolean isUnusual) {
        return (isUnusual ? unusual : others).size();
    }

    /** The first rows of a kind, as rows; one or more must be kept. */
    Rows rows(boolean isUnusual, int most, Retelling retelling) {
        List<List<Optional<Object>>> cells = (isUnusual ? unusual : others)
                .stream().limit(most).map(Entry::cells).toList();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(column(cells, i, retelling));
        }
        return new Rows(schema, cells.size(), columns, List.of());
    }

    /** What a number looks like to a model whose preprocessing has other statistics. */
    interface Retelling {
        double of(String feature, double value);
    }

    private Column column(List<List<Optional<Object>>> cells, int place, Retelling retelling) {
        String name = schema.feature(place).name();
        if (!schema.feature(place).type().isNumeric()) {
            TextColumn.Builder texts = new TextColumn.Builder(cells.size());
            for (List<Optional<Object>> row : cells) {
                if (row.get(place).orElse(null) instanceof String text) {
                    texts.add(text);
                } else {
                    texts.addMissing(Cell.NULL);
                }
            }
            return texts.build();
        }
        NumberColumn.Builder numbers = new NumberColumn.Builder(cells.size());
        for (List<Optional<Object>> row : cells) {
            if (row.get(place).orElse(null) instanceof Double value) {
                numbers.add(retelling.of(name, value));
            } else {
                numbers.addMissing(Cell.NULL);
            }
        }
        return numbers.build();
    }

    /** All rows that are kept, the unusual ones first, each with the number of the window's rows that it stands for. */
    RowTable table() {
        double[] weights = new double[unusual.size() + others.size()];
        Arrays.fill(weights, 0, unusual.size(), (double) found / Math.max(1, unusual.size()));
        Arrays.fill(weights, unusual.size(), weights.length, (double) (scored - found) / Math.max(1, others.size()));
        return RowTable.of(schema, all().map(Entry::cells).toList()).weighed(weights);
    }
}
