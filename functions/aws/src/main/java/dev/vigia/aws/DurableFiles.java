package dev.vigia.aws;

import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Files that are there as a whole or not at all, also after a crash: written and forced to disk under another name in
 * the same directory, then linked to their own, which fails if it is taken.
 */
final class DurableFiles {
    static final String UNFINISHED = ".unfinished";

    private final Path directory;

    /** @throws StoreUnavailableException if the directory cannot be made */
    DurableFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw unavailable(directory, e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Writes a new file. @return false if one of that name is there, which stays as it is */
    boolean create(String name, byte[] content) {
        Path unfinished = directory.resolve(UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                force(channel, content);
            }
            Files.createLink(directory.resolve(name), unfinished);
            forceDirectory();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw unavailable(directory, e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    static void force(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** A name survives a crash when its directory is on disk too. */
    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What a full disk leaves behind is only in the way; the failure itself is told already. */
    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(directory, e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw unavailable(directory, e);
        }
    }

    static StoreUnavailableException unavailable(Path directory, IOException e) {
        return new StoreUnavailableException("directory " + directory + " is not available: " + e, e);
    }
}
