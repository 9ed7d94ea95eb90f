package dev.vigia.local.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8. */
final class Utf8Fault {
    private Utf8Fault() {}

    /** The error that names the line and the byte of the first fault; null-safe: of the file, if there is none. */
    static BadInputException of(Path path) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            long line = 1;
            long column = 1;
            int next = in.read();
            while (next >= 0) {
                int more = following(next);
                if (more < 0 || !follow(in, more)) {
                    return BadInputException.at(
                            path,
                            line,
                            String.format("byte %d of the line is 0x%02x: expected text in UTF-8", column, next));
                }
                column = next == '\n' ? 1 : column + 1 + more;
                line += next == '\n' ? 1 : 0;
                next = in.read();
            }
        }
        return BadInputException.of(path, "is not in UTF-8");
    }

    /** How many bytes follow a first one; −1 if none can be first. */
    private static int following(int first) {
        if (first < 0x80) {
            return 0;
        }
        if (first < 0xc2 || first > 0xf4) {
            return -1;
        }
        return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    }

    private static boolean follow(InputStream in, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int next = in.read();
            if (next < 0 || (next & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
