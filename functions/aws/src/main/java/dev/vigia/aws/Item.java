package dev.vigia.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableSchema;

/**
 * What items of every table have: their key, when they expire, and bytes that may go on in further items (see {@link
 * PartedItems}). The Enhanced Client fills it in, so it has setters and nulls; it does not leave this package. Names of
 * attributes are short because they count towards the size that is paid for.
 */
@SuppressWarnings("NullAway.Init")
class Item {
    String pk;
    String sk;

    @Nullable Long ttl;

    @Nullable SdkBytes data;

    @Nullable Integer parts;

    @Nullable String tag;

    Item key(String partition, String sort) {
        pk = partition;
        sk = sort;
        return this;
    }

    void expire(Instant when) {
        ttl = when.getEpochSecond();
    }

    /** The attributes that every table's schema begins with. */
    static <T extends Item> StaticTableSchema.Builder<T> begin(Class<T> type, Supplier<T> maker) {
        return StaticTableSchema.builder(type)
                .newItemSupplier(maker)
                .addAttribute(
                        String.class,
                        a -> a.name(Tables.PARTITION_KEY)
                                .getter(item -> item.pk)
                                .setter((item, value) -> item.pk = value)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        Long.class,
                        a -> a.name(Tables.TTL).getter(item -> item.ttl).setter((item, value) -> item.ttl = value))
                .addAttribute(
                        SdkBytes.class,
                        a -> a.name("r").getter(item -> item.data).setter((item, value) -> item.data = value))
                .addAttribute(
                        Integer.class,
                        a -> a.name("p").getter(item -> item.parts).setter((item, value) -> item.parts = value))
                .addAttribute(
                        String.class,
                        a -> a.name("g").getter(item -> item.tag).setter((item, value) -> item.tag = value));
    }

    /** The same with the plain sort key, for tables without an index. */
    static <T extends Item> StaticTableSchema.Builder<T> beginKeyed(Class<T> type, Supplier<T> maker) {
        return begin(type, maker)
                .addAttribute(
                        String.class,
                        a -> a.name(Tables.SORT_KEY)
                                .getter(item -> item.sk)
                                .setter((item, value) -> item.sk = value)
                                .tags(primarySortKey()));
    }
}
