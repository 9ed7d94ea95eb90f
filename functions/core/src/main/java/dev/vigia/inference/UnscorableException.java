package dev.vigia.inference;

/** These rows do not fit the scorer; the message names the feature and what was expected, never a value. */
public final class UnscorableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String feature;

    public UnscorableException(String feature, String message) {
        super(message);
        this.feature = feature;
    }

    public String feature() {
        return feature;
    }
}
