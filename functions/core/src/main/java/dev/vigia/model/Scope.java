package dev.vigia.model;

/** What a key may be used for. */
public enum Scope {
    /** Ask for predictions. */
    INFER("infer"),
    /** Send predictions made elsewhere. */
    CAPTURE("capture"),
    /** Send what came true. */
    GROUND_TRUTH("ground-truth");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
