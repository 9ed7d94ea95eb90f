package dev.vigia.aws;

import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Reports: a summary under {@code REPORT#…} of at most 4 KB, because many are read at once, and the findings. Those are
 * in the same item while that stays small, which halves the writes; else under {@code DETAIL#…}, written before.
 */
final class ReportItems {
    /** What a summary's item may take of its 4 KB, its key and numbers apart. */
    private static final int MOST_BYTES = 3500;

    private static final int MOST_TRIES = 20;

    private final ReportTable table;
    private final PartedItems<ReportItem> details;

    ReportItems(ReportTable table) {
        this.table = table;
        details = new PartedItems<>(ReportTable.STORE, table.items(), ReportItem::new);
    }

    private static String series(ModelVersion version, Family family) {
        return version.number() + "#" + family.word() + "#";
    }

    private static String key(String kind, ModelVersion version, Family family, Window window) {
        return kind + "#" + series(version, family) + Keys.of(window.to()) + "#" + Keys.of(window.length());
    }

    private static String summaryKey(ModelVersion version, Family family, Window window) {
        return key("REPORT", version, family, window);
    }

    private static String detailKey(ModelVersion version, Family family, Window window) {
        return key("DETAIL", version, family, window);
    }

    void put(Report report) {
        ModelVersion version = report.version();
        ReportItem item = ReportTable.item(version.model(), summaryKey(version, report.family(), report.window()));
        item.expire(report.made().plus(DynamoDbReportStore.RETENTION));
        item.revision = (long) report.revision();
        summarise(item, ReportSummary.of(report));
        String base = detailKey(version, report.family(), report.window());
        int left = MOST_BYTES - Objects.requireNonNull(item.summary).asByteArrayUnsafe().length;
        details.writeFurther(item, base, Bytes.deflate(Json.write(report)), left, 0);
        try {
            details.deleteReplaced(replace(item).orElse(null), item, base);
        } catch (ConditionalCheckFailedException newerIsThere) {
            details.deleteFurther(item, base);
        }
    }

    /** A model may have more features than 4 KB can name: then they are read from the findings. */
    private static void summarise(ReportItem item, ReportSummary summary) {
        byte[] bytes = Bytes.deflate(Json.write(summary));
        if (bytes.length > MOST_BYTES) {
            item.wide = true;
            bytes = Bytes.deflate(Json.write(summary.withFeatures(Map.of())));
        }
        item.summary = SdkBytes.fromByteArrayUnsafe(bytes);
    }

    private Optional<ReportItem> replace(ReportItem item) {
        Expression notNewer = Expression.builder()
                .expression("attribute_not_exists(pk) OR n <= :n")
                .putExpressionValue(":n", AttributeValue.fromN(Long.toString(Objects.requireNonNull(item.revision))))
                .build();
        PutItemEnhancedRequest<ReportItem> request = PutItemEnhancedRequest.builder(ReportItem.class)
                .item(item)
                .conditionExpression(notNewer)
                .returnValues(ReturnValue.ALL_OLD)
                .build();
        return Calls.to(
                ReportTable.STORE,
                () -> Optional.ofNullable(
                        table.items().putItemWithResponse(request).attributes()));
    }

    Optional<Report> report(ModelVersion version, Family family, Window window) {
        String base = detailKey(version, family, window);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<ReportItem> item = table.get(version.model().value(), summaryKey(version, family, window));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            // Its parts are gone where another revision took its place in between: then there is another item.
            Optional<byte[]> detail = details.read(item.get(), base);
            if (detail.isPresent()) {
                return detail.map(bytes -> Json.read(Bytes.inflate(bytes), Report.class));
            }
        }
        return Optional.empty();
    }

    List<ReportSummary> summaries(
            ModelVersion version, Family family, Duration length, Instant after, Instant until, int most) {
        Instant first = Instant.ofEpochMilli(after.toEpochMilli()).plusMillis(1);
        Instant end = Instant.ofEpochMilli(until.toEpochMilli()).plusMillis(1);
        if (most < 1 || !first.isBefore(end)) {
            return List.of();
        }
        String series = "REPORT#" + series(version, family);
        String ofLength = "#" + Keys.of(length);
        QueryConditional range = QueryConditional.sortBetween(
                key -> key.partitionValue(version.model().value()).sortValue(series + Keys.of(first)),
                key -> key.partitionValue(version.model().value()).sortValue(series + Keys.of(end)));
        return Calls.to(
                        ReportTable.STORE,
                        () -> table
                                .items()
                                .query(query -> query.queryConditional(range)
                                        .consistentRead(true)
                                        .scanIndexForward(false)
                                        .limit(Math.min(2 * most + 1, 200)))
                                .items()
                                .stream()
                                .filter(item -> item.sk.endsWith(ofLength))
                                .limit(most)
                                .toList())
                .reversed()
                .stream()
                .map(this::summary)
                .toList();
    }

    private ReportSummary summary(ReportItem item) {
        byte[] bytes = Objects.requireNonNull(item.summary, "summary").asByteArrayUnsafe();
        ReportSummary summary = Json.read(Bytes.inflate(bytes), ReportSummary.class);
        if (item.wide == null) {
            return summary;
        }
        return report(summary.version(), summary.family(), summary.window())
                .map(ReportSummary::of)
                .orElse(summary);
    }
}
