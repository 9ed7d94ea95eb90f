package dev.vigia.model;

/** What happens to a feature's values before they are logged. */
public enum Sensitivity {
    /** They are logged as they were sent. */
    NONE,
    /** They are not logged: the feature is absent in the log. */
    DROP,
    /** A keyed hash is logged in their place. */
    HASH
}
