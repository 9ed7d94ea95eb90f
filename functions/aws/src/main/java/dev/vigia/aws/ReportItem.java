package dev.vigia.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the reports table: of a report, a standing, the fleet, an incident, the outbox, or a dirty bucket. */
final class ReportItem extends Item {
    @Nullable Long revision;

    @Nullable String json;

    @Nullable SdkBytes summary;

    @Nullable Boolean wide;

    @Nullable String state;

    static final TableSchema<ReportItem> SCHEMA = beginKeyed(ReportItem.class, ReportItem::new)
            .addAttribute(
                    Long.class,
                    a -> a.name("n").getter(item -> item.revision).setter((item, value) -> item.revision = value))
            .addAttribute(
                    String.class, a -> a.name("j").getter(item -> item.json).setter((item, value) -> item.json = value))
            .addAttribute(
                    SdkBytes.class,
                    a -> a.name("s").getter(item -> item.summary).setter((item, value) -> item.summary = value))
            .addAttribute(
                    Boolean.class,
                    a -> a.name("w").getter(item -> item.wide).setter((item, value) -> item.wide = value))
            .addAttribute(
                    String.class,
                    a -> a.name("st").getter(item -> item.state).setter((item, value) -> item.state = value))
            .build();
}
