package dev.vigia.aws;

import dev.vigia.model.ModelName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/** The calls to the reports table that its parts have in common. */
final class ReportTable {
    static final String STORE = "the report store";

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<ReportItem> table;

    ReportTable(DynamoDbEnhancedClient client, Tables tables) {
        this.client = client;
        table = client.table(tables.reports(), ReportItem.SCHEMA);
    }

    DynamoDbEnhancedClient client() {
        return client;
    }

    DynamoDbTable<ReportItem> items() {
        return table;
    }

    static ReportItem item(String partition, String sortKey) {
        ReportItem item = new ReportItem();
        item.key(partition, sortKey);
        return item;
    }

    static ReportItem item(ModelName model, String sortKey) {
        return item(model.value(), sortKey);
    }

    /** A document under a key, in place of one that is there. */
    void put(String partition, String sortKey, Object document) {
        ReportItem item = item(partition, sortKey);
        item.json = Json.write(document);
        Calls.run(STORE, () -> table.putItem(item));
    }

    Optional<ReportItem> get(String partition, String sortKey) {
        Key key = Key.builder().partitionValue(partition).sortValue(sortKey).build();
        return Calls.to(
                STORE,
                () -> Optional.ofNullable(
                        table.getItem(request -> request.consistentRead(true).key(key))));
    }

    List<ReportItem> all(QueryConditional range) {
        return Calls.to(
                STORE,
                () -> table.query(query -> query.queryConditional(range).consistentRead(true)).items().stream()
                        .toList());
    }

    List<ReportItem> beginningWith(String partition, String prefix) {
        return all(QueryConditional.sortBeginsWith(
                key -> key.partitionValue(partition).sortValue(prefix)));
    }

    static String json(ReportItem item) {
        return Objects.requireNonNull(item.json, "json");
    }
}
