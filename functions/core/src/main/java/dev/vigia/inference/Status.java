package dev.vigia.inference;

/** What became of a logged request. */
public enum Status {
    /** The scorer answered. */
    SCORED,
    /** The scorer failed or took too long; the features are logged without predictions. */
    UNSCORED,
    /** Decoded, but not of a form that the scorer can take; answered 422. */
    REJECTED,
    /** Taken in with predictions made elsewhere. */
    CAPTURED
}
