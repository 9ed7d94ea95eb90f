package dev.vigia.model;

/** What a key may be used for. */
public enum Scope {
    INFER,
    CAPTURE,
    GROUND_TRUTH
}
