package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Appended;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Requests;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TestModels;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What stands in the inferences table, and what it costs. */
class InferenceItemsTest {
    private static final ModelVersion WIDE = new ModelVersion(TestModels.MODEL, 2);
    private static final Schema SCHEMA = schema();

    private final DynamoDbLocalServer server = DynamoDbLocalServer.shared();
    private final DynamoDbClient client = server.client();
    private Tables tables;
    private DynamoDbInferenceLog log;

    /** Thirty columns, one of them the prediction. */
    private static Schema schema() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            features.add(Feature.number("feature_number_" + i));
        }
        features.add(Feature.prediction("score", FeatureType.NUMBER));
        return new Schema(features);
    }

    @BeforeEach
    void open() {
        ModelRegistry registry = TestModels.registry();
        registry.register(
                new RegisteredVersion(
                        WIDE, SchemaJson.hash(SCHEMA), new ScorerSpec.None(), Preprocessing.NONE, TestModels.START),
                SCHEMA);
        tables = server.tables();
        log = new DynamoDbInferenceLog(server.enhanced(), tables, registry);
    }

    private static LoggedRequest request(int rows, DoubleSupplier values) {
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < SCHEMA.size(); feature++) {
            double[] column = new double[rows];
            for (int row = 0; row < rows; row++) {
                column[row] = values.getAsDouble();
            }
            columns.add(NumberColumn.of(column));
        }
        return new LoggedRequest(
                Requests.id(TestModels.START.plusSeconds(1), rows),
                WIDE,
                Status.SCORED,
                SchemaJson.hash(SCHEMA),
                new Rows(SCHEMA, rows, columns, List.of()),
                "ab".repeat(32),
                null,
                TestModels.START.plusSeconds(1));
    }

    private List<Map<String, AttributeValue>> items(Instant time) {
        return client.query(query -> query.tableName(tables.inferences())
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(
                                ":pk",
                                AttributeValue.fromS(
                                        "flights#" + time.toString().substring(0, 16) + "#0"))))
                .items();
    }

    @Test
    void anItemIsWhatItHasBeen() {
        InferenceId id = Requests.id(TestModels.START.plusMillis(1001), 7);
        LoggedRequest request = Requests.with(TestModels.MODEL, id, "order-1", "body", 2);
        log.append(request);

        Map<String, AttributeValue> item = items(TestModels.START).getFirst();
        assertThat(item.keySet())
                .containsExactlyInAnyOrder("pk", "sk", "ttl", "v", "n", "f", "s", "h", "b", "c", "callerKey", "t", "r");
        assertThat(Items.at(item, "pk").s()).isEqualTo("flights#2026-11-23T12:00#0");
        assertThat(Items.at(item, "sk").s()).isEqualTo(id + "#0");
        assertThat(Items.at(item, "ttl").n())
                .isEqualTo("" + id.time().plus(Duration.ofDays(90)).getEpochSecond());
        assertThat(Items.at(item, "v").n()).isEqualTo("1");
        assertThat(Items.at(item, "n").n()).isEqualTo("2");
        assertThat(Items.at(item, "f").n()).isEqualTo("1");
        assertThat(Items.at(item, "s").s()).isEqualTo("S");
        assertThat(Items.at(item, "h").b().asByteArray()).hasSize(32);
        assertThat(Items.at(item, "b").b().asByteArray()).hasSize(32);
        assertThat(Items.at(item, "c").s()).isEqualTo("order-1");
        assertThat(Items.at(item, "callerKey").s()).isEqualTo("flights#order-1");
        assertThat(Items.at(item, "t").n()).isEqualTo("" + id.time().toEpochMilli());
    }

    /** Of the put that a log makes: DynamoDB Local counts as DynamoDB bills, a unit for each KB begun. */
    private double writeUnits(LoggedRequest request) {
        log.append(request);
        Map<String, AttributeValue> item = items(TestModels.START).getFirst();
        return client.putItem(put -> put.tableName(tables.inferences())
                        .item(item)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    void oneCallOfThirtyFeaturesCostsOneWriteUnit() {
        Random random = new Random(1);

        assertThat(writeUnits(request(1, random::nextGaussian))).isEqualTo(1);
    }

    private void assertUnitsOfARow(String what, DoubleSupplier values, double most) {
        double units = writeUnits(request(100, values)) / 100;
        System.out.printf("write units a row in requests of 100, %s: %.2f%n", what, units);
        assertThat(units).as(what).isLessThanOrEqualTo(most);
    }

    @Test
    void rowsOfARequestOfAHundredCostATenthWithThreeDecimals() {
        Random random = new Random(3);

        assertUnitsOfARow("three decimals", () -> random.nextInt(-99_999, 99_999) / 1000.0, 0.1);
    }

    @Test
    void rowsOfARequestOfAHundredCostATenthAsFloats() {
        Random random = new Random(2);

        assertUnitsOfARow("float32", () -> (float) random.nextGaussian(), 0.1);
    }

    @Test
    void rowsOfARequestOfAHundredCostAQuarterWhateverTheyAre() {
        Random random = new Random(4);

        assertUnitsOfARow("any doubles", random::nextGaussian, 0.25);
    }

    @Test
    void everyPartExpiresAndNoneIsOverTheLimit() {
        LoggedRequest large = request(5000, new Random(5)::nextGaussian);
        log.append(large);

        List<Map<String, AttributeValue>> parts = new ArrayList<>();
        client.queryPaginator(query -> query.tableName(tables.inferences())
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("flights#2026-11-23T12:00#0"))))
                .items()
                .forEach(parts::add);
        assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> {
            assertThat(part).containsKey("ttl");
            assertThat(Items.at(part, "r").b().asByteArray()).hasSizeLessThanOrEqualTo(PartedItems.MOST_BYTES);
        });
        assertThat(Items.at(parts.getFirst(), "p").n()).isEqualTo("" + parts.size());
    }

    @Test
    void aRequestThatLacksAPartIsPassedOverAndCounted() {
        LoggedRequest large = request(5000, new Random(5)::nextGaussian);
        LoggedRequest whole = Requests.of(TestModels.MODEL, Requests.id(TestModels.START.plusSeconds(9), 1));
        log.append(large);
        log.append(whole);
        delete(large, item -> Items.at(item, "sk").s().contains("#2-"));

        assertReadsOnly(whole);
        assertThat(log.find(TestModels.MODEL, large.id())).isEmpty();
    }

    @Test
    void aRequestWhoseWriteBrokeOffIsPassedOverAndMayBeWrittenAgain() {
        LoggedRequest large = request(5000, new Random(5)::nextGaussian);
        LoggedRequest whole = Requests.of(TestModels.MODEL, Requests.id(TestModels.START.plusSeconds(9), 1));
        log.append(large);
        log.append(whole);
        delete(large, item -> Items.at(item, "sk").s().endsWith("#0"));

        assertReadsOnly(whole);
        assertThat(log.append(large)).isEqualTo(new Appended.Written());
        assertThat(log.find(TestModels.MODEL, large.id())).contains(large);
        List<LoggedRequest> read = new ArrayList<>();
        assertThat(log.read(TestModels.MODEL, TestModels.START, TestModels.START.plusSeconds(60), read::add))
                .isZero();
        assertThat(read).containsExactly(large, whole);
    }

    private void assertReadsOnly(LoggedRequest whole) {
        List<LoggedRequest> read = new ArrayList<>();
        assertThat(log.read(TestModels.MODEL, TestModels.START, TestModels.START.plusSeconds(60), read::add))
                .isOne();
        assertThat(read).containsExactly(whole);
        assertThat(log.newest(TestModels.MODEL, TestModels.START, TestModels.START.plusSeconds(60), 9))
                .containsExactly(whole);
    }

    private void delete(LoggedRequest request, Predicate<Map<String, AttributeValue>> which) {
        client
                .queryPaginator(query -> query.tableName(tables.inferences())
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :id)")
                        .expressionAttributeValues(Map.of(
                                ":pk", AttributeValue.fromS("flights#2026-11-23T12:00#0"),
                                ":id", AttributeValue.fromS(request.id().toString()))))
                .items()
                .stream()
                .filter(which)
                .forEach(item -> client.deleteItem(deletion -> deletion.tableName(tables.inferences())
                        .key(Map.of("pk", Items.at(item, "pk"), "sk", Items.at(item, "sk")))));
    }

    @Test
    void aRowOfANewerFormIsNotMisread() {
        LoggedRequest request = Requests.of(TestModels.MODEL, Requests.id(TestModels.START.plusSeconds(1), 1));
        log.append(request);
        Map<String, AttributeValue> item = new HashMap<>(items(TestModels.START).getFirst());
        item.put("f", AttributeValue.fromN("99"));
        client.putItem(put -> put.tableName(tables.inferences()).item(item));

        assertThatThrownBy(() -> log.find(TestModels.MODEL, request.id()))
                .hasMessageContaining("format version 99")
                .hasMessageContaining("newer");
    }

    @Test
    void erasedValuesAreInNoItem() {
        LoggedRequest request = Requests.of(TestModels.MODEL, Requests.id(TestModels.START.plusSeconds(1), 1), 3);
        log.append(request);
        SdkBytes before = Items.at(items(TestModels.START).getFirst(), "r").b();
        log.erase(TestModels.MODEL, request.id().row(1));

        assertThat(items(TestModels.START)).hasSize(1);
        assertThat(Items.at(items(TestModels.START).getFirst(), "r").b()).isNotEqualTo(before);
    }

    @Test
    void anUnknownModelIsNamed() {
        assertThatThrownBy(() -> log.find(new ModelName("nobody"), Requests.id(TestModels.START, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }
}
