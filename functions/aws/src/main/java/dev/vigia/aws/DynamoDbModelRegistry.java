package dev.vigia.aws;

import dev.vigia.model.ApiKey;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelJson;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.VersionJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The registry in DynamoDB (DATA.md, "Models, reports, incidents"): all of a model in one partition. Thread-safe. */
public final class DynamoDbModelRegistry implements ModelRegistry {
    private static final String STORE = "the model registry";
    private static final String META = "META";
    private static final Expression NEW =
            Expression.builder().expression("attribute_not_exists(pk)").build();
    private static final Expression NOT_REVOKED =
            Expression.builder().expression("attribute_not_exists(rv)").build();

    private final DynamoDbTable<ModelItem> table;
    private final PartedItems<ModelItem> parts;

    public DynamoDbModelRegistry(DynamoDbEnhancedClient client, Tables tables) {
        table = client.table(tables.models(), ModelItem.SCHEMA);
        parts = new PartedItems<>(STORE, table, ModelItem::new);
    }

    private static ModelItem item(ModelName model, String sortKey) {
        ModelItem item = new ModelItem();
        item.key(model.value(), sortKey);
        return item;
    }

    private Optional<ModelItem> get(ModelName model, String sortKey) {
        Key key = Key.builder().partitionValue(model.value()).sortValue(sortKey).build();
        return Calls.to(
                STORE,
                () -> Optional.ofNullable(
                        table.getItem(request -> request.consistentRead(true).key(key))));
    }

