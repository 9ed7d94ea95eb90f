package dev.vigia.aws;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.model.ModelRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a request takes in DynamoDB, as its guide counts ("Item sizes and formats"). */
public final class ItemSize {
    private static final int UNIT = 1_024;

    private ItemSize() {}

    /** Bytes of a request's only item: attribute names and values. */
    public static int bytes(LoggedRequest request, ModelRegistry registry) {
        InferenceItem item = new StoredRequests(registry).item(request);
        item.data = SdkBytes.fromByteArray(PackedRows.pack(request.rows()));
        int bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute :
                InferenceItem.SCHEMA.itemToMap(item, true).entrySet()) {
            bytes += utf8(attribute.getKey()) + bytes(attribute.getValue());
        }
        return bytes;
    }

    /** Write units of a standard write: one for each KB begun. */
    public static int writeUnits(int bytes) {
        return (bytes + UNIT - 1) / UNIT;
    }

    private static int bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> (value.n().length() + 1) / 2 + 1;
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL, SS, NS, BS, M, L, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("attribute of type " + value.type());
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
