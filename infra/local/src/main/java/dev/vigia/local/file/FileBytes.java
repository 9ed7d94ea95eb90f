package dev.vigia.local.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, counted as they are read. */
final class FileBytes extends FilterInputStream {
    private final Progress progress;

    FileBytes(Path path, Progress progress) throws IOException {
        super(Files.newInputStream(path));
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        progress.advance(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        progress.advance(Math.max(0, read));
        return read;
    }

    /** Skips the mark that some programs write before UTF-8. */
    static InputStream utf8(Path path, Progress progress) throws IOException {
        FileBytes bytes = new FileBytes(path, progress);
        byte[] head = new byte[3];
        int size = bytes.readNBytes(head, 0, 3);
        if (size == 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf) {
            return bytes;
        }
        bytes.close();
        return new FileBytes(path, progress);
    }
}
