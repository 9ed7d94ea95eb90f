package dev.vigia.schema;

/**
 * Whether values repeat, in bounded memory: the values whose hashes end in enough zero bits, at most
 * {@value #MOST} of them, with how often each came. A value that is kept was kept from its first occurrence on, so its
 * count is exact; with more distinct values it is a uniform sample of them (adaptive sampling, Flajolet 1990,
 * doi:10.1007/BF02241657). The merge of two is what one would be that saw all their values. Not thread-safe.
 */
public final class DistinctSample {
    /** The most values that are kept; where there are more, at least half as many are. */
    public static final int MOST = 1 << 15;

    private static final int FIRST_SIZE = 64;

    /** Open addressing, 0 being empty. */
    private long[] keys = new long[FIRST_SIZE];

    private long[] counts = new long[FIRST_SIZE];
    private int size;
    private int level;

    /** Adds a number; returns whether it came before and was kept. */
    public boolean add(long value) {
        return addHash(mix(value));
    }

    /** Adds a text; returns whether it came before and was kept. */
    public boolean add(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9e37_79b9_7f4a_7c15L;
            hash ^= hash >>> 32;
        }
        return addHash(mix(hash));
    }

    /** MurmurHash3's variant 13, as in SplitMix64 (doi:10.1145/2660193.2660195). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return b ^ (b >>> 31);
    }

    private boolean addHash(long hash) {
        return add(hash == 0 ? 1L << 63 : hash, 1);
    }

    private boolean add(long key, long count) {
        if (Long.numberOfTrailingZeros(key) < level) {
            return false;
        }
        int mask = keys.length - 1;
        int at = (int) (key >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        counts[at] += count;
        if (keys[at] != 0) {
            return true;
        }
        keys[at] = key;
        if (++size > keys.length / 2) {
            grow();
        }
        return false;
    }

    private void grow() {
        if (size > MOST) {
            rebuild(level + 1, keys.length);
        } else {
            rebuild(level, keys.length * 2);
        }
    }

    private void rebuild(int newLevel, int length) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[length];
        counts = new long[length];
        size = 0;
        level = newLevel;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                add(oldKeys[i], oldCounts[i]);
            }
        }
    }

    /** Adds what another one saw. */
    public void merge(DistinctSample other) {
        if (other.level > level) {
            rebuild(other.level, keys.length);
        }
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != 0) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    /** About how many different values came; exact up to {@value #MOST}. */
    public long distinct() {
        return (long) size << level;
    }

    /** How often one of the kept values came again. */
    public long repeats() {
        long repeats = 0;
        for (int i = 0; i < keys.length; i++) {
            repeats += keys[i] == 0 ? 0 : counts[i] - 1;
        }
        return repeats;
    }

    /** About how many different values came so many times; exact up to {@value #MOST} different ones. */
    public long seen(long times) {
        long seen = 0;
        for (int i = 0; i < keys.length; i++) {
            seen += keys[i] != 0 && counts[i] == times ? 1 : 0;
        }
        return seen << level;
    }

    /** The share of different values that are kept: 1 up to {@value #MOST}. */
    public double kept() {
        return Math.scalb(1.0, -level);
    }
}
