package dev.vigia.local.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens files of rows by what is in them. */
public final class RowFiles {
    private static final int HEAD = 4096;

    private RowFiles() {}

    /**
     * Opens a file.
     *
     * @throws BadInputException if it is not there, not a file, empty, or of a form that is not read
     */
    public static RowFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw BadInputException.of(path, "is not there: expected a CSV, JSON lines or Parquet file");
        }
        if (!Files.isRegularFile(path)) {
            throw BadInputException.of(path, "is no regular file: expected one, for it is read more than once");
        }
        byte[] head = head(path);
        if (head.length == 0) {
            throw BadInputException.of(path, "is empty: expected a header and rows");
        }
        if (begins(head, 'P', 'A', 'R', '1')) {
            return ParquetFile.open(path);
        }
        refuse(path, head);
        return isJson(path, head) ? new JsonLinesFile(path) : CsvFile.open(path);
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        } catch (NoSuchFileException e) {
            throw BadInputException.of(path, "is not there");
        }
    }

    private static void refuse(Path path, byte[] head) {
        if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
            throw BadInputException.at(path, 1, "is in UTF-16: expected UTF-8");
        }
        if (begins(head, 0x1f, 0x8b)) {
            throw BadInputException.of(path, "is compressed by gzip: expected it unpacked");
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            throw BadInputException.of(path, "is a zip archive: expected CSV, JSON lines or Parquet");
        }
        for (byte next : head) {
            if (next == 0) {
                throw BadInputException.at(path, 1, "has a zero byte: expected text in UTF-8");
            }
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJson(Path path, byte[] head) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return false;
        }
        String text =
                new String(head, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
        if (text.startsWith("[")) {
            throw BadInputException.at(path, 1, "begins with a list: expected one JSON object a line");
        }
        return text.startsWith("{") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }
}
