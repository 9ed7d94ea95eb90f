package dev.vigia.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which break is on, by model, in {@code demo.json} of the data directory: {@code {"breaks": {"late-arrival":
 * "units"}}}. {@code vigia demo} writes it and the sender in another process reads it; no file: nothing is broken.
 */
public final class DemoControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "demo.json";
    private static final String BREAKS = "breaks";

    private final Path file;

    public DemoControl(Path dataDirectory) {
        file = dataDirectory.resolve(FILE);
    }

    /**
     * The breaks that are on.
     *
     * @throws IOException if the file cannot be read or is not of the form above; the message says which
     */
    public Map<DemoModel, Break> breaks() throws IOException {
        Map<DemoModel, Break> breaks = new EnumMap<>(DemoModel.class);
        JsonNode read;
        try {
            read = JSON.readTree(Files.readAllBytes(file)).path(BREAKS);
        } catch (NoSuchFileException none) {
            return breaks;
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: remove it, or run 'vigia demo mend'", e);
        }
        for (DemoModel model : DemoModel.values()) {
            JsonNode word = read.path(model.model().value());
            if (!word.isMissingNode()) {
                breaks.put(model, word(word));
            }
        }
        return breaks;
    }

    private Break word(JsonNode word) throws IOException {
        try {
            return Break.ofWord(word.asText());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Puts a break on, in place of the model's other one if there is one. */
    public void set(DemoModel model, Break chosen) throws IOException {
        Map<DemoModel, Break> breaks = breaks();
        breaks.put(model, chosen);
        write(breaks);
    }

    /** Takes every break off. */
    public void mend() throws IOException {
        write(Map.of());
    }

    /** By a move, so that no reader sees half of it. */
    private void write(Map<DemoModel, Break> breaks) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode words = root.putObject(BREAKS);
        breaks.forEach((model, chosen) -> words.put(model.model().value(), chosen.word()));
        Path written = Files.createTempFile(file.getParent(), FILE, null);
        Files.write(written, JSON.writeValueAsBytes(root));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
