package dev.vigia.profile;

import dev.vigia.inference.Rows;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;

/** Builds a baseline from rows, in one pass. The same rows in the same order with the same seed give the same bytes. */
public final class BaselineBuilder {
    /** @param seed chooses the rows that are kept where there are too many, and those that are held out */
    public BaselineBuilder(ModelVersion version, Schema schema, long seed) {}

    /** Adds rows of the same schema, predictions included. */
    public BaselineBuilder add(Rows rows) {
        return this;
    }

    /** How many rows were added. */
    public long size() {
        return 0;
    }

    /**
     * The baseline of the rows that were added.
     *
     * @throws IllegalStateException if there are none
     */
    public Baseline build(String id, Instant created) {
        return Unfinished.yet();
    }
}
