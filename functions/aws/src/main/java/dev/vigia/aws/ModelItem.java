package dev.vigia.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the models table. */
final class ModelItem extends Item {
    @Nullable Long revision;

    @Nullable String json;

    @Nullable SdkBytes digest;

    @Nullable String revoked;

    static final TableSchema<ModelItem> SCHEMA = beginKeyed(ModelItem.class, ModelItem::new)
            .addAttribute(
                    Long.class,
                    a -> a.name("n").getter(item -> item.revision).setter((item, value) -> item.revision = value))
            .addAttribute(
                    String.class, a -> a.name("j").getter(item -> item.json).setter((item, value) -> item.json = value))
            .addAttribute(
                    SdkBytes.class,
                    a -> a.name("x").getter(item -> item.digest).setter((item, value) -> item.digest = value))
            .addAttribute(
                    String.class,
                    a -> a.name("rv").getter(item -> item.revoked).setter((item, value) -> item.revoked = value))
            .build();
}
