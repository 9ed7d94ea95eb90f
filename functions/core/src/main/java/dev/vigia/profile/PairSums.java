package dev.vigia.profile;

/**
 * How a period's features hang together: the correlation of each two of them, from sums that merge exactly. A number's
 * scores are the places of its bins under the baseline, so it is a correlation of the baseline's ranks; a missing
 * number has the score of its middle, and of a frequent category it is asked whether a row has it. Immutable.
 */
public final class PairSums {
    private final PairColumns columns;
    private final long rows;
    private final long[] sums;
    private final long[] squares;
    private final long[] products;

    PairSums(PairColumns columns, long rows, long[] sums, long[] squares, long[] products) {
        this.columns = columns;
        this.rows = rows;
        this.sums = sums;
        this.squares = squares;
        this.products = products;
    }

    /**
     * How many columns are set against one another, 0, or from 2 to 64: numbers, and up to four categories of a feature if there
     * is room.
     */
    public int columns() {
        return columns.size();
    }

    /** How many features are left out because there are more than that. */
    public int left() {
        return columns.left();
    }

    /** Whether two columns are of different features; else their correlation says nothing. */
    public boolean apart(int first, int second) {
        return columns.apart(first, second);
    }

    /** How many pairs of columns of different features there are. */
    public int pairs() {
        int pairs = 0;
        for (int i = 0; i < columns(); i++) {
            for (int j = i + 1; j < columns(); j++) {
                pairs += apart(i, j) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** The feature's name, or {@code origin = ANC}. */
    public String label(int column) {
        return columns.label(column);
    }

    /** How many rows the sums are of: all but rejected ones. */
    public long rows() {
        return rows;
    }

    /** The correlations of all pairs, in [−1, 1]; NaN where either column does not vary. The order: 0 and 1, 0 and 2, … 1 and 2, … */
    public double[] correlations() {
        double[] r = new double[products.length];
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            for (int j = i + 1; j < sums.length; j++) {
                double spread = Math.sqrt(variance(i) * variance(j));
                double product = products[at] - (double) sums[i] / rows * sums[j];
                r[at++] = spread > 0 ? Math.clamp(product / rows / spread, -1, 1) : Double.NaN;
            }
        }
        return r;
    }

    double mean(int column) {
        return (double) sums[column] / rows;
    }

    /** Of two columns' scores, or of one's squares. */
    double meanProduct(int first, int second) {
        if (first == second) {
            return (double) squares[first] / rows;
        }
        int i = Math.min(first, second);
        int before = i * sums.length - i * (i + 1) / 2;
        return (double) products[before + Math.max(first, second) - i - 1] / rows;
    }

    private double variance(int column) {
        double mean = mean(column);
        double variance = (double) squares[column] / rows - mean * mean;
        return variance > 1e-6 ? variance : 0; // scores are whole numbers: what is less is the doubles' error
    }

    /** The largest distance of a score from the mean, in deviations; infinite if the column does not vary. */
    public double reach(int column) {
        double mean = mean(column);
        return (PairColumns.HIGHEST + Math.abs(mean)) / Math.sqrt(variance(column));
    }
}
