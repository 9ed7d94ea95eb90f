package dev.vigia.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A row of a reference file; its script stands beside it and its first line names the versions. */
record Reference(List<String> fields) {
    static Stream<Reference> rows(String file) {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> new Reference(List.of(line.split(",", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double number(int column) {
        return Double.parseDouble(fields.get(column));
    }

    long whole(int column) {
        return Long.parseLong(fields.get(column));
    }

    double[] numbers(int column) {
        return parts(column).mapToDouble(Double::parseDouble).toArray();
    }

    long[] counts(int column) {
        return parts(column).mapToLong(Long::parseLong).toArray();
    }

    TwoSampleCounts pair() {
        return TwoSampleCounts.of(counts(0), counts(1));
    }

    private Stream<String> parts(int column) {
        return Arrays.stream(fields.get(column).split(" ")).filter(part -> !part.isEmpty());
    }
}
