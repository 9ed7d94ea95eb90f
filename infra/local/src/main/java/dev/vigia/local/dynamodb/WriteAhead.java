package dev.vigia.local.dynamodb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Has DynamoDB Local write ahead: the empty SQLite database that it finds says so, and SQLite keeps to what the file
 * says. A commit is then one flush of the disk in place of three or four, and no less durable.
 *
 * <p>The bytes are those of an empty database of one page (SQLite, "Database File Format",
 * https://www.sqlite.org/fileformat2.html). SQLite itself could write them only from a library of its own, and two in one
 * process crash.
 */
final class WriteAhead {
    /** Where DynamoDB Local keeps all tables under {@code -sharedDb}. */
    static final String FILE = "shared-local-instance.db";

    private static final int PAGE = 4096;
    private static final byte WRITE_AHEAD = 2;
    private static final int LEAF = 0x0d;

    private WriteAhead() {}

    /** Makes the database in a directory, unless there is one. */
    static void prepare(Path directory) throws IOException {
        try {
            Files.write(directory.resolve(FILE), emptyDatabase(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException before) {
            // What an earlier start made stays as it is.
        }
    }

    private static byte[] emptyDatabase() {
        return ByteBuffer.allocate(PAGE)
                .put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) PAGE)
                .put(new byte[] {WRITE_AHEAD, WRITE_AHEAD})
                .put(new byte[] {0, 64, 32, 32})
                // Changes, pages.
                .putInt(1)
                .putInt(1)
                // The page's own header, behind the database's: a leaf without cells, whose content begins at its end.
                .put(100, (byte) LEAF)
                .putShort(105, (short) PAGE)
                .array();
    }
}
