package dev.vigia.local.file;

import dev.vigia.inference.Column;

/** A sink that makes a column of each block. */
interface ColumnSink extends CellSink {
    /** The cells taken since the last call, which begins the next block. */
    Column take();
}
