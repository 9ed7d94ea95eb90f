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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whole files in one directory: each is there with all of its bytes, on the disk, or not at all. A full or missing disk
 * is a {@link StoreUnavailableException}.
 */
final class DurableFiles {
    private static final String PARTIAL = ".partial";

    private final Path directory;

    /** Makes the directory if it is not there. */
    DurableFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Stores a file unless one of that name is there. Returns whether it was stored. */
    boolean create(String name, byte[] content) {
        Path partial = directory.resolve(UUID.randomUUID() + PARTIAL);
        try {
            try {
                write(partial, content);
                Files.createLink(directory.resolve(name), partial);
            } finally {
                Files.deleteIfExists(partial);
            }
            sync();
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A new name survives a crash only when its directory is on the disk too. */
    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(directory.resolve(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** The names of whole files, in order, at most {@code most}. */
    List<String> names(long most) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(PARTIAL))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private StoreUnavailableException unavailable(IOException e) {
        return new StoreUnavailableException("the directory " + directory + " cannot be used: " + e, e);
    }
}
