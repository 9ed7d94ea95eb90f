package dev.vigia.inference;

import java.util.List;

/** Predicts. Thread-safe. */
public interface Scorer extends AutoCloseable {
    /**
     * The prediction columns of rows: one for each feature of the rows' schema with role prediction, in schema order.
     * Missing and odd values are scored as the model's preprocessing says.
     *
     * @throws UnscorableException if these rows cannot be scored, whatever is tried
     * @throws ScorerException if the scorer failed or took too long
     */
    List<Column> score(Rows rows);

    @Override
    default void close() {}
}
