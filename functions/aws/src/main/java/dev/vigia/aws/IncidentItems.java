package dev.vigia.aws;

import dev.vigia.check.Family;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.Notification;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactDeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Incidents, of which {@code OPEN#version#family} names the one that is not resolved, and the outbox of notifications.
 * A step is one transaction over them.
 */
final class IncidentItems {
    /** So that one sweep needs few queries, and a storm of incidents does not meet in one partition. */
    static final int OUTBOXES = 4;

    private static final int MOST_TRIES = 8;
    private static final Expression NEW =
            Expression.builder().expression("attribute_not_exists(pk)").build();

    private final ReportTable table;

    IncidentItems(ReportTable table) {
        this.table = table;
    }

    private static String key(String id) {
        return "INCIDENT#" + id;
    }

    private static String openKey(ModelVersion version, Family family) {
        return "OPEN#" + version.number() + "#" + family.word();
    }

    static String outbox(String notificationId) {
        return "OUTBOX#" + Math.floorMod(notificationId.hashCode(), OUTBOXES);
    }

    Optional<Incident> open(ModelVersion version, Family family) {
        String model = version.model().value();
        return table.get(model, openKey(version, family))
                .flatMap(open -> table.get(model, key(ReportTable.json(open))))
                .map(IncidentItems::incident)
                .filter(incident -> incident.state() != IncidentState.RESOLVED);
    }

    private static Incident incident(ReportItem item) {
        return Json.read(ReportTable.json(item), Incident.class);
    }

    List<Incident> newest(ModelName model, int most) {
        if (most < 1) {
            return List.of();
        }
        QueryConditional range = QueryConditional.sortBeginsWith(
                key -> key.partitionValue(model.value()).sortValue(key("")));
        return Calls.to(
                ReportTable.STORE,
                () -> table
                        .items()
                        .query(query -> query.queryConditional(range)
                                .consistentRead(true)
                                .scanIndexForward(false)
                                .limit(most))
                        .items()
                        .stream()
                        .limit(most)
                        .map(IncidentItems::incident)
                        .toList());
    }

    boolean advance(Incident next, @Nullable Notification notification) {
        TransactWriteItemsEnhancedRequest.Builder step = TransactWriteItemsEnhancedRequest.builder();
        putIncident(step, next);
        boolean resolved = next.state() == IncidentState.RESOLVED;
        if (next.revision() == 1 && !resolved) {
            ReportItem open = ReportTable.item(next.version().model(), openKey(next.version(), next.family()));
            open.json = next.id();
            put(step, open, NEW);
        } else if (next.revision() > 1 && resolved) {
            deleteOpen(step, next);
        }
        if (notification != null) {
            ReportItem saved = ReportTable.item(outbox(notification.id()), notification.id());
            saved.json = Json.write(notification);
            put(step, saved, null);
        }
        return commit(step.build());
    }

    private void putIncident(TransactWriteItemsEnhancedRequest.Builder step, Incident next) {
        ReportItem item = ReportTable.item(next.version().model(), key(next.id()));
        item.revision = (long) next.revision();
        item.state = next.state().word();
        item.json = Json.write(next);
        if (next.resolved() != null) {
            item.expire(next.resolved().plus(DynamoDbReportStore.RETENTION));
        }
        put(step, item, next.revision() == 1 ? NEW : follows(next.revision()));
    }

    private static Expression follows(int revision) {
        return Expression.builder()
                .expression("n = :n AND st <> :resolved")
                .putExpressionValue(":n", AttributeValue.fromN(Integer.toString(revision - 1)))
                .putExpressionValue(":resolved", AttributeValue.fromS(IncidentState.RESOLVED.word()))
                .build();
    }

    private void put(TransactWriteItemsEnhancedRequest.Builder step, ReportItem item, @Nullable Expression condition) {
        step.addPutItem(
                table.items(),
                TransactPutItemEnhancedRequest.builder(ReportItem.class)
                        .item(item)
                        .conditionExpression(condition)
                        .build());
    }

    private void deleteOpen(TransactWriteItemsEnhancedRequest.Builder step, Incident next) {
        Key key = Key.builder()
                .partitionValue(next.version().model().value())
                .sortValue(openKey(next.version(), next.family()))
                .build();
        Expression ours = Expression.builder()
                .expression("j = :id")
                .putExpressionValue(":id", AttributeValue.fromS(next.id()))
                .build();
        step.addDeleteItem(
                table.items(),
                TransactDeleteItemEnhancedRequest.builder()
                        .key(key)
                        .conditionExpression(ours)
                        .build());
    }

    /** Two steps at once cancel each other; the one that is tried again finds out whether it still may. */
    private boolean commit(TransactWriteItemsEnhancedRequest step) {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                Calls.run(ReportTable.STORE, () -> table.client().transactWriteItems(step));
                return true;
            } catch (TransactionCanceledException e) {
                if (e.cancellationReasons().stream()
                        .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                    return false;
                }
                Pauses.briefly(tries);
            }
        }
        throw new StoreUnavailableException(ReportTable.STORE + " cancelled a transaction " + MOST_TRIES
                + " times: others change the same incident");
    }

    List<Notification> unsent(int most) {
        List<Notification> unsent = new ArrayList<>();
        for (int box = 0; box < OUTBOXES; box++) {
            String partition = "OUTBOX#" + box;
            table.all(QueryConditional.keyEqualTo(key -> key.partitionValue(partition)))
                    .forEach(item -> unsent.add(Json.read(ReportTable.json(item), Notification.class)));
        }
        unsent.sort(Comparator.comparing(Notification::saved).thenComparing(Notification::id));
        return List.copyOf(unsent.subList(0, Math.min(most, unsent.size())));
    }

    void markSent(String notificationId) {
        Key key = Key.builder()
                .partitionValue(outbox(notificationId))
                .sortValue(notificationId)
                .build();
        Calls.run(ReportTable.STORE, () -> table.items().deleteItem(key));
    }
}
