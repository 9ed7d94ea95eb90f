package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.util.List;

/**
 * Requests that the log refused, kept until they are brought back. Every operation throws {@link
 * dev.vigia.model.StoreUnavailableException} when the store cannot be reached or is full.
 */
public interface DeadLetters {
    /**
     * Stores a request; on return it survives a crash. One that is there under the same model and id is not replaced,
     * so that what one caller was promised is not lost to another one's use of the id.
     */
    Appended put(LoggedRequest request);

    /** Some of what is there, oldest first, at most {@code most}; the same again until {@link #remove}d. */
    List<LoggedRequest> peek(int most);

    /**
     * Some of those after one in {@link #peek}'s order, that one need not be there: so who could not bring some back goes
     * on with the others.
     */
    List<LoggedRequest> peekAfter(ModelName model, InferenceId id, int most);

    /** Removes a request that is back in the log; one that is not there is no error. */
    void remove(ModelName model, InferenceId id);

    /** How many are there; may lag behind by a minute. */
    long size();
}
