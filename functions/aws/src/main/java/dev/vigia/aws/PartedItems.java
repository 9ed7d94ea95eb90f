package dev.vigia.aws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/**
 * Bytes of any size under one key. What fits one item is in it; what does not goes on in further items, which are
 * written first: then the first item is written, with their number and the tag that they alone have. So there is no
 * moment at which a reader finds half of one write and half of another; what a crash leaves are further items that no
 * first one names.
 *
 * <p>The sort key of further item k, from 1, is {@code base#k-tag}.
 */
final class PartedItems<T extends Item> {
    /** The most bytes in one item: DynamoDB takes 400 KB, names and other attributes included. */
    static final int MOST_BYTES = 350 * 1024;

    private final String store;
    private final DynamoDbTable<T> table;
    private final Supplier<T> maker;

    PartedItems(String store, DynamoDbTable<T> table, Supplier<T> maker) {
        this.store = store;
        this.table = table;
        this.maker = maker;
    }

    /**
     * Fills in the first item's bytes and writes the further items; the first is for the caller to write.
     *
     * @param inFirst the most bytes that the first item takes; with more than that, it takes {@code restInFirst}
     */
    void writeFurther(T first, String base, byte[] content, int inFirst, int restInFirst) {
        if (content.length <= inFirst) {
            first.data = SdkBytes.fromByteArray(content);
            return;
        }
        first.tag = newTag();
        first.data = restInFirst == 0 ? null : SdkBytes.fromByteArray(Arrays.copyOf(content, restInFirst));
        int further = 0;
        for (int from = restInFirst; from < content.length; from += MOST_BYTES) {
            int to = Math.min(content.length, from + MOST_BYTES);
            T part = maker.get();
            part.key(first.pk, furtherKey(base, ++further, first.tag));
            part.ttl = first.ttl;
            part.data = SdkBytes.fromByteArray(Arrays.copyOfRange(content, from, to));
            Calls.run(store, () -> table.putItem(part));
        }
        first.parts = further + 1;
    }

    /** A tag that no other write has. */
    static String newTag() {
        return UUID.randomUUID().toString().substring(24);
    }

    /**
     * Whether two items are of one write. What is found in the way of a put may be that same put, whose answer was lost
     * and which the client therefore sent again.
     */
    static boolean isSameWrite(Item one, Item other) {
        return one.tag != null && one.tag.equals(other.tag);
    }

    /** With as much in the first item as in the others. */
    void writeFurther(T first, String base, byte[] content) {
        writeFurther(first, base, content, MOST_BYTES, MOST_BYTES);
    }

    private static String furtherKey(String base, int number, @Nullable String tag) {
        return base + "#" + number + "-" + tag;
    }

    /** Whether a sort key is a further item's. */
    static boolean isFurther(String sortKey) {
        return sortKey.indexOf('-', sortKey.lastIndexOf('#')) > 0;
    }

    /** Reads the bytes of a first item, or nothing if a further one is missing. */
    Optional<byte[]> read(T first, String base) {
        Map<String, T> further = new HashMap<>();
        for (int number = 1; number < count(first); number++) {
            String sortKey = furtherKey(base, number, first.tag);
            T part = Calls.to(
                    store,
                    () -> table.getItem(request -> request.consistentRead(true)
                            .key(Key.builder()
                                    .partitionValue(first.pk)
                                    .sortValue(sortKey)
                                    .build())));
            if (part == null) {
                return Optional.empty();
            }
            further.put(sortKey, part);
        }
        return join(first, base, further);
    }

    /** Joins the bytes of a first item with those of further ones by sort key, or nothing if one is missing. */
    static <T extends Item> Optional<byte[]> join(T first, String base, Map<String, T> further) {
        List<byte[]> pieces = new ArrayList<>();
        if (first.data != null) {
            pieces.add(first.data.asByteArrayUnsafe());
        }
        for (int number = 1; number < count(first); number++) {
            T part = further.get(furtherKey(base, number, first.tag));
            if (part == null || part.data == null) {
                return Optional.empty();
            }
            pieces.add(part.data.asByteArrayUnsafe());
        }
        return Optional.of(concatenate(pieces));
    }

    private static byte[] concatenate(List<byte[]> pieces) {
        byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int position = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, position, piece.length);
            position += piece.length;
        }
        return all;
    }

    private static int count(Item first) {
        return first.parts == null ? 1 : first.parts;
    }

    /** Deletes the further items of a first one that {@code next} has replaced, if there was one. */
    void deleteReplaced(@Nullable T first, T next, String base) {
        if (first != null && !isSameWrite(first, next)) {
            deleteFurther(first, base);
        }
    }

    /** Deletes the further items of a first one that is not there. */
    void deleteFurther(T first, String base) {
        for (int number = 1; number < count(first); number++) {
            Key key = Key.builder()
                    .partitionValue(first.pk)
                    .sortValue(furtherKey(base, number, first.tag))
                    .build();
            Calls.run(store, () -> table.deleteItem(key));
        }
    }
}
