package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The log of inferences, one item per request (DATA.md, "Inferences"). An id is written once: appending it again
 * changes nothing. Reads are strongly consistent. Every operation throws {@link
 * dev.vigia.model.StoreUnavailableException} when the store cannot be reached.
 */
public interface InferenceLog {
    /** Appends a request, however many parts it takes; on return all of them are stored. */
    Appended append(LoggedRequest request);

    Optional<LoggedRequest> find(ModelName model, InferenceId id);

    /**
     * Ids of requests that were sent under a caller's own name, newest first, at most 100. Unlike the other reads, this
     * one may lag behind by some seconds: it is an index.
     */
    List<InferenceId> findByCaller(ModelName model, String callerId);

    /**
     * Hands over each complete request whose id's time is in [from, to), in order of id, without holding all of them
     * in memory.
     *
     * @return how many incomplete requests were passed over: parts of a write that was never acknowledged
     */
    long read(ModelName model, Instant from, Instant to, Consumer<LoggedRequest> reader);

    /** The newest requests whose id's time is in [since, before), newest first, at most {@code most}. */
    List<LoggedRequest> newest(ModelName model, Instant since, Instant before, int most);

    /**
     * Puts predictions, one column for each in schema order, beside the features of a captured request that has none
     * yet. Doing it again changes nothing.
     *
     * @return false if there is no such request, or it has other predictions, or not as many rows
     */
    boolean addPredictions(ModelName model, InferenceId id, List<Column> predictions);

    /**
     * Removes what is known of one row ({@link LoggedRequest#erased}): every cell becomes {@link Cell#ABSENT}, its place stays.
     * Erasing it again changes nothing.
     *
     * @return false if there is no such row
     */
    boolean erase(ModelName model, RowId row);
}
