package dev.vigia.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts that were not expected, with how often each came: those with the smallest hashes, at most {@value #MOST}. A
 * text that stays in the sample of a whole was in that of each part it occurred in, so its count is exact. The sample is
 * uniform over the different texts, not over cells: the most frequent one may lie outside it.
 */
final class NewCategories {
    static final int MOST = 256;
    private static final int LONGEST = 100;

    /** A text, cut to 100 characters for showing, and its count; its identity is the hash of all of it. */
    private record Entry(String text, long count) {}

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private long total;
    /** All texts of a hash up to this are in the sample. */
    private long bound = Long.MAX_VALUE;

    void add(String text, long hash) {
        add(text, hash, 1);
    }

    /** Adds a text that came some times, 0 or more. */
    void add(String text, long hash, long count) {
        if (count > 0) {
            total += count;
            add(hash, text, count);
        }
    }

    private void add(long hash, String text, long count) {
        if (hash > bound) {
            return;
        }
        Entry entry = entries.get(hash);
        String shown = entry != null ? entry.text() : text.substring(0, Math.min(LONGEST, text.length()));
        entries.put(hash, new Entry(shown, count + (entry == null ? 0 : entry.count())));
        if (entries.size() > MOST) {
            entries.pollLastEntry();
            bound = entries.lastKey();
        }
    }

    void merge(NewCategories other) {
        total += other.total;
        if (other.bound < bound) {
            bound = other.bound;
            entries.tailMap(bound, false).clear();
        }
        other.entries.forEach((hash, entry) -> add(hash, entry.text(), entry.count()));
    }

    /** How often any of them came, those outside the sample too. */
    long total() {
        return total;
    }

    /** How often those came that are outside the sample. */
    long outside() {
        return total - sampled();
    }

    private long sampled() {
        return entries.values().stream().mapToLong(Entry::count).sum();
    }

    /**
     * How many different ones came: exact up to {@value #MOST}, above that estimated from the largest hash in the sample (k
     * minimum values, Bar-Yossef et al. 2002, doi:10.1007/3-540-45726-7_1), standard error about 6 %.
     */
    long different() {
        if (bound == Long.MAX_VALUE) {
            return entries.size();
        }
        double part = bound * 0x1p-64 + 0.5;
        return Math.round((entries.size() - 1) / part);
    }

    /** The most frequent first. */
    List<CategoryProfile.Count> counts() {
        List<CategoryProfile.Count> counts = new ArrayList<>();
        entries.forEach((hash, entry) ->
                counts.add(new CategoryProfile.Count(entry.text(), entry.count(), Categories.group(hash))));
        counts.sort(Comparator.comparingLong(CategoryProfile.Count::count)
                .reversed()
                .thenComparing(CategoryProfile.Count::category));
        return counts;
    }

    void pack(PackWriter out) {
        out.count(total);
        out.count(entries.size());
        for (Map.Entry<Long, Entry> entry : entries.entrySet()) {
            out.bits(entry.getKey());
            out.text(entry.getValue().text());
            out.count(entry.getValue().count());
        }
    }

    static NewCategories unpack(PackReader in) {
        NewCategories categories = new NewCategories();
        categories.total = in.count();
        int size = in.count(MOST);
        for (int i = 0; i < size; i++) {
            long hash = in.bits();
            String text = in.text();
            categories.entries.put(hash, new Entry(text, in.count()));
        }
        if (categories.outside() > 0) {
            // also of a sample of fewer, as profiles had it before
            categories.bound = categories.entries.isEmpty() ? Long.MIN_VALUE : categories.entries.lastKey();
        }
        return categories;
    }
}
