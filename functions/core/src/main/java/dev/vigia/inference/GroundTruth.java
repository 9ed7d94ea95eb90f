package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ground truth, kept by when it arrived, to the millisecond. Reads are strongly consistent. Every operation throws
 * {@link dev.vigia.model.StoreUnavailableException} when the store cannot be reached.
 */
public interface GroundTruth {
    /** Stores a batch; storing it again changes nothing. The same row arriving later corrects it; both stay readable. */
    void put(ModelName model, List<Truth> batch);

    /** What arrived in [from, to), in order of arrival, and of row where they arrived together. */
    List<Truth> arrived(ModelName model, Instant from, Instant to);

    /** The newest value for a row. */
    Optional<Truth> find(ModelName model, RowId row);

    /** Removes every value for a row; of one that has none, nothing. */
    void erase(ModelName model, RowId row);
}
