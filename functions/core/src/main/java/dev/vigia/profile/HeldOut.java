package dev.vigia.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A random split of a baseline's rows: what is fitted, is fitted on some and judged on the others. Half are held out,
 * at most {@value #MOST}, but of fewer than 4,000 so many that {@value #ENOUGH} are left to fit on, a quarter at least; of
 * fewer than four rows, none.
 */
final class HeldOut {
    static final int MOST = 20_000;

    /** More rows than these hardly make a better reference. */
    private static final int ENOUGH = 2_000;

    private final int[] fitted;
    private final int[] heldOut;

    private HeldOut(int[] fitted, int[] heldOut) {
        this.fitted = fitted;
        this.heldOut = heldOut;
    }

    static HeldOut of(int rows, long seed) {
        int[] shuffled = shuffled(IntStream.range(0, rows).toArray(), seed);
        int split = Math.min(Math.clamp(rows - ENOUGH, rows / 4, rows / 2), MOST);
        return new HeldOut(Arrays.copyOfRange(shuffled, split, rows), Arrays.copyOf(shuffled, split));
    }

    /** In the order of a seeded hash, then of the row. */
    static int[] shuffled(int[] rows, long seed) {
        int[] rising = rows.clone();
        Arrays.sort(rising);
        long[] hashes = new long[rising.length];
        long mixed = Hash64.mix(seed);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hash64.row(mixed, rising[i]);
        }
        int[] order = order(hashes);
        for (int i = 0; i < order.length; i++) {
            order[i] = rising[order[i]];
        }
        return order;
    }

    /** The places of numbers in their rising order, equal ones in that of their places. */
    static int[] order(long[] numbers) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(numbers.length);
        long low = (1L << bits) - 1;
        long[] keys = new long[numbers.length]; // a number's highest bits and its place: sorted at once
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (numbers[i] & ~low) | i;
        }
        Arrays.sort(keys);
        int[] places = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int place = (int) (keys[i] & low);
            int at = i;
            for (; at > 0 && numbers[place] < numbers[places[at - 1]]; at--) {
                places[at] = places[at - 1]; // the highest bits were equal
            }
            places[at] = place;
        }
        return places;
    }

    int[] fitted() {
        return fitted;
    }

    int[] heldOut() {
        return heldOut;
    }
}
