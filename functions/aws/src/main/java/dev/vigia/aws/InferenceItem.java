package dev.vigia.aws;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the inferences table: a request, or a further part of one. */
@SuppressWarnings("NullAway.Init")
final class InferenceItem extends Item {
    @Nullable Integer version;

    @Nullable Integer rows;

    @Nullable Integer format;

    @Nullable String status;

    @Nullable SdkBytes schemaHash;

    @Nullable SdkBytes bodyHash;

    @Nullable String callerId;

    @Nullable String callerKey;

    @Nullable Long received;

    static final TableSchema<InferenceItem> SCHEMA = begin(InferenceItem.class, InferenceItem::new)
            .addAttribute(
                    String.class,
                    a -> a.name(Tables.SORT_KEY)
                            .getter(item -> item.sk)
                            .setter((item, value) -> item.sk = value)
                            .tags(primarySortKey(), secondarySortKey(Tables.CALLER_INDEX)))
            .addAttribute(
                    Integer.class,
                    a -> a.name("v").getter(item -> item.version).setter((item, value) -> item.version = value))
            .addAttribute(
                    Integer.class,
                    a -> a.name("n").getter(item -> item.rows).setter((item, value) -> item.rows = value))
            .addAttribute(
                    Integer.class,
                    a -> a.name("f").getter(item -> item.format).setter((item, value) -> item.format = value))
            .addAttribute(
                    String.class,
                    a -> a.name("s").getter(item -> item.status).setter((item, value) -> item.status = value))
            .addAttribute(
                    SdkBytes.class,
                    a -> a.name("h").getter(item -> item.schemaHash).setter((item, value) -> item.schemaHash = value))
            .addAttribute(
                    SdkBytes.class,
                    a -> a.name("b").getter(item -> item.bodyHash).setter((item, value) -> item.bodyHash = value))
            .addAttribute(
                    String.class,
                    a -> a.name("c").getter(item -> item.callerId).setter((item, value) -> item.callerId = value))
            .addAttribute(
                    String.class,
                    a -> a.name(Tables.CALLER_KEY)
                            .getter(item -> item.callerKey)
                            .setter((item, value) -> item.callerKey = value)
                            .tags(secondaryPartitionKey(Tables.CALLER_INDEX)))
            .addAttribute(
                    Long.class,
                    a -> a.name("t").getter(item -> item.received).setter((item, value) -> item.received = value))
            .build();
}
