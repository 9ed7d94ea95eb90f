package dev.vigia.schema;

/**
 * Whether values repeat, in bounded memory: the values whose hashes end in enough zero bits, at most
 * {@value #MOST} of them, with how often each came. A value that is kept was kept from its first occurrence on, so its
 * count is exact; with more distinct values it is a uniform sample of them (adaptive sampling, Flajolet 1990,
 * doi:10.1007/BF02241657). The merge of two is what one would be that saw all their values. Not thread-safe.
 */
public final class DistinctSample {
    static final int MOST = 1 << 15;
    private static final int FIRST_SIZE = 64;

    /** Open addressing, 0 being empty. */
    private long[] keys = new long[FIRST_SIZE];

    private long[] counts = new long[FIRST_SIZE];
    private int size;
    private int level;

    /** @param hash 64 well mixed bits of a value, the same for equal values */
    public void add(long hash) {
        add(hash == 0 ? 1L << 63 : hash, 1);
    }

    private void add(long key, long count) {
        if (Long.numberOfTrailingZeros(key) < level) {
            return;
        }
        int mask = keys.length - 1;
        int at = (int) (key >>> 32) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        counts[at] += count;
        if (keys[at] == 0) {
            keys[at] = key;
            if (++size > keys.length / 2) {
                grow();
            }
        }
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

    /** The share of different values that are kept: 1 up to {@value #MOST}. */
    public double kept() {
        return Math.scalb(1.0, -level);
    }
}
