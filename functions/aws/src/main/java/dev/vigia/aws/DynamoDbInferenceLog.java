package dev.vigia.aws;

import dev.vigia.inference.Appended;
import dev.vigia.inference.Column;
import dev.vigia.inference.Completion;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.RowId;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The inference log in DynamoDB: one item per request, its rows packed by column (DATA.md, "Inferences"). Thread-safe.
 *
 * <p>How many shards a model has and by which schema rows are read is asked of the registry, so that should be one
 * that remembers.
 */
public final class DynamoDbInferenceLog implements InferenceLog {
    private static final String STORE = "the inference log";
    private static final int MOST_BY_CALLER = 100;
    private static final int MOST_TRIES = 20;

    private final DynamoDbTable<InferenceItem> table;
    private final PartedItems<InferenceItem> parts;
    private final StoredRequests stored;
    private final LogReads reads;

    public DynamoDbInferenceLog(DynamoDbEnhancedClient client, Tables tables, ModelRegistry registry) {
        table = client.table(tables.inferences(), InferenceItem.SCHEMA);
        parts = new PartedItems<>(STORE, table, InferenceItem::new);
        stored = new StoredRequests(registry);
        reads = new LogReads(table, stored);
    }

    @Override
    public Appended append(LoggedRequest request) {
        InferenceItem item = stored.item(request);
        String base = StoredRequests.base(request.id());
        parts.writeFurther(item, base, PackedRows.pack(request.rows()));
        Optional<InferenceItem> before = put(item, Expression.builder().expression("attribute_not_exists(pk)"));
        if (before.isEmpty() || PartedItems.isSameWrite(before.get(), item)) {
            return new Appended.Written();
        }
        parts.deleteFurther(item, base);
        return new Appended.Existing(request(before.get())
                .orElseThrow(() -> new StoreUnavailableException(
                        STORE + " holds " + request.id() + " without some of its parts: it may be expiring")));
    }

    /** Puts an item if a condition holds; else gives what stands there. */
    private Optional<InferenceItem> put(InferenceItem item, Expression.Builder condition) {
        try {
            Calls.run(
                    STORE,
                    () -> table.putItem(request -> request.item(item)
                            .conditionExpression(condition.build())
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return Optional.empty();
        } catch (ConditionalCheckFailedException e) {
            return Optional.of(e.hasItem() ? InferenceItem.SCHEMA.mapToItem(e.item()) : new InferenceItem());
        }
    }

    @Override
    public Optional<LoggedRequest> find(ModelName model, InferenceId id) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            InferenceItem item = first(model, id);
            if (item == null) {
                return Optional.empty();
            }
            // Its parts are gone where a row was erased in between: then there is another first item.
            Optional<LoggedRequest> found = request(item);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private @Nullable InferenceItem first(ModelName model, InferenceId id) {
        String partition = Slices.partition(model, id.time(), id, stored.shards(model));
        return Calls.to(
                STORE,
                () -> table.getItem(request -> request.consistentRead(true)
                        .key(Key.builder()
                                .partitionValue(partition)
                                .sortValue(StoredRequests.firstKey(id))
                                .build())));
    }

    private Optional<LoggedRequest> request(InferenceItem item) {
        return parts.read(item, StoredRequests.base(StoredRequests.id(item)))
                .map(packed -> stored.request(item, packed));
    }

    @Override
    public List<InferenceId> findByCaller(ModelName model, String callerId) {
        QueryEnhancedRequest newest = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.keyEqualTo(
                        key -> key.partitionValue(StoredRequests.callerKey(model, callerId))))
                .scanIndexForward(false)
                .limit(MOST_BY_CALLER)
                .build();
        return Calls.to(
                STORE,
                () -> table.index(Tables.CALLER_INDEX).query(newest).stream()
                        .flatMap(page -> page.items().stream())
                        .limit(MOST_BY_CALLER)
                        .map(StoredRequests::id)
                        .toList());
    }

    @Override
    public long read(ModelName model, Instant from, Instant to, Consumer<LoggedRequest> reader) {
        return reads.inOrder(model, from, to, reader);
    }

    @Override
    public List<LoggedRequest> newest(ModelName model, Instant since, Instant before, int most) {
        return reads.newest(model, since, before, most);
    }

    @Override
    public boolean erase(ModelName model, RowId row) {
        return change(
                model,
                row.inference(),
                request -> row.index() < request.rows().size()
                        ? Optional.of(request.erased(row.index()))
                        : Optional.empty());
    }

    @Override
    public boolean addPredictions(ModelName model, InferenceId id, List<Column> predictions) {
        return change(model, id, request -> Completion.complete(request, predictions));
    }

    /** Puts another in the place of a request; false if there is no such request, or the change is empty. */
    private boolean change(ModelName model, InferenceId id, Function<LoggedRequest, Optional<LoggedRequest>> change) {
        String base = StoredRequests.base(id);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            InferenceItem old = first(model, id);
            if (old == null) {
                return false;
            }
            Optional<LoggedRequest> request = request(old);
            Optional<LoggedRequest> next = request.flatMap(change);
            if (request.isPresent() && next.isEmpty()) {
                return false;
            }
            if (next.isPresent() && replace(old, base, next.get())) {
                return true;
            }
        }
        throw new StoreUnavailableException(STORE + " had " + id + " changed by others again and again");
    }

    /** Puts another request in an item's place, unless somebody else did meanwhile. */
    private boolean replace(InferenceItem old, String base, LoggedRequest other) {
        InferenceItem next = InferenceItem.SCHEMA.mapToItem(InferenceItem.SCHEMA.itemToMap(old, true));
        stored.describe(next, other);
        next.parts = null;
        next.tag = null;
        parts.writeFurther(next, base, PackedRows.pack(other.rows()));
        SdkBytes rows = old.data == null ? SdkBytes.fromByteArray(new byte[0]) : old.data;
        Expression.Builder unchanged = Expression.builder()
                .expression(old.tag == null ? "r = :r AND attribute_not_exists(g)" : "r = :r AND g = :g")
                .putExpressionValue(":r", AttributeValue.fromB(rows));
        if (old.tag != null) {
            unchanged.putExpressionValue(":g", AttributeValue.fromS(old.tag));
        }
        Optional<InferenceItem> there = put(next, unchanged);
        boolean replaced = there.isEmpty() || PartedItems.isSameWrite(there.get(), next);
        parts.deleteFurther(replaced ? old : next, base);
        return replaced;
    }
}
