package dev.vigia.profile;

import dev.vigia.inference.Column;

/** The counts of one column while they are made. Not thread-safe. */
sealed interface Tally permits NumberTally, CategoryTally {
    /** Counts a column's cells, and remembers rows that are odd. */
    void add(Column column, RowMarks marks);

    CellTally cells();

    /** A tally of the same layout with nothing counted. */
    Tally fresh();

    /** Adds what another tally of the same layout counted, which stays as it is. */
    void merge(Tally other);

    void pack(PackWriter out);

    /** A tally of the same layout, read from {@link #pack}. */
    Tally unpack(PackReader in);

    /** A view of this tally, which must not change any more. */
    ColumnProfile profile();
}
