package dev.vigia.profile;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A uniform sample of rows: those with the smallest hashes, so that the sample of two sets together is a function of
 * their samples.
 */
final class RowSample {
    private record Entry(long hash, RowId row) {
        static final Comparator<Entry> ORDER =
                Comparator.comparingLong(Entry::hash).thenComparing(Entry::row);
    }

    private final int most;
    private final List<Entry> entries = new ArrayList<>();

    RowSample(int most) {
        this.most = most;
    }

    void offer(long hash, InferenceId request, int index) {
        if (entries.size() < most || hash <= entries.getLast().hash()) {
            insert(new Entry(hash, request.row(index)));
        }
    }

    private void insert(Entry entry) {
        int at = entries.size();
        while (at > 0 && Entry.ORDER.compare(entry, entries.get(at - 1)) < 0) {
            at--;
        }
        entries.add(at, entry);
        if (entries.size() > most) {
            entries.removeLast();
        }
    }

    /**
     * A uniform sample of what several samples are of. One that is full may have left out rows with a larger hash than its
     * last: of these no sample takes any.
     */
    static RowSample union(List<RowSample> samples, int most) {
        long last = samples.stream()
                .filter(sample -> sample.entries.size() == sample.most)
                .mapToLong(sample -> sample.entries.getLast().hash())
                .min()
                .orElse(Long.MAX_VALUE);
        RowSample union = new RowSample(most);
        samples.stream()
                .flatMap(sample -> sample.entries.stream())
                .filter(entry -> entry.hash() <= last)
                .sorted(Entry.ORDER)
                .limit(most)
                .forEach(union.entries::add);
        return union;
    }

    void merge(RowSample other) {
        List<Entry> union = new ArrayList<>(entries);
        union.addAll(other.entries);
        union.sort(Entry.ORDER);
        entries.clear();
        entries.addAll(union.subList(0, Math.min(most, union.size())));
    }

    List<RowId> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    void pack(PackWriter out) {
        out.count(entries.size());
        for (Entry entry : entries) {
            packRow(entry.row(), out);
        }
    }

    static RowSample unpack(int most, PackReader in) {
        RowSample sample = new RowSample(most);
        int size = in.count(most);
        for (int i = 0; i < size; i++) {
            RowId row = unpackRow(in);
            sample.entries.add(new Entry(Hash64.row(Hash64.of(row.inference()), row.index()), row));
        }
        return sample;
    }

    static void packRow(RowId row, PackWriter out) {
        out.bits(row.inference().uuid().getMostSignificantBits());
        out.bits(row.inference().uuid().getLeastSignificantBits());
        out.count(row.index());
    }

    static RowId unpackRow(PackReader in) {
        long high = in.bits();
        long low = in.bits();
        return new RowId(new InferenceId(new UUID(high, low)), in.count(Integer.MAX_VALUE));
    }
}
