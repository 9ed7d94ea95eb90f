package dev.vigia.local.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first line of a CSV file. */
final class CsvHeader {
    static final int MOST_COLUMNS = 10_000;
    private static final int HEAD = 1 << 16;
    private static final int LONGEST_NAME = 255;

    private CsvHeader() {}

    /** The first bytes of a file as characters, one for each. */
    static String head(Path path) throws IOException {
        try (InputStream in = FileBytes.utf8(path, new Progress())) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** The fields of the only record in a block. An empty name is that of the column's place. */
    static List<String> names(Path path, CsvBlock.Builder block, int fields) {
        if (fields > MOST_COLUMNS) {
            throw BadInputException.at(path, 1, fields + " columns: expected at most " + MOST_COLUMNS);
        }
        List<String> names = new ArrayList<>(block.cells());
        Set<String> known = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, "column " + (i + 1));
            }
            String name = names.get(i);
            if (name.length() > LONGEST_NAME) {
                throw BadInputException.at(
                        path,
                        1,
                        "the name of column " + (i + 1) + " has " + name.length() + " characters: expected at most "
                                + LONGEST_NAME);
            }
            if (!known.add(name)) {
                throw BadInputException.at(path, 1, name, "stands twice in the header: expected different names");
            }
        }
        return List.copyOf(names);
    }
}
