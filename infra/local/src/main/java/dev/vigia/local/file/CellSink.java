package dev.vigia.local.file;

import dev.vigia.inference.Cell;

/** Takes the cells of one column, one for each row, as a file holds them. */
interface CellSink {
    /** A cell whose type only its text tells, as in CSV. */
    void raw(char[] text, int from, int to);

    void number(double value);

    void whole(long value);

    void flag(boolean value);

    void text(String value);

    /** A list or an object, as its JSON text or a word for it. */
    void structure(String json);

    /** {@link Cell#NULL} or {@link Cell#ABSENT}. */
    void missing(Cell cell);

    /** How many cells were taken since the last block. */
    int size();
}
