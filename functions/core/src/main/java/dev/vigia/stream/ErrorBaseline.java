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

    /** The fewest rows for a detector that compares with the mean itself. */
    public static final long PRECISE = 20_000;

    public ErrorBaseline {
        if (!(mean >= 0 && mean <= 1)) {
            throw new IllegalArgumentException("mean error is " + mean + ", expected a number in [0, 1]");
        }
        if (rows < FEWEST) {
            throw new IllegalArgumentException(
                    "baseline has " + rows + " rows with errors, expected at least " + FEWEST);
        }
    }

    /** This baseline, if its mean is known well enough to be what a detector compares with. */
    ErrorBaseline precise() {
        if (rows < PRECISE) {
            throw new IllegalArgumentException("baseline has " + rows + " rows with errors, expected at least "
                    + PRECISE + ": from fewer, the run length would not be the one stated");
        }
        return this;
    }

    /** The rate that detectors start from: within (0, 1) even where no row or every row was wrong. */
    double rate() {
        double counted = (double) Math.min(rows, 1_000_000_000L);
        return (mean * counted + 0.5) / (counted + 1);
    }
}
