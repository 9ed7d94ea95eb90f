package dev.vigia.stats;

/** Rows as a tree reads them: in each feature the place of a bin. */
public final class BinnedColumns {
    /** The most bins of a feature, so that a set of them fits a long. */
    public static final int MOST = 33;

    private final byte[][] columns;
    private final boolean[] named;

    /**
     * Takes the arrays as they are; they must not change.
     *
     * @param columns for each feature each row's bin, from 0, which is of missing cells, to {@link #MOST} − 1
     * @param named whether the feature's bins have no order
     * @throws IllegalArgumentException if there are not as many of both, or features have unequal rows
     */
    public BinnedColumns(byte[][] columns, boolean[] named) {
        if (columns.length != named.length) {
            throw new IllegalArgumentException(
                    columns.length + " features, " + named.length + " told to have an order or not: expected as many");
        }
        for (byte[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException(
                        column.length + " rows beside " + columns[0].length + ": expected as many of every feature");
            }
        }
        this.columns = columns;
        this.named = named;
    }

    /** How many features there are. */
    public int features() {
        return columns.length;
    }

    /** How many rows there are; none without features. */
    public int rows() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    /** A row's bin in a feature. */
    public int bin(int feature, int row) {
        return columns[feature][row];
    }

    /** A feature's bin of each row. Not a copy. */
    byte[] column(int feature) {
        return columns[feature];
    }

    /** Whether the feature's bins have no order. */
    public boolean isNamed(int feature) {
        return named[feature];
    }
}
