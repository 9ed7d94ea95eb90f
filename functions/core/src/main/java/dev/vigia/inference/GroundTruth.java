package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ground truth, kept by when it arrived. */
public interface GroundTruth {
    /** Stores a batch. The same row in a later batch corrects it; both stay readable. */
    void put(ModelName model, List<Truth> batch);

    /** What arrived in [from, to), in order of arrival. */
    List<Truth> arrived(ModelName model, Instant from, Instant to);

    /** The newest value for a row. */
    Optional<Truth> find(ModelName model, RowId row);
}
