package dev.vigia.multivariate;

import dev.vigia.stats.BinnedColumns;
import java.util.List;

/** Bins of rows of both samples: sixteen of the ranks of a number, one of each category. */
final class PooledBins {
    private static final int OF_NUMBERS = 16;

    private PooledBins() {}

    static BinnedColumns of(Pooled pooled, int[] rows) {
        List<Pooled.Coded> columns = pooled.columns();
        byte[][] bins = new byte[columns.size()][];
        boolean[] named = new boolean[bins.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = bins(columns.get(i), rows);
            named[i] = columns.get(i) instanceof Pooled.Named;
        }
        return new BinnedColumns(bins, named);
    }

    private static byte[] bins(Pooled.Coded column, int[] rows) {
        byte[] bins = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            bins[i] = (byte)
                    switch (column) {
                        case Pooled.Ranked ranked -> bin(ranked.ranks()[rows[i]]);
                        case Pooled.Named categories -> categories.codes()[rows[i]] + 1;
                    };
        }
        return bins;
    }

    private static int bin(double rank) {
        return Double.isNaN(rank) ? 0 : 1 + (int) (rank * OF_NUMBERS);
    }
}
