package dev.vigia.inference;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ground truth, kept by when it arrived, to the millisecond. Reads are strongly consistent. Every operation throws
 * {@link dev.vigia.model.StoreUnavailableException} when the store cannot be reached.
 */
public interface GroundTruth {
    /** Stores a batch; storing it again changes nothing. The same row arriving later corrects it; both stay readable. */
    void put(ModelName model, List<Truth> batch);

    /** Hands over what arrived in [from, to), in any order, without holding all of it in memory. */
    void read(ModelName model, Instant from, Instant to, Consumer<Truth> reader);

    /** What arrived in [from, to), in order of arrival, and of row where they arrived together. */
    default List<Truth> arrived(ModelName model, Instant from, Instant to) {
        List<Truth> arrived = new ArrayList<>();
        read(model, from, to, arrived::add);
        arrived.sort(Comparator.comparing(Truth::arrived).thenComparing(Truth::row));
        return List.copyOf(arrived);
    }

    /** The newest value for a row. */
    Optional<Truth> find(ModelName model, RowId row);

    /** Removes every value for a row; of one that has none, nothing. */
    void erase(ModelName model, RowId row);
}
