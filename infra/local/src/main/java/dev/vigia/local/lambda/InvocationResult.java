package dev.vigia.local.lambda;

import java.time.Duration;

/** What became of one invocation of a function. */
public sealed interface InvocationResult {
    /**
     * The function answered.
     *
     * @param payload its JSON
     */
    record Answered(Payload payload) implements InvocationResult {}

    /**
     * The function threw, or answered more than Lambda takes.
     *
     * @param errorType the type it reported, such as {@code java.lang.IllegalStateException}
     * @param payload the error as JSON
     */
    record Failed(String errorType, Payload payload) implements InvocationResult {}

    /**
     * The function did not answer in time; its instance was ended.
     *
     * @param after the function's timeout
     */
    record TimedOut(Duration after) implements InvocationResult {}

    /**
     * The instance ended before it answered. Whether the function did its work is not known.
     *
     * @param reason how it ended
     */
    record Crashed(String reason) implements InvocationResult {}

    /**
     * No instance could be made ready: the function has not seen the event.
     *
     * @param reason what it said or did
     */
    record InitFailed(String reason) implements InvocationResult {}

    /**
     * Nothing could take the event: the function has not seen it. Lambda calls it throttled.
     *
     * @param reason why
     */
    record Refused(String reason) implements InvocationResult {}

    /** The result in a few words that hold nothing of the payloads. */
    default String summary() {
        return switch (this) {
            case Answered answered -> "answered";
            case Failed failed -> "failed with " + failed.errorType();
            case TimedOut timedOut ->
                "did not answer within " + timedOut.after().toMillis() + " ms";
            case Crashed crashed -> crashed.reason();
            case InitFailed failed -> failed.reason();
            case Refused refused -> refused.reason();
        };
    }
}
