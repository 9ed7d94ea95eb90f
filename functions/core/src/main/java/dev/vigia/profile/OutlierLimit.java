package dev.vigia.profile;

/**
 * The score above which a row is an outlier: the k-th largest of the scores of held-out baseline rows, which were not
 * used to make the reference. A new row's score is above it with a probability of mean k / (heldOut + 1).
 *
 * @param score NaN if no row was held out
 * @param rank k, from 1; 0 if no row was held out
 * @param heldOut how many scores it was chosen among
 */
public record OutlierLimit(double score, long rank, long heldOut) {
    /** The share of baseline rows that are called outliers. */
    static final double SHARE = 0.01;

    static OutlierLimit none() {
        return new OutlierLimit(Double.NaN, 0, 0);
    }

    /** @param sorted scores in rising order */
    static OutlierLimit of(double[] sorted) {
        if (sorted.length == 0) {
            return none();
        }
        int rank = (int) Math.max(1, Math.round(SHARE * sorted.length));
        return new OutlierLimit(sorted[sorted.length - rank], rank, sorted.length);
    }

    /** The share of rows to expect over it. */
    public double expectedRate() {
        return heldOut == 0 ? 0 : rank / (heldOut + 1.0);
    }

    void pack(PackWriter out) {
        out.number(score);
        out.count(rank);
        out.count(heldOut);
    }

    static OutlierLimit unpack(PackReader in) {
        return new OutlierLimit(in.number(), in.count(), in.count());
    }
}
