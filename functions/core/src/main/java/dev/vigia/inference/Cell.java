package dev.vigia.inference;

/** What stands in one cell of a column. */
public enum Cell {
    /** A value of the feature's type. */
    PRESENT,
    /** Sent as null. */
    NULL,
    /** Not sent at all. */
    ABSENT,
    /** A value that is not of the feature's type, kept as the JSON text that was sent. */
    ESCAPED;

    /** Whether no value was sent. */
    public boolean isMissing() {
        return this == NULL || this == ABSENT;
    }
}
