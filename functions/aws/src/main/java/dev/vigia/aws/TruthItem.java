package dev.vigia.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the truth table: a value by when it arrived, or the same by its row. */
final class TruthItem extends Item {
    @Nullable String value;

    @Nullable Long arrived;

    static final TableSchema<TruthItem> SCHEMA = beginKeyed(TruthItem.class, TruthItem::new)
            .addAttribute(
                    String.class,
                    a -> a.name("j").getter(item -> item.value).setter((item, value) -> item.value = value))
            .addAttribute(
                    Long.class,
                    a -> a.name("t").getter(item -> item.arrived).setter((item, value) -> item.arrived = value))
            .build();
}
