package dev.vigia.model;

import java.util.Locale;

/** What the values of a feature are. */
public enum FeatureType {
    NUMBER,
    INTEGER,
    BOOLEAN,
    CATEGORY,
    TEXT,
    TIMESTAMP;

    /** Whether values are held as doubles (booleans as 0 and 1) and profiled in bins. */
    public boolean isNumeric() {
        return this == NUMBER || this == INTEGER || this == BOOLEAN;
    }

    /** The word in a schema's JSON: {@code number}, {@code category}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
