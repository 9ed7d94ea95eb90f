package dev.vigia.model;

import java.util.Locale;

/** What a feature is to the model. */
public enum Role {
    FEATURE,
    PREDICTION,
    TRUTH,
    IDENTIFIER,
    IGNORED;

    /** The word in a schema's JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
