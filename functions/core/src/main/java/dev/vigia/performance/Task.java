package dev.vigia.performance;

/** What a model's prediction is. */
public enum Task {
    /** The probability of one of two labels. */
    PROBABILITY,
    /** A class, one of the labels themselves. */
    CLASSES,
    /** A number. */
    NUMBERS
}
