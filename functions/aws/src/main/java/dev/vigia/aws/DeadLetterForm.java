package dev.vigia.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.Status;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** A dead letter's bytes: JSON whose {@code rows} are packed as in the log. */
final class DeadLetterForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORM = 1;

    private final ModelRegistry registry;

    /** @param registry knows the schemas that rows are unpacked under */
    DeadLetterForm(ModelRegistry registry) {
        this.registry = registry;
    }

    /** Names sort by id, so by time. */
    static String name(ModelName model, InferenceId id) {
        return id + "." + model;
    }

    static byte[] write(LoggedRequest request) {
        ObjectNode node = JSON.createObjectNode()
                .put("form", FORM)
                .put("id", request.id().toString())
                .put("version", request.version().key())
                .put("status", request.status().name())
                .put("schemaHash", request.schemaHash())
                .put("bodyHash", request.bodyHash())
                .put("received", request.received().toString())
                .put("rows", PackedRows.pack(request.rows()));
        request.callerId().ifPresent(caller -> node.put("caller", caller));
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@link #write}. */
    LoggedRequest read(byte[] content) {
        try {
            JsonNode node = JSON.readTree(content);
            if (node.path("form").asInt() != FORM) {
                throw new IllegalStateException("dead letter of form " + node.path("form") + ": expected " + FORM);
            }
            ModelVersion version = ModelVersion.ofKey(node.path("version").asText());
            String schemaHash = node.path("schemaHash").asText();
            return new LoggedRequest(
                    InferenceId.parse(node.path("id").asText()),
                    version,
                    Status.valueOf(node.path("status").asText()),
                    schemaHash,
                    PackedRows.unpack(node.path("rows").binaryValue(), schema(version.model(), schemaHash)),
                    node.path("bodyHash").asText(),
                    node.hasNonNull("caller") ? node.path("caller").asText() : null,
                    Instant.parse(node.path("received").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException("dead letter of " + content.length + " bytes is not JSON", e);
        }
    }

    private Schema schema(ModelName model, String hash) {
        return registry.schema(model, hash)
                .orElseThrow(() -> new IllegalStateException(
                        "schema " + hash + " of " + model + " is not registered, and its dead letters cannot be read"));
    }
}
