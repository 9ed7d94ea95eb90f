package dev.vigia.stats;

/**
 * How much more the rate of an event varies from window to window than that of independent rows: events come in bursts, or
 * with the hour. So many rows say as much as a part of them would, if they were independent.
 *
 * <p>Between what neighbouring rows do (the factor is the same for any number of rows) and what whole hours do (it grows
 * with the rows) a window of fewer rows is taken to have 1 + (φ − 1) √(n / usual rows); one of more, 1 + (φ − 1) n / usual rows.
 *
 * @param factor φ of a window of usual size: its variance over that of independent rows, from 1
 * @param usualRows rows of such a window, above 0
 */
public record Dispersion(double factor, double usualRows) {
    /** Rows are independent. */
    public static final Dispersion NONE = new Dispersion(1, 1);

    /** Checks both. */
    public Dispersion {
        Arguments.positive("usual rows", usualRows);
        if (!(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("dispersion is " + factor + ", expected a finite number from 1");
        }
    }

    /** The factor of a window of so many rows. */
    public double at(long rows) {
        double ratio = rows / usualRows;
        return 1 + (factor - 1) * (ratio > 1 ? ratio : Math.sqrt(ratio));
    }

    /**
     * The most events among so many rows that are no evidence, by the most among as many independent rows as they are
     * {@link #worth}: one event more there is {@link #at} events more here.
     */
    public long limit(long mostOfWorth, long rows) {
        return (long) Math.ceil((mostOfWorth + 1) * at(rows)) - 1;
    }

    /** How many events among independent rows so many among these rows say as much as. */
    public long events(long events, long rows) {
        return Math.min(worth(rows), (long) (events / at(rows)));
    }

    /** How many independent rows so many are worth, rounded; at least 1 of 1 or more. */
    public long worth(long rows) {
        return rows == 0 ? 0 : Math.max(1, Math.round(rows / at(rows)));
    }
}
