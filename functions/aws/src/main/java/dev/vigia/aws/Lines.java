package dev.vigia.aws;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Lines of bytes, read as they come: no more than one is held. */
public final class Lines {
    private static final int BUFFER = 1 << 16;

    private Lines() {}

    /**
     * Reads to the end, and closes.
     *
     * @param line takes each line's bytes without its line feed, the last one even if it has none; an empty stream has no line
     */
    public static void read(InputStream stream, Consumer<byte[]> line) throws IOException {
        try (InputStream in = new BufferedInputStream(stream, BUFFER)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    line.accept(bytes.toByteArray());
                    bytes.reset();
                } else {
                    bytes.write(b);
                }
            }
            if (bytes.size() > 0) {
                line.accept(bytes.toByteArray());
            }
        }
    }
}
