package dev.vigia.profile;

/** What can be odd about one cell; a column keeps example rows of each. */
public enum Oddity {
    /** Sent as null, or not sent. */
    MISSING,
    /** Not of the feature's type. */
    WRONG_TYPE,
    /** NaN or infinite. */
    NOT_FINITE,
    /** Less than the baseline's least value, or more than its greatest. */
    BEYOND_RANGE,
    /** Outside the limits that were set by hand. */
    BEYOND_LIMIT,
    /** A category that the baseline does not have. */
    NEW_CATEGORY
}
