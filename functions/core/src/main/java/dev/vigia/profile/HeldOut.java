package dev.vigia.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A random split of a baseline's rows: what is fitted, is fitted on some and judged on the others. Half are held out,
 * at most {@value #MOST}; of one row, none.
 */
final class HeldOut {
    static final int MOST = 20_000;

    private final int[] fitted;
    private final int[] heldOut;

    private HeldOut(int[] fitted, int[] heldOut) {
        this.fitted = fitted;
        this.heldOut = heldOut;
    }

    static HeldOut of(int rows, long seed) {
        int[] shuffled = shuffled(IntStream.range(0, rows).toArray(), seed);
        int split = Math.min(rows / 2, MOST);
        return new HeldOut(Arrays.copyOfRange(shuffled, split, rows), Arrays.copyOf(shuffled, split));
    }

    /** In the order of a seeded hash. */
    static int[] shuffled(int[] rows, long seed) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(row -> Hash64.row(Hash64.mix(seed), row))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int[] fitted() {
        return fitted;
    }

    int[] heldOut() {
        return heldOut;
    }
}
