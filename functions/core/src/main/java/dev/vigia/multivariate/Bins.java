package dev.vigia.multivariate;

import java.util.List;

/** Rows as a tree reads them: in each feature the place of a bin. */
final class Bins {
    /** Bins of a feature, so that a set of them fits a long. */
    static final int MOST = 33;

    private static final int OF_NUMBERS = 16;

    private final byte[][] columns;
    private final boolean[] named;

    private Bins(byte[][] columns, boolean[] named) {
        this.columns = columns;
        this.named = named;
    }

    static Bins of(Pooled pooled, int[] rows) {
        List<Pooled.Coded> columns = pooled.columns();
        byte[][] bins = new byte[columns.size()][];
        boolean[] named = new boolean[bins.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = bins(columns.get(i), rows);
            named[i] = columns.get(i) instanceof Pooled.Named;
        }
        return new Bins(bins, named);
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

    int features() {
        return columns.length;
    }

    /** For each row a bin from 0, which is of missing cells, to {@link #MOST} − 1. Not a copy. */
    byte[] column(int feature) {
        return columns[feature];
    }

    /** Whether the feature's bins have no order. */
    boolean isNamed(int feature) {
        return named[feature];
    }
}
