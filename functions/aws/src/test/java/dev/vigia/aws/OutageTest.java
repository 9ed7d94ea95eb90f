package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.check.Family;
import dev.vigia.incident.DirtyBucket;
import dev.vigia.incident.Incidents;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Requests;
import dev.vigia.inference.TestModels;
import dev.vigia.inference.Truth;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** What happens when DynamoDB is not there, or there and silent: an outage within the budget of time, never a hang. */
class OutageTest {
    private static final Duration BUDGET = Duration.ofSeconds(5);

    private static DynamoDbEnhancedClient client(URI endpoint) {
        Environment environment = Environment.of(Map.ofEntries(
                Map.entry("VIGIA_TABLE_INFERENCES", "inferences"),
                Map.entry("VIGIA_TABLE_PROFILES", "profiles"),
                Map.entry("VIGIA_TABLE_MODELS", "models"),
                Map.entry("VIGIA_TABLE_REPORTS", "reports"),
                Map.entry("VIGIA_TABLE_TRUTH", "truth"),
                Map.entry("VIGIA_ARTIFACTS", "file:///nowhere"),
                Map.entry("VIGIA_DEAD_LETTERS", "file:///nowhere"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString()),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local")));
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(new AwsClients(environment).dynamoDb())
                .extensions()
                .build();
    }

    private static void assertOutage(ThrowingCallable call) {
        Instant start = Instant.now();
        assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(BUDGET);
    }

    @Test
    void aServerThatWasStoppedIsAnOutageForEveryPort() {
        URI endpoint;
        try (DynamoDbLocalServer server = DynamoDbLocalServer.start()) {
            endpoint = server.endpoint();
        }
        Tables tables = Tables.LOCAL;
        DynamoDbEnhancedClient client = client(endpoint);
        ModelName model = TestModels.MODEL;
        LoggedRequest request = Requests.of(model, Requests.id(TestModels.START, 1));
        DynamoDbInferenceLog log = new DynamoDbInferenceLog(client, tables, TestModels.registry());
        assertOutage(() -> log.append(request));
        assertOutage(() -> log.find(model, request.id()));
        assertOutage(() -> log.read(model, TestModels.START, TestModels.START.plusSeconds(1), one -> {}));
        assertOutage(() -> log.newest(model, TestModels.START, TestModels.START.plusSeconds(1), 1));
        assertOutage(() -> log.findByCaller(model, "c"));
        assertOutage(() -> log.erase(model, request.id().row(0)));

        ModelRegistry registry = new DynamoDbModelRegistry(client, tables);
        assertOutage(() -> registry.model(model));
        assertOutage(() -> registry.versions(model));

        ReportStore reports = new DynamoDbReportStore(client, tables);
        assertOutage(() -> reports.put(Incidents.report(Incidents.window(60, 60), 1)));
        assertOutage(() -> reports.advance(Incidents.opened(1, Family.DRIFT), null));
        assertOutage(reports::fleet);
        assertOutage(() -> reports.unsent(1));
        assertOutage(() -> reports.clean(model, new DirtyBucket(Incidents.window(5, 5), "m")));

        assertOutage(() -> new DynamoDbGroundTruth(client, tables, TestModels.registry())
                .put(model, List.of(new Truth(request.id().row(0), "1", TestModels.START))));
        assertOutage(() -> new DynamoDbProfileStore(client, tables)
                .put(Incidents.VERSION, "b1", Incidents.window(5, 5), new byte[9]));
    }

    @Test
    void aServerThatTakesConnectionsAndSaysNothingIsAnOutage() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            DynamoDbInferenceLog log = new DynamoDbInferenceLog(client(endpoint), Tables.LOCAL, TestModels.registry());

            assertOutage(() -> log.append(Requests.of(TestModels.MODEL, Requests.id(TestModels.START, 1))));
        }
    }

    @Test
    void aTableThatIsNotThereIsAnOutageThatNamesIt() {
        DynamoDbReportStore reports =
                new DynamoDbReportStore(client(DynamoDbLocalServer.shared().endpoint()), Tables.prefixed("not-there-"));

        assertThatThrownBy(reports::fleet)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("ResourceNotFoundException");
    }
}
