package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.TextColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of a column that is to be unique: those with the smallest hashes, at most {@value #MOST}, with how often each
 * came and one of the rows that hold it. A value that stays in the sample of a whole was in that of each part it occurred
 * in, so its count is exact. Two values are one if their 64-bit hashes are: among a million different ones that happens
 * with a probability of 3e-8.
 */
final class IdentifierTally {
    static final int MOST = 1024;

    /** How often a value came, and the row of those that hold it whose own hash is the smallest. */
    private record Entry(long count, long mark, RowId row) {
        private static final Comparator<Entry> FIRST =
                Comparator.comparingLong(Entry::mark).thenComparing(Entry::row);

        Entry and(Entry other) {
            Entry first = FIRST.compare(this, other) <= 0 ? this : other;
            return new Entry(count + other.count, first.mark, first.row);
        }
    }

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long values;

    /** Looks at a column's values; what is missing or of another type is none. */
    void add(Column column, RowMarks marks) {
        for (int row = 0; row < column.size(); row++) {
            switch (column) {
                case TextColumn texts -> {
                    String text = texts.value(row);
                    if (text != null) {
                        add(Hash64.of(text), marks, row);
                    }
                }
                case NumberColumn numbers -> {
                    if (numbers.cell(row) == Cell.PRESENT) {
                        add(Hash64.mix(Double.doubleToLongBits(numbers.value(row) + 0.0)), marks, row);
                    }
                }
            }
        }
    }

    private void add(long value, RowMarks marks, int row) {
        values++;
        if (entries.size() < MOST || value <= entries.lastKey()) {
            put(value, new Entry(1, marks.hash(row), marks.row(row)));
        }
    }

    private void put(long value, Entry entry) {
        entries.merge(value, entry, Entry::and);
        if (entries.size() > MOST) {
            entries.pollLastEntry();
        }
    }

    void merge(IdentifierTally other) {
        values += other.values;
        other.entries.forEach(this::put);
    }

    Identifiers identifiers() {
        return new Identifiers(values, entries.size(), share(), repeats(), repeated());
    }

    private double share() {
        return entries.size() < MOST ? 1 : Math.scalb((double) ((entries.lastKey() - Long.MIN_VALUE) >>> 1) + 1, -63);
    }

    private long repeats() {
        return entries.values().stream().mapToLong(entry -> entry.count() - 1).sum();
    }

    private List<RowId> repeated() {
        List<Entry> again = new ArrayList<>(entries.values());
        again.removeIf(entry -> entry.count() == 1);
        again.sort(Comparator.comparingLong(Entry::count).reversed().thenComparing(Entry.FIRST));
        return again.stream().limit(CellTally.MOST_EXAMPLES).map(Entry::row).toList();
    }

    void pack(PackWriter out) {
        out.count(values);
        out.count(entries.size());
        for (Map.Entry<Long, Entry> entry : entries.entrySet()) {
            out.bits(entry.getKey());
            out.count(entry.getValue().count());
            RowSample.packRow(entry.getValue().row(), out);
        }
    }

    static IdentifierTally unpack(PackReader in) {
        IdentifierTally tally = new IdentifierTally();
        tally.values = in.count();
        int size = in.count(MOST);
        for (int i = 0; i < size; i++) {
            long value = in.bits();
            long count = in.count();
            RowId row = RowSample.unpackRow(in);
            tally.entries.put(value, new Entry(count, Hash64.row(Hash64.of(row.inference()), row.index()), row));
        }
        return tally;
    }
}