    /** Puts an item if a condition holds. @return false if it does not, and that is not this put's own doing */
    private boolean putIf(Expression condition, ModelItem item) {
        item.tag = item.tag == null ? PartedItems.newTag() : item.tag;
        try {
            Calls.run(
                    STORE,
                    () -> table.putItem(request -> request.item(item)
                            .conditionExpression(condition)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return e.hasItem() && PartedItems.isSameWrite(ModelItem.SCHEMA.mapToItem(e.item()), item);
        }
    }

    private Stream<ModelItem> beginningWith(ModelName model, String prefix) {
        QueryConditional range = QueryConditional.sortBeginsWith(
                key -> key.partitionValue(model.value()).sortValue(prefix));
        return Calls.to(
                STORE,
                () -> table.query(query -> query.queryConditional(range).consistentRead(true)).items().stream()
                        .toList())
                .stream();
    }

    /** Stores bytes that are never replaced. @return false if something is there */
    private boolean putContent(ModelItem item, byte[] content) {
        item.digest = SdkBytes.fromByteArrayUnsafe(Bytes.digest(content));
        parts.writeFurther(item, item.sk, content);
        boolean put = putIf(NEW, item);
        if (!put) {
            parts.deleteFurther(item, item.sk);
        }
        return put;
    }

    private Optional<byte[]> content(ModelName model, String sortKey) {
        return get(model, sortKey)
                .map(item -> parts.read(item, sortKey)
                        .orElseThrow(() -> new IllegalStateException(
                                sortKey + " of " + model + " lacks some of its parts: expected all that it names")));
    }

    @Override
    public boolean create(Model model) {
        return putIf(NEW, meta(model));
    }

    private static ModelItem meta(Model model) {
        ModelItem item = item(model.name(), META);
        item.revision = model.revision();
        item.json = ModelJson.write(model);
        return item;
    }

    @Override
    public Optional<Model> model(ModelName name) {
        return get(name, META).map(item -> ModelJson.read(json(item)));
    }

    private static String json(ModelItem item) {
        return Objects.requireNonNull(item.json, "json");
    }

    @Override
    public boolean update(Model next) {
        Expression unchanged = Expression.builder()
                .expression("n = :n")
                .putExpressionValue(":n", AttributeValue.fromN(Long.toString(next.revision() - 1)))
                .build();
        return putIf(unchanged, meta(next));
    }

    @Override
    public boolean register(RegisteredVersion version, Schema schema) {
        SchemaJson.requireHash(version, schema);
        ModelName model = version.id().model();
        // The schema first: a version whose schema is not there could not be read. Its hash says what it is.
        putContent(item(model, "SCHEMA#" + version.schemaHash()), Bytes.deflate(SchemaJson.write(schema)));
        return putContent(item(model, versionKey(version.id())), Bytes.deflate(VersionJson.write(version)));
    }

    private static String versionKey(ModelVersion version) {
        return "VERSION#" + version.number();
    }

    @Override
    public Optional<RegisteredVersion> version(ModelVersion id) {
        return content(id.model(), versionKey(id)).map(content -> VersionJson.read(Bytes.inflate(content)));
    }

    @Override
    public List<RegisteredVersion> versions(ModelName model) {
        return beginningWith(model, "VERSION#")
                .filter(item -> !PartedItems.isFurther(item.sk))
                .map(item -> parts.read(item, item.sk).orElseThrow())
                .map(content -> VersionJson.read(Bytes.inflate(content)))
                .sorted(Comparator.comparingInt(version -> version.id().number()))
                .toList();
    }

    @Override
    public Optional<Schema> schema(ModelName model, String hash) {
        return content(model, "SCHEMA#" + hash).map(content -> SchemaJson.read(Bytes.inflate(content)));
    }

    @Override
    public void putBaseline(ModelName model, String id, byte[] packed) {
        String sortKey = "BASELINE#" + id;
        SdkBytes digest = SdkBytes.fromByteArrayUnsafe(Bytes.digest(packed));
        Optional<ModelItem> stored = get(model, sortKey);
        if (stored.isEmpty() && putContent(item(model, sortKey), packed)) {
            return;
        }
        if (!digest.equals(stored.or(() -> get(model, sortKey)).orElseThrow().digest)) {
            throw new IllegalArgumentException(
                    "baseline '" + id + "' of " + model + " is there with other content: expected a new id");
        }
    }

    @Override
    public Optional<byte[]> baseline(ModelName model, String id) {
        return content(model, "BASELINE#" + id);
    }

    private static String keyKey(String hash) {
        return "KEY#" + hash;
    }

    private static ApiKey key(ModelItem item) {
        ApiKey key = Json.read(json(item), ApiKey.class);
        return item.revoked == null ? key : key.revokedSince(Instant.parse(item.revoked));
    }

    @Override
    public void putKey(ApiKey key) {
        ModelItem item = item(key.model(), keyKey(key.hash()));
        item.json = Json.write(key);
        item.revoked = key.revokedAt().map(Instant::toString).orElse(null);
        putIf(NEW, item);
    }

    @Override
    public Optional<ApiKey> key(ModelName model, String hash) {
        return get(model, keyKey(hash)).map(DynamoDbModelRegistry::key);
    }

    @Override
    public List<ApiKey> keys(ModelName model) {
        return beginningWith(model, "KEY#").map(DynamoDbModelRegistry::key).toList();
    }

    @Override
    public boolean revokeKey(ModelName model, String hash, Instant at) {
        Optional<ModelItem> stored = get(model, keyKey(hash));
        stored.ifPresent(item -> {
            if (item.revoked == null) {
                item.revoked = at.toString();
                item.tag = null;
                putIf(NOT_REVOKED, item);
            }
        });
        return stored.isPresent();
    }

    @Override
    public boolean deleteKey(ModelName model, String hash) {
        Key key = Key.builder()
                .partitionValue(model.value())
                .sortValue(keyKey(hash))
                .build();
        return Calls.to(STORE, () -> table.deleteItem(key)) != null;
    }

    @Override
    public void audit(AuditEntry entry) {
        // The id keeps apart what two people do in one millisecond.
        ModelItem item = item(entry.model(), "AUDIT#" + Keys.of(entry.at()) + "#" + UUID.randomUUID());
        item.json = Json.write(entry);
        Calls.run(STORE, () -> table.putItem(item));
    }

    @Override
    public List<AuditEntry> audit(ModelName model, int most) {
        if (most < 1) {
            return List.of();
        }
        QueryConditional range = QueryConditional.sortBeginsWith(
                key -> key.partitionValue(model.value()).sortValue("AUDIT#"));
        return Calls.to(
                STORE,
                () -> table
                        .query(query -> query.queryConditional(range)
                                .consistentRead(true)
                                .scanIndexForward(false)
                                .limit(most))
                        .items()
                        .stream()
                        .limit(most)
                        .map(item -> Json.read(json(item), AuditEntry.class))
                        .toList());
    }
}
