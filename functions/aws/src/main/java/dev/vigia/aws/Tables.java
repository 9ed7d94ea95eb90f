package dev.vigia.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * The tables' names and their shape: every table has the same key and TTL attributes, and the inferences table an
 * index. template.yaml declares the same for a deployment.
 */
public record Tables(String inferences, String profiles, String models, String reports, String truth) {
    /** The partition key of every table, a string. */
    public static final String PARTITION_KEY = "pk";

    /** The sort key of every table, a string. */
    public static final String SORT_KEY = "sk";

    /** When an item may be deleted, in seconds since the epoch. */
    public static final String TTL = "ttl";

    /** The sparse index of the inferences table by the caller's own name of a call; keys only. */
    public static final String CALLER_INDEX = "caller";

    /** The index's partition key, {@code model#callerId}; its sort key is the table's, so that newest come first. */
    public static final String CALLER_KEY = "callerKey";

    /** The names on one machine. */
    public static final Tables LOCAL = prefixed("vigia-");

    /** Names with a prefix before {@code inferences}, {@code profiles}, … */
    public static Tables prefixed(String prefix) {
        return new Tables(
                prefix + "inferences", prefix + "profiles", prefix + "models", prefix + "reports", prefix + "truth");
    }

    public List<String> names() {
        return List.of(inferences, profiles, models, reports, truth);
    }

    /** Creates the tables that are not there, with TTL, as a deployment's template would. */
    public void create(DynamoDbClient client) {
        Set<String> there = new HashSet<>();
        client.listTablesPaginator().tableNames().forEach(there::add);
        names().stream().filter(name -> !there.contains(name)).forEach(name -> create(client, name));
    }

    private void create(DynamoDbClient client, String name) {
        try {
            client.createTable(declaration(name));
        } catch (ResourceInUseException createdMeanwhile) {
            // By another process, or by a try of this one whose answer was lost.
        }
        try (DynamoDbWaiter waiter = client.waiter()) {
            waiter.waitUntilTableExists(request -> request.tableName(name));
        }
        client.updateTimeToLive(request -> request.tableName(name)
                .timeToLiveSpecification(ttl -> ttl.attributeName(TTL).enabled(true)));
    }

    private CreateTableRequest declaration(String name) {
        List<AttributeDefinition> attributes = new ArrayList<>(List.of(text(PARTITION_KEY), text(SORT_KEY)));
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .overrideConfiguration(configuration -> configuration
                        .apiCallAttemptTimeout(Patience.OF_JOBS.attempt())
                        .apiCallTimeout(Patience.OF_JOBS.call()))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(PARTITION_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE));
        if (name.equals(inferences)) {
            attributes.add(text(CALLER_KEY));
            request.globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                    .indexName(CALLER_INDEX)
                    .keySchema(key(CALLER_KEY, KeyType.HASH), key(SORT_KEY, KeyType.RANGE))
                    .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                    .build());
        }
        return request.attributeDefinitions(attributes).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
