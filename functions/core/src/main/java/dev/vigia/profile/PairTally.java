package dev.vigia.profile;

/**
 * Sums of scores, of their squares and of the products of each two columns' scores ({@link PairColumns}): whole numbers,
 * so merging is exact in any order. Nothing overflows below 2<sup>43</sup> rows. Not thread-safe while it changes.
 */
final class PairTally {
    private final PairColumns columns;
    private final long[] sums;
    private final long[] squares;
    private final long[] products;
    private long rows;

    PairTally(PairColumns columns) {
        this.columns = columns;
        sums = new long[columns.size()];
        squares = new long[columns.size()];
        products = new long[columns.pairs()];
    }

    /** Adds rows; a column's scores are together, {@code stride} from column to column. */
    void add(int[] scores, int stride, int size) {
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            int first = i * stride;
            long sum = 0;
            for (int row = 0; row < size; row++) {
                sum += scores[first + row];
            }
            sums[i] += sum;
            squares[i] += product(scores, first, first, size);
            for (int j = i + 1; j < sums.length; j++) {
                products[at++] += product(scores, first, j * stride, size);
            }
        }
        rows += size;
    }

    /** Of at most {@value PairBlock#ROWS} rows, so that it fits an int. */
    private static int product(int[] scores, int a, int b, int size) {
        int sum = 0;
        for (int row = 0; row < size; row++) {
            sum += scores[a + row] * scores[b + row];
        }
        return sum;
    }

    void merge(PairTally other) {
        add(sums, other.sums);
        add(squares, other.squares);
        add(products, other.products);
        rows += other.rows;
    }

    private static void add(long[] to, long[] more) {
        for (int i = 0; i < to.length; i++) {
            to[i] += more[i];
        }
    }

    PairSums sums() {
        return new PairSums(columns, rows, sums.clone(), squares.clone(), products.clone());
    }

    void pack(PackWriter out) {
        out.count(rows);
        out.counts(zigzag(sums));
        out.counts(squares);
        out.counts(zigzag(products));
    }

    /** Small negative numbers take as few bytes as positive ones. */
    private static long[] zigzag(long[] values) {
        long[] folded = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            folded[i] = values[i] << 1 ^ values[i] >> 63;
        }
        return folded;
    }

    static PairTally unpack(PairColumns columns, PackReader in) {
        PairTally tally = new PairTally(columns);
        tally.rows = in.count();
        copy(in.counts(), tally.sums, true);
        copy(in.counts(), tally.squares, false);
        copy(in.counts(), tally.products, true);
        return tally;
    }

    private static void copy(long[] packed, long[] target, boolean folded) {
        if (packed.length != target.length) {
            throw new IllegalArgumentException("packed profile with " + packed.length
                    + " sums of pairs: expected the baseline's " + target.length);
        }
        for (int i = 0; i < packed.length; i++) {
            target[i] = folded ? packed[i] >>> 1 ^ -(packed[i] & 1) : packed[i];
        }
    }
}
