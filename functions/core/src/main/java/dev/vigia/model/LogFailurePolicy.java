package dev.vigia.model;

/** What a caller gets when neither the log nor the dead-letter store takes an inference. */
public enum LogFailurePolicy {
    /** 503, no prediction. */
    REFUSE,
    /** The prediction, with {@code x-vigia-logged: false}, and a count that raises an alarm. */
    ANSWER
}
