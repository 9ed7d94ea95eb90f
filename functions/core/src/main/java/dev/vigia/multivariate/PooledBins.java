package dev.vigia.multivariate;

import dev.vigia.stats.BinnedColumns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Bins of rows of both samples: sixteen of the ranks of a number, one of each category. */
final class PooledBins {
    private static final int OF_NUMBERS = 16;
    private static final int GROUPS = 4;

    private PooledBins() {}

    static BinnedColumns of(Pooled pooled, int[] rows) {
        return of(pooled, rows, (column, ranked) -> ranks(ranked, rows));
    }

    /**
     * The same with ranks within groups of rows, ties in an order by chance, so that each group has as many rows in each bin as any other
     * (the distributional transform, Rüschendorf 2009, doi:10.1016/j.jspi.2009.05.030). Categories and missing cells stay as they are.
     *
     * @param groups of each row, in 0 to 3
     * @param seed orders the ties
     */
    static BinnedColumns withoutMargins(Pooled pooled, int[] rows, int[] groups, long seed) {
        return of(
                pooled,
                rows,
                (column, ranked) -> within(ranks(ranked, rows), groups, new SplittableRandom(seed + column + 1)));
    }

    private interface Ranking {
        double[] of(int column, Pooled.Ranked ranked);
    }

    private static BinnedColumns of(Pooled pooled, int[] rows, Ranking ranking) {
        List<Pooled.Coded> columns = pooled.columns();
        byte[][] bins = new byte[columns.size()][];
        boolean[] named = new boolean[bins.length];
        for (int i = 0; i < bins.length; i++) {
            named[i] = columns.get(i) instanceof Pooled.Named;
            bins[i] = switch (columns.get(i)) {
                case Pooled.Ranked ranked -> numbers(ranking.of(i, ranked));
                case Pooled.Named categories -> categories(categories, rows);
            };
        }
        return new BinnedColumns(bins, named);
    }

    private static double[] ranks(Pooled.Ranked column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> column.ranks()[row]).toArray();
    }

    /**
     * The places within each group, divided by how many present values it has, each at random within its step: the steps' middles
     * would be other numbers in groups of another size, and so tell small groups apart by which bins stay empty.
     */
    private static double[] within(double[] ranks, int[] groups, SplittableRandom random) {
        long[] chance = random.longs(ranks.length).toArray();
        int[] order = IntStream.range(0, ranks.length)
                .filter(row -> !Double.isNaN(ranks[row]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> ranks[row]).thenComparingLong(row -> chance[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] sizes = new int[GROUPS];
        Arrays.stream(order).forEach(row -> sizes[groups[row]]++);
        int[] places = new int[GROUPS];
        double[] own = new double[ranks.length];
        Arrays.fill(own, Double.NaN);
        for (int row : order) {
            int group = groups[row];
            own[row] = (places[group]++ + random.nextDouble()) / sizes[group];
        }
        return own;
    }

    private static byte[] numbers(double[] ranks) {
        byte[] bins = new byte[ranks.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (byte) (Double.isNaN(ranks[i]) ? 0 : 1 + (int) (ranks[i] * OF_NUMBERS));
        }
        return bins;
    }

    private static byte[] categories(Pooled.Named column, int[] rows) {
        byte[] bins = new byte[rows.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (byte) (column.codes()[rows[i]] + 1);
        }
        return bins;
    }
}
