package dev.vigia.local.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * The directory of one running system: its database, artifacts, dead letters, logs and keys. Only its owner may read
 * it. One system at a time holds it.
 */
public final class DataDirectory implements AutoCloseable {
    /** Below this, DynamoDB Local and the logs would soon fail in the middle. */
    private static final long LEAST_FREE_BYTES = 500L << 20;

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Where {@code up} keeps its data unless told otherwise. */
    public static Path standard(Map<String, String> environment) {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", "."));
        return (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve("vigia");
    }

    /**
     * Takes a directory, making it if it is not there.
     *
     * @throws SystemException if it cannot be made or written, has too little space, or another system holds it
     */
    public static DataDirectory hold(Path path) {
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            requireSpace(path);
            return new DataDirectory(path, locked(path));
        } catch (IOException e) {
            throw new SystemException("data directory " + path + " cannot be used: " + SystemException.words(e), e);
        }
    }

    private static void requireSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_FREE_BYTES) {
            throw new SystemException("data directory " + path + " has " + (free >> 20) + " MB of free space: expected "
                    + (LEAST_FREE_BYTES >> 20) + " MB or more");
        }
    }

    private static FileChannel locked(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this process: the same answer as if another held it.
        }
        channel.close();
        throw new SystemException("another 'vigia up' is running on " + path
                + ": stop it, or give this one a directory of its own with --data DIR");
    }

    public Path path() {
        return path;
    }

    /** A directory below, made if it is not there. */
    public Path directory(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new SystemException(path.resolve(name) + " cannot be made: " + SystemException.words(e), e);
        }
    }

    /** Lets go of the directory. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SystemException("data directory " + path + " could not be let go", e);
        }
    }
}
