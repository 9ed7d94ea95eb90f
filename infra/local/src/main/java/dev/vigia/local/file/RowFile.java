package dev.vigia.local.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A file of rows. It can be read more than once. */
public sealed interface RowFile permits CsvFile, JsonLinesFile, ParquetFile {
    Path path();

    /** The columns that the file names before its rows, in order; empty if rows name their own. */
    List<String> names();

    /** How the file is read, where a person may have expected otherwise; each a sentence that the file's name begins. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Reads the file from its start and hands out its blocks in order.
     *
     * @throws BadInputException if it cannot be read
     */
    void read(Progress progress, Consumer<Block> blocks) throws IOException;
}
