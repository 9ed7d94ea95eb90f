package dev.vigia.local.file;

import org.jspecify.annotations.Nullable;

/** Where the cells of a block go. */
interface SinkSet {
    /** The sink of a column; null if its cells are not wanted. */
    @Nullable CellSink of(String name);

    /** Gives every sink that has fewer cells than that a cell that is absent. */
    void fill(int rows);
}
