package dev.vigia.inference;

import java.util.List;

/** Requests that the log refused, kept until they are brought back. */
public interface DeadLetters {
    /** Stores a request; on return it survives a crash. */
    void put(LoggedRequest request);

    /** Some of what is there, oldest first, at most {@code most}; the same again until {@link #remove}d. */
    List<LoggedRequest> peek(int most);

    /** Removes a request that is back in the log; one that is not there is no error. */
    void remove(InferenceId id);

    /** How many are there; may lag behind by a minute. */
    long size();
}
