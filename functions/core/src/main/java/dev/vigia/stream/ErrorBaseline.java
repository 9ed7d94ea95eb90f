package dev.vigia.stream;

/**
 * What the error was before: the share of wrong predictions, or the mean of a loss in [0, 1], and of how many rows it is known.
 * A loss without bounds (squared, absolute) is to be clipped at a high quantile of the baseline's losses and divided by that.
 *
 * @param mean in [0, 1]
 * @param rows at least 1,000, below which a mean says too little; {@link #KNOWN} for a mean that is known
 */
public record ErrorBaseline(double mean, long rows) {
    /** The rows of a mean that is not estimated. */
    public static final long KNOWN = Long.MAX_VALUE;

    /** The fewest rows. */
    public static final long FEWEST = 1000;

    /** The fewest rows of which a mean is taken as known. */
    public static final long PRECISE = 20_000;

    /** The standard normal's 90 % quantile. */
    private static final double NINE_OF_TEN = 1.2815515655446004;

    public ErrorBaseline {
        if (!(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("mean error is " + mean + ", expected a number in [0, 1]");
        }
        if (rows < FEWEST) {
            throw new IllegalArgumentException(
                    "baseline has " + rows + " rows with errors, expected at least " + FEWEST);
        }
    }

    /**
     * This baseline for a detector that takes the mean as known: from fewer than {@value #PRECISE} rows its upper limit, which is above the
     * true one in nine of ten baselines. In those the run length is at least the one stated, and a rise is told later.
     *
     * <p>E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927),
     * doi:10.1080/01621459.1927.10502953. A loss between 0 and 1 varies less than what the limit reckons with.
     */
    ErrorBaseline asKnown() {
        if (rows >= PRECISE) {
            return this;
        }
        double part = NINE_OF_TEN * NINE_OF_TEN / rows;
        double slack = Math.sqrt(part * (mean * (1 - mean) + part / 4));
        return new ErrorBaseline(Math.min(1, (mean + part / 2 + slack) / (1 + part)), KNOWN);
    }

    /** The rate that detectors start from: within (0, 1) even where no row or every row was wrong. */
    double rate() {
        double counted = (double) Math.min(rows, 1_000_000_000L);
        return (mean * counted + 0.5) / (counted + 1);
    }
}
