package dev.vigia.local.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A file of one JSON object a line, in UTF-8. Empty lines do not count. */
public final class JsonLinesFile implements RowFile {
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 24;

    private final Path path;

    JsonLinesFile(Path path) {
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    /** Rows name their own. */
    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public void read(Progress progress, Consumer<Block> blocks) throws IOException {
        try (InputStream in = FileBytes.utf8(path, progress)) {
            Splitter splitter = new Splitter(blocks);
            byte[] buffer = new byte[CHUNK];
            int size = 0;
            int read = in.read(buffer, 0, CHUNK);
            while (read >= 0) {
                size += read;
                int whole = endOfLines(buffer, size);
                if (whole > 0) {
                    splitter.next(Arrays.copyOf(buffer, whole));
                    System.arraycopy(buffer, whole, buffer, 0, size - whole);
                    size -= whole;
                } else if (size >= LONGEST_LINE) {
                    throw BadInputException.at(
                            path, splitter.line, "more than 16,777,216 bytes: expected one object of features");
                }
                if (buffer.length - size < CHUNK / 2) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
                read = in.read(buffer, size, buffer.length - size);
            }
            if (size > 0) {
                splitter.next(Arrays.copyOf(buffer, size));
            }
        }
    }

    /** The place after the last line feed; 0 if there is none. */
    private static int endOfLines(byte[] buffer, int size) {
        int end = size;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Counts lines and rows on the way. */
    private final class Splitter {
        private final Consumer<Block> blocks;
        private long line = 1;
        private long row;

        Splitter(Consumer<Block> blocks) {
            this.blocks = blocks;
        }

        void next(byte[] lines) {
            JsonBlock block = JsonBlock.of(path, row, line, lines);
            row += block.rows();
            line += block.lines();
            blocks.accept(block);
        }
    }
}
