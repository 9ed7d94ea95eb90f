package dev.vigia.local.capture;

import dev.vigia.aws.Lines;
import dev.vigia.aws.S3Objects;
import dev.vigia.local.file.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A file of captured records, on this machine or in S3. */
public sealed interface CaptureFile {
    /** What a person calls it. */
    String name();

    /**
     * Reads its lines.
     *
     * @param line takes each line's bytes without its end, the last one even if it has none
     */
    void lines(Consumer<byte[]> line) throws IOException;

    /** One on this machine. */
    record Local(Path path) implements CaptureFile {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public void lines(Consumer<byte[]> line) throws IOException {
            Lines.read(Files.newInputStream(path), line);
        }
    }

    /** An object in S3. */
    record Remote(S3Objects objects, String bucket, String key) implements CaptureFile {
        @Override
        public String name() {
            return "s3://" + bucket + "/" + key;
        }

        @Override
        public void lines(Consumer<byte[]> line) {
            objects.lines(bucket, key, line);
        }
    }

    /**
     * The files of a place, in order of name: a file; those below a directory, or under a prefix of S3, that end in
     * {@code .jsonl}.
     *
     * @param place a path, or {@code s3://bucket/prefix}
     * @param variables the environment, for S3
     * @throws IllegalArgumentException if there are none
     */
    static List<CaptureFile> at(String place, Map<String, String> variables) throws IOException {
        List<CaptureFile> files = place.startsWith("s3://") ? remote(place, variables) : local(Path.of(place));
        if (files.isEmpty()) {
            throw new IllegalArgumentException(place + ": no files that end in .jsonl: expected those of Data Capture");
        }
        return files;
    }

    private static List<CaptureFile> local(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            if (!Files.isReadable(place)) {
                throw BadInputException.of(place, "cannot be read: expected a file, a directory or s3://bucket/prefix");
            }
            return List.of(new Local(place));
        }
        try (Stream<Path> below = Files.walk(place)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .<CaptureFile>map(Local::new)
                    .toList();
        }
    }

    private static List<CaptureFile> remote(String place, Map<String, String> variables) {
        String[] parts = place.substring("s3://".length()).split("/", 2);
        if (parts[0].isEmpty()) {
            throw new IllegalArgumentException("'" + place + "': expected s3://bucket/prefix");
        }
        S3Objects objects = S3Objects.byDefault(variables);
        List<CaptureFile> files = new ArrayList<>();
        for (String key : objects.keys(parts[0], parts.length == 1 ? "" : parts[1])) {
            if (key.endsWith(".jsonl")) {
                files.add(new Remote(objects, parts[0], key));
            }
        }
        return files;
    }
}
