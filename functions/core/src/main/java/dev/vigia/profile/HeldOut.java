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
        long[] order = new long[rising.length];
        long mixed = Hash64.mix(seed);
        for (int i = 0; i < order.length; i++) {
            order[i] = Hash64.row(mixed, rising[i]);
        }
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        int[] places = new int[rising.length];
        Arrays.fill(places, -1);
        for (int i = 0; i < order.length; i++) {
            int place = first(sorted, order[i]);
            while (places[place] >= 0) {
                place++; // equal hashes stay in order of row
            }
            places[place] = rising[i];
        }
        return places;
    }

    /** The first place of a value that is there. */
    private static int first(long[] sorted, long value) {
        int place = Arrays.binarySearch(sorted, value);
        while (place > 0 && sorted[place - 1] == value) {
            place--;
        }
        return place;
    }

    int[] fitted() {
        return fitted;
    }

    int[] heldOut() {
        return heldOut;
    }
}
