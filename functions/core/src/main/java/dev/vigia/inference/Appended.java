package dev.vigia.inference;

/** What became of an append to the log. */
public sealed interface Appended {
    /** It is written now. */
    record Written() implements Appended {}

    /** That id was written before; {@code stored} is what stands there, and nothing was changed. */
    record Existing(LoggedRequest stored) implements Appended {}
}
