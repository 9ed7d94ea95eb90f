package dev.vigia.inference;

/** The scorer failed, or did not answer in time. */
public final class ScorerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean timedOut;

    public ScorerException(String message, boolean timedOut, Throwable cause) {
        super(message, cause);
        this.timedOut = timedOut;
    }

    public boolean timedOut() {
        return timedOut;
    }
}
