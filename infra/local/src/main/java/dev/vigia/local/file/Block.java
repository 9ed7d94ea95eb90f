package dev.vigia.local.file;

/** Some rows of a file in a row, not parsed yet. */
interface Block {
    /** The number of its first row, from 0. */
    long firstRow();

    int rows();

    /**
     * Gives every cell to the sink of its column, row by row.
     *
     * @throws BadInputException if it cannot be read
     */
    void feed(SinkSet sinks);
}
