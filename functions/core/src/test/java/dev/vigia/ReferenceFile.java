package dev.vigia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A file of reference values beside a test: a line that tells versions and command, one of names, then the rows. */
public final class ReferenceFile {
    private static final int NAMES = 1;

    private ReferenceFile() {}

    /** The rows' fields. */
    public static List<String[]> rows(Class<?> test, String file) {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(NAMES)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers of a field, apart by spaces; none of an empty one. */
    public static double[] numbers(String field) {
        return Arrays.stream(field.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
