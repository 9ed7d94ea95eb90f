package dev.vigia.aws;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.Status;
import dev.vigia.model.Dated;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Requests as items of the inferences table, and back; what a model says of both. */
final class StoredRequests {
    private static final HexFormat HEX = HexFormat.of();

    /** A letter for each status, which is not to change. */
    private static final Map<Status, String> LETTERS =
            Map.of(Status.SCORED, "S", Status.UNSCORED, "U", Status.REJECTED, "R", Status.CAPTURED, "C");

    private record SchemaKey(ModelName model, String hash) {}

    private final ModelRegistry registry;
    /** Kept for ever: a hash names one schema. */
    private final Map<SchemaKey, Schema> schemas = new ConcurrentHashMap<>();

    StoredRequests(ModelRegistry registry) {
        this.registry = registry;
    }

    Model model(ModelName name) {
        return registry.model(name)
                .orElseThrow(() -> new IllegalArgumentException("model '" + name + "' is not registered"));
    }

    Dated<Integer> shards(ModelName name) {
        return model(name).shards();
    }

    Schema schema(ModelName model, String hash) {
        SchemaKey key = new SchemaKey(model, hash);
        Schema known = schemas.get(key);
        if (known != null) {
            return known;
        }
        Schema found = registry.schema(model, hash)
                .orElseThrow(() -> new IllegalStateException(
                        "schema " + hash + " of " + model + " is not registered, and its rows cannot be read without"));
        schemas.put(key, found);
        return found;
    }

    /** What every sort key of a request begins with, before {@code #part}. */
    static String base(InferenceId id) {
        return id.toString();
    }

    static String firstKey(InferenceId id) {
        return id + "#0";
    }

    static InferenceId id(InferenceItem item) {
        return InferenceId.parse(item.sk.substring(0, item.sk.indexOf('#')));
    }

    /** The first item of a request, without its rows. */
    InferenceItem item(LoggedRequest request) {
        Model model = model(request.version().model());
        InferenceItem item = new InferenceItem();
        Instant time = request.id().time();
        item.key(Slices.partition(model.name(), time, request.id(), model.shards()), firstKey(request.id()));
        item.expire(time.plus(model.retention()));
        item.version = request.version().number();
        item.rows = request.rows().size();
        item.format = PackedRows.FORMAT_VERSION;
        item.status = LETTERS.get(request.status());
        item.schemaHash = hash("schema hash", request.schemaHash());
        item.received = request.received().toEpochMilli();
        describe(item, request);
        return item;
    }

    /** Sets what may change of a request beside its rows. */
    void describe(InferenceItem item, LoggedRequest request) {
        item.bodyHash = hash("body hash", request.bodyHash());
        item.callerId = request.caller();
        item.callerKey =
                request.caller() == null ? null : callerKey(request.version().model(), request.caller());
    }

    static String callerKey(ModelName model, String callerId) {
        return model + "#" + callerId;
    }

    private static SdkBytes hash(String what, String hex) {
        try {
            return SdkBytes.fromByteArray(HEX.parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " of " + hex.length() + " characters: expected hex digits", e);
        }
    }

    /** The request of a first item and its rows' bytes. */
    LoggedRequest request(InferenceItem item, byte[] packed) {
        int format = Objects.requireNonNull(item.format, "format version");
        if (format > PackedRows.FORMAT_VERSION) {
            throw new IllegalStateException("inference " + id(item) + " is of format version " + format
                    + ", written by a newer Vigia: expected at most " + PackedRows.FORMAT_VERSION);
        }
        ModelName model = new ModelName(item.pk.substring(0, item.pk.indexOf('#')));
        String schemaHash = hex(item.schemaHash);
        return new LoggedRequest(
                id(item),
                new ModelVersion(model, Objects.requireNonNull(item.version, "version")),
                status(item),
                schemaHash,
                PackedRows.unpack(packed, schema(model, schemaHash)),
                hex(item.bodyHash),
                item.callerId,
                Instant.ofEpochMilli(Objects.requireNonNull(item.received, "received")));
    }

    private static String hex(@Nullable SdkBytes bytes) {
        return HEX.formatHex(Objects.requireNonNull(bytes, "hash").asByteArrayUnsafe());
    }

    private static Status status(InferenceItem item) {
        return LETTERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(item.status))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("inference " + id(item) + " has the status '" + item.status
                        + "': expected one of " + List.copyOf(LETTERS.values())));
    }
}
