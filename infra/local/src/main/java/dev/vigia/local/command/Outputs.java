package dev.vigia.local.command;

import dev.vigia.local.file.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks at where a command will write before it reads, so that what cannot be written is told at once. */
final class Outputs {
    private Outputs() {}

    /**
     * A file that will be written.
     *
     * @param written null: none is asked for
     * @param read the files that are read, whose place it must not take
     * @throws BadInputException if it cannot be written
     */
    static void requireFile(@Nullable Path written, Path... read) throws IOException {
        if (written == null) {
            return;
        }
        for (Path other : read) {
            if (Files.exists(written) && Files.exists(other) && Files.isSameFile(written, other)) {
                throw BadInputException.of(written, "is a file that is read: expected another one to write to");
            }
        }
        if (Files.isDirectory(written)) {
            throw BadInputException.of(written, "is a directory: expected a file to write to");
        }
        Path directory = written.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw BadInputException.of(
                    written, "cannot be written, for " + directory + " is no directory: expected one that is there");
        }
        requireWritable(Files.exists(written) || directory == null ? written : directory, written);
    }

    /**
     * A directory that will be written to, and made where it is not there.
     *
     * @param written null: none is asked for
     * @throws BadInputException if it is a file, or below one, or may not be written to
     */
    static void requireDirectory(@Nullable Path written) {
        if (written == null) {
            return;
        }
        Path there = written.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            String which = there.equals(written.toAbsolutePath())
                    ? "is a file"
                    : "cannot be made, for " + there + " is a file";
            throw BadInputException.of(written, which + ": expected a directory, or a path at which one can be made");
        }
        requireWritable(there, written);
    }

    private static void requireWritable(Path there, Path written) {
        if (!Files.isWritable(there)) {
            throw BadInputException.of(written, "may not be written to: expected a path where this user may write");
        }
    }
}
