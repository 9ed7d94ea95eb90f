package dev.vigia.aws;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.DirtyBucket;
import dev.vigia.incident.Incident;
import dev.vigia.incident.Notification;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reports, standings and incidents in DynamoDB (DATA.md, "Models, reports, incidents"). Thread-safe. */
public final class DynamoDbReportStore implements ReportStore {
    /** How long what is over is kept: a year can be compared with the one before. */
    static final Duration RETENTION = Duration.ofDays(400);

    private static final String FLEET = "FLEET";

    private final ReportTable table;
    private final ReportItems reports;
    private final IncidentItems incidents;

    public DynamoDbReportStore(DynamoDbEnhancedClient client, Tables tables) {
        table = new ReportTable(client, tables);
        reports = new ReportItems(table);
        incidents = new IncidentItems(table);
    }

    @Override
    public void put(Report report) {
        reports.put(report);
    }

    @Override
    public Optional<Report> report(ModelVersion version, Family family, Window window) {
        return reports.report(version, family, window);
    }

    @Override
    public List<ReportSummary> summaries(
            ModelVersion version, Family family, Duration length, Instant after, Instant until, int most) {
        return reports.summaries(version, family, length, after, until, most);
    }

    @Override
    public void put(CheckHealth standing) {
        ModelVersion version = standing.version();
        table.put(
                version.model().value(),
                "HEALTH#" + version.number() + "#" + standing.family().word(),
                standing);
    }

    @Override
    public List<CheckHealth> standings(ModelVersion version) {
        return table.beginningWith(version.model().value(), "HEALTH#" + version.number() + "#").stream()
                .map(item -> Json.read(ReportTable.json(item), CheckHealth.class))
                .toList();
    }

    @Override
    public void put(FleetEntry entry) {
        table.put(FLEET, entry.model().value(), entry);
    }

    @Override
    public List<FleetEntry> fleet() {
        return table.all(QueryConditional.keyEqualTo(key -> key.partitionValue(FLEET))).stream()
                .map(item -> Json.read(ReportTable.json(item), FleetEntry.class))
                .toList();
    }

    @Override
    public Optional<Incident> openIncident(ModelVersion version, Family family) {
        return incidents.open(version, family);
    }

    @Override
    public List<Incident> incidents(ModelName model, int most) {
        return incidents.newest(model, most);
    }

    @Override
    public boolean advance(Incident next, @Nullable Notification notification) {
        return incidents.advance(next, notification);
    }

    @Override
    public List<Notification> unsent(int most) {
        return incidents.unsent(most);
    }

    @Override
    public void markSent(String notificationId) {
        incidents.markSent(notificationId);
    }

    private static String dirtyKey(Window bucket) {
        return "DIRTY#" + Keys.of(bucket);
    }

    @Override
    public void markDirty(ModelName model, Window bucket) {
        ReportItem item = ReportTable.item(model, dirtyKey(bucket));
        // A count would begin again when the mark is cleaned, and a late cleaner would take the new one for its own.
        item.json = UUID.randomUUID().toString();
        Calls.run(ReportTable.STORE, () -> table.items().putItem(item));
    }

    @Override
    public List<DirtyBucket> dirty(ModelName model) {
        return table.beginningWith(model.value(), "DIRTY#").stream()
                .map(item -> {
                    String[] parts = item.sk.split("#");
                    Window bucket = new Window(Keys.instant(parts[1]), Keys.instant(parts[2]));
                    return new DirtyBucket(bucket, ReportTable.json(item));
                })
                .toList();
    }

    @Override
    public void clean(ModelName model, DirtyBucket bucket) {
        Key key = Key.builder()
                .partitionValue(model.value())
                .sortValue(dirtyKey(bucket.bucket()))
                .build();
        Expression sameMark = Expression.builder()
                .expression("j = :mark")
                .putExpressionValue(":mark", AttributeValue.fromS(bucket.mark()))
                .build();
        try {
            Calls.run(
                    ReportTable.STORE,
                    () -> table.items().deleteItem(request -> request.key(key).conditionExpression(sameMark)));
        } catch (ConditionalCheckFailedException markedAgain) {
            return;
        }
    }
}
