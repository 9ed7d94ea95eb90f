package dev.vigia.inference;

import java.util.Optional;

/** The cells of one feature for the rows of a request. */
public sealed interface Column permits NumberColumn, TextColumn {
    /** How many rows. */
    int size();

    Cell cell(int row);

    /** The JSON text of an {@link Cell#ESCAPED} cell. */
    Optional<String> escaped(int row);
}
