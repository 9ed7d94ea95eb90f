package dev.vigia.profile;

/** What can be odd about one cell; a column counts each and keeps example rows of it. */
public enum Oddity {
    /** Sent as null, or not sent. */
    MISSING(1),
    /** Not of the feature's type. */
    WRONG_TYPE(2),
    /** NaN or infinite. */
    NOT_FINITE(4),
    /** Less than the baseline's least value, or more than its greatest. */
    BEYOND_RANGE(8),
    /** Outside a limit that was set by hand (range, categories, length or pattern); of probabilities, outside [0, 1]. */
    BEYOND_LIMIT(16),
    /** A category that the baseline does not have. */
    NEW_CATEGORY(32);

    /** The bit that stands for it in a set of them. */
    final int bit;

    Oddity(int bit) {
        this.bit = bit;
    }
}
