package dev.vigia.aws;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.RowId;
import dev.vigia.inference.SideBySide;
import dev.vigia.inference.Truth;
import dev.vigia.model.Dated;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;

/**
 * Ground truth in DynamoDB (DATA.md). Each value is two items: under {@code model#arrivalSlice#shard}, to be read by
 * when it arrived, and under {@code model#inferenceId}, to be found by its row. Thread-safe.
 */
public final class DynamoDbGroundTruth implements GroundTruth {
    private static final String STORE = "the ground truth";
    private static final int MOST_IN_BATCH = 25;
    private static final int MOST_TRIES = 8;
    /** Batches that are written at a time: ten thousand values are 800 of them. */
    private static final int AT_ONCE = 8;

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<TruthItem> table;
    private final ModelRegistry registry;

    public DynamoDbGroundTruth(DynamoDbEnhancedClient client, Tables tables, ModelRegistry registry) {
        this.client = client;
        table = client.table(tables.truth(), TruthItem.SCHEMA);
        this.registry = registry;
    }

    private Model model(ModelName name) {
        return registry.model(name)
                .orElseThrow(() -> new IllegalArgumentException("model '" + name + "' is not registered"));
    }

    @Override
    public void put(ModelName model, List<Truth> batch) {
        Model settings = model(model);
        // DynamoDB refuses a batch that writes one key twice.
        Map<List<String>, TruthItem> items = new LinkedHashMap<>();
        for (Truth truth : batch) {
            for (TruthItem item : items(truth, settings)) {
                items.put(List.of(item.pk, item.sk), item);
            }
        }
        List<TruthItem> all = List.copyOf(items.values());
        List<List<TruthItem>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_IN_BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + MOST_IN_BATCH)));
        }
        SideBySide.map(batches, AT_ONCE, this::write);
    }

    /** By arrival, and by row. */
    private static List<TruthItem> items(Truth truth, Model settings) {
        RowId row = truth.row();
        ModelName model = settings.name();
        String partition = Slices.partition(model, truth.arrived(), row.inference(), settings.shards());
        String millis = String.format("#%013d", truth.arrived().toEpochMilli());
        return List.of(
                item(partition, row + millis, truth, settings),
                item(model + "#" + row.inference(), row.index() + millis, truth, settings));
    }

    private static TruthItem item(String partition, String sortKey, Truth truth, Model settings) {
        TruthItem item = new TruthItem();
        item.key(partition, sortKey);
        item.value = truth.value();
        item.arrived = truth.arrived().toEpochMilli();
        item.expire(truth.arrived().plus(settings.retention()));
        return item;
    }

    private int write(List<TruthItem> items) {
        List<TruthItem> left = items;
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            WriteBatch.Builder<TruthItem> batch =
                    WriteBatch.builder(TruthItem.class).mappedTableResource(table);
            left.forEach(batch::addPutItem);
            BatchWriteItemEnhancedRequest request = BatchWriteItemEnhancedRequest.builder()
                    .writeBatches(batch.build())
                    .build();
            BatchWriteResult result = Calls.to(STORE, () -> client.batchWriteItem(request));
            left = result.unprocessedPutItemsForTable(table);
            if (left.isEmpty()) {
                return items.size();
            }
            Pauses.briefly(tries);
        }
        throw new StoreUnavailableException(
                STORE + " left " + left.size() + " items unwritten: it is short of capacity");
    }

    @Override
    public void read(ModelName model, Instant from, Instant to, Consumer<Truth> reader) {
        Dated<Integer> shards = model(model).shards();
        for (Instant slice = Slices.containing(from); slice.isBefore(to); slice = Slices.next(slice)) {
            for (String partition : Slices.partitions(model, slice, shards)) {
                QueryConditional all = QueryConditional.keyEqualTo(key -> key.partitionValue(partition));
                Calls.run(
                        STORE,
                        () -> table.query(query -> query.queryConditional(all).consistentRead(true)).items().stream()
                                .map(item -> truth(item, RowId.parse(item.sk.substring(0, item.sk.lastIndexOf('#')))))
                                .filter(truth -> !truth.arrived().isBefore(from)
                                        && truth.arrived().isBefore(to))
                                .forEach(reader));
            }
        }
    }

    private static Truth truth(TruthItem item, RowId row) {
        return new Truth(
                row,
                Objects.requireNonNull(item.value, "value"),
                Instant.ofEpochMilli(Objects.requireNonNull(item.arrived, "arrived")));
    }

    /** Those by row last: while one of them is left, what is left can be found. */
    @Override
    public void erase(ModelName model, RowId row) {
        Model settings = model(model);
        List<Truth> all = Calls.to(
                STORE,
                () ->
                        table
                                .query(query -> query.queryConditional(ofRow(model, row))
                                        .consistentRead(true))
                                .items()
                                .stream()
                                .map(item -> truth(item, row))
                                .toList());
        for (Truth truth : all) {
            for (TruthItem item : items(truth, settings)) {
                Calls.run(
                        STORE,
                        () -> table.deleteItem(Key.builder()
                                .partitionValue(item.pk)
                                .sortValue(item.sk)
                                .build()));
            }
        }
    }

    private static QueryConditional ofRow(ModelName model, RowId row) {
        return QueryConditional.sortBeginsWith(
                key -> key.partitionValue(model + "#" + row.inference()).sortValue(row.index() + "#"));
    }

    @Override
    public Optional<Truth> find(ModelName model, RowId row) {
        return Calls.to(
                STORE,
                () -> table
                        .query(query -> query.queryConditional(ofRow(model, row))
                                .consistentRead(true)
                                .scanIndexForward(false)
                                .limit(1))
                        .items()
                        .stream()
                        .findFirst()
                        .map(item -> truth(item, row)));
    }
}
