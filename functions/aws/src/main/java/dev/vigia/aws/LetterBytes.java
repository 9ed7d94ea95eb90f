package dev.vigia.aws;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.Status;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter's bytes: the length of a JSON header in four bytes, the header in UTF-8, and the packed rows. What is
 * cut short or changed is noticed: the rows carry a checksum.
 */
final class LetterBytes {
    private static final int FORMAT = 1;

    /** What stands before the rows. */
    record Header(
            int format,
            String id,
            ModelVersion version,
            Status status,
            String schemaHash,
            String bodyHash,
            @Nullable String caller,
            Instant received) {}

    private LetterBytes() {}

    static byte[] write(LoggedRequest request) {
        byte[] header = Json.write(new Header(
                        FORMAT,
                        request.id().toString(),
                        request.version(),
                        request.status(),
                        request.schemaHash(),
                        request.bodyHash(),
                        request.caller(),
                        request.received()))
                .getBytes(StandardCharsets.UTF_8);
        byte[] rows = PackedRows.pack(request.rows());
        return ByteBuffer.allocate(Integer.BYTES + header.length + rows.length)
                .putInt(header.length)
                .put(header)
                .put(rows)
                .array();
    }

    /** @throws IllegalStateException if the bytes are not a dead letter, or one of a newer Vigia's */
    static LoggedRequest read(byte[] bytes, BiFunction<ModelName, String, Schema> schemas) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = bytes.length < Integer.BYTES ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("dead letter of " + bytes.length + " bytes is cut short");
        }
        int rows = Integer.BYTES + length;
        String json = new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8);
        Header header = Json.read(json, Header.class);
        if (header.format() != FORMAT) {
            throw new IllegalStateException(
                    "dead letter " + header.id() + " is of format version " + header.format() + ": expected " + FORMAT);
        }
        Schema schema = schemas.apply(header.version().model(), header.schemaHash());
        return new LoggedRequest(
                InferenceId.parse(header.id()),
                header.version(),
                header.status(),
                header.schemaHash(),
                PackedRows.unpack(Arrays.copyOfRange(bytes, rows, bytes.length), schema),
                header.bodyHash(),
                header.caller(),
                header.received());
    }
}
