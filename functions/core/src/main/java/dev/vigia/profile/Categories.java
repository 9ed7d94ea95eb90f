package dev.vigia.profile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The categories of a baseline's column: the most frequent by name, the others by hash. Where there are more than can
 * be kept, or most of any new rows are of others, the column is open: nothing is new in it.
 */
final class Categories {
    static final int MOST_LISTED = 1_000;
    static final int MOST_KNOWN = 20_000;
    /** Longer ones are free text and are not listed. */
    static final int LONGEST = 500;

    /** Groups of categories by hash, which say where rare ones lie without naming them. */
    static final int GROUPS = 64;

    /** What {@link #index} gives for a category that is known but not listed, or of an open column. */
    static final int REST = -1;
    /** What {@link #index} gives for a category that the baseline does not have. */
    static final int NEW = -2;

    private final List<String> listed;
    private final long[] hashes;
    private final long[] known;
    private final boolean open;
    private final long singletons;
    private final long doubletons;
    private final Map<String, Integer> places;

    private Categories(List<String> listed, long[] known, boolean open, long singletons, long doubletons) {
        this.listed = List.copyOf(listed);
        this.hashes = listed.stream().mapToLong(Hash64::of).toArray();
        this.known = known;
        this.open = open;
        this.singletons = singletons;
        this.doubletons = doubletons;
        places = HashMap.newHashMap(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            places.put(listed.get(i), i);
        }
    }

    /** @param counts how often each category came, one or more times */
    static Categories of(Map<String, Long> counts, boolean open) {
        List<String> listed = counts.entrySet().stream()
                .filter(entry -> entry.getKey().length() <= LONGEST)
                .filter(entry -> !open || entry.getValue() > 1)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LISTED)
                .map(Map.Entry::getKey)
                .toList();
        Set<String> names = new TreeSet<>(listed);
        long[] known = open
                ? new long[0]
                : counts.keySet().stream()
                        .filter(category -> !names.contains(category))
                        .mapToLong(Hash64::of)
                        .sorted()
                        .toArray();
        long singletons = counts.values().stream().filter(count -> count == 1).count();
        long doubletons = counts.values().stream().filter(count -> count == 2).count();
        return new Categories(listed, known, open, singletons, doubletons);
    }

    /** The group of a hash. */
    static int group(long hash) {
        return (int) (hash & (GROUPS - 1));
    }

    /** In order of frequency in the baseline. */
    List<String> listed() {
        return listed;
    }

    long hash(int place) {
        return hashes[place];
    }

    boolean open() {
        return open;
    }

    /** Whether all that the baseline has are listed. */
    boolean areAllListed() {
        return known.length == 0;
    }

    /** How many categories the baseline has exactly one row of. */
    long singletons() {
        return singletons;
    }

    /** How many categories the baseline has exactly two rows of. */
    long doubletons() {
        return doubletons;
    }

    /** The place among the listed ones, or {@link #REST} or {@link #NEW}. */
    int index(String category) {
        Integer place = places.get(category);
        if (place != null) {
            return place;
        }
        return open || Arrays.binarySearch(known, Hash64.of(category)) >= 0 ? REST : NEW;
    }

    void pack(PackWriter out) {
        out.count(listed.size());
        listed.forEach(out::text);
        out.count(known.length);
        for (long hash : known) {
            out.bits(hash);
        }
        out.octet(open ? 1 : 0);
        out.count(singletons);
        out.count(doubletons);
    }

    static Categories unpack(PackReader in) {
        String[] listed = new String[in.count(MOST_LISTED)];
        for (int i = 0; i < listed.length; i++) {
            listed[i] = in.text();
        }
        long[] known = new long[in.count(MOST_KNOWN)];
        for (int i = 0; i < known.length; i++) {
            known[i] = in.bits();
        }
        boolean open = in.octet() != 0;
        return new Categories(Arrays.asList(listed), known, open, in.count(), in.count());
    }
}
