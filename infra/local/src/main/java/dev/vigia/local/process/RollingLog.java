package dev.vigia.local.process;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that never grows beyond a limit: when it is full it becomes {@code NAME.1}, replacing the one before.
 *
 * <p>Thread-safe. Whole lines of several processes may be mixed. A line that cannot be written, as on a full disk, is
 * dropped and counted: a function must not fail because its log does.
 */
public final class RollingLog implements Closeable {
    /** The default limit in bytes of one file; the two together take at most twice this. */
    public static final long DEFAULT_LIMIT = 8L << 20;

    private final Path file;
    private final long limit;
    private OutputStream out;
    private long size;
    private long dropped;

    private RollingLog(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.out = append();
        this.size = Files.size(file);
    }

    /**
     * Opens a log for appending; its directory is made if it is not there.
     *
     * @param file the file to append to
     * @param limit the most bytes one file may have, at least 1,024
     * @throws IllegalArgumentException if the limit is too small
     * @throws UncheckedIOException if the file cannot be opened
     */
    public static RollingLog open(Path file, long limit) {
        if (limit < 1_024) {
            throw new IllegalArgumentException("limit is " + limit + " bytes; expected at least 1024");
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new RollingLog(file, limit);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log " + file + ": " + e.getMessage(), e);
        }
    }

    /** Appends one line; text longer than a quarter of the limit is cut there. */
    public synchronized void line(String text) {
        String kept = text.length() > limit / 4 ? text.substring(0, (int) (limit / 4)) + "…" : text;
        byte[] bytes = (kept + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (size + bytes.length > limit) {
                roll();
            }
            out.write(bytes);
            out.flush();
            size += bytes.length;
        } catch (IOException e) {
            dropped++;
        }
    }

    /** The number of lines that could not be written since the log was opened. */
    public synchronized long dropped() {
        return dropped;
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            dropped++;
        }
    }

    private void roll() throws IOException {
        out.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        out = append();
        size = 0;
    }

    private OutputStream append() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
}
