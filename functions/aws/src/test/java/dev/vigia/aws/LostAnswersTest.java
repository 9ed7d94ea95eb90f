package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.Incidents;
import dev.vigia.inference.Appended;
import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Requests;
import dev.vigia.inference.TestModels;
import dev.vigia.model.Model;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/**
 * The answer to each write is lost once: DynamoDB did what it was told, the client saw the connection end and sent the
 * same again. That must not be taken for somebody else's write, nor cost what was written.
 */
class LostAnswersTest {
    private static final Set<String> WRITES = Set.of("PutItem", "TransactWriteItems");

    private final DynamoDbLocalServer server = DynamoDbLocalServer.shared();
    private final HttpClient forward = HttpClient.newHttpClient();
    private HttpServer proxy;
    private String lastLost = "";
    private int lost;
    private Tables tables;
    private DynamoDbEnhancedClient client;

    @BeforeEach
    void open() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::answer);
        proxy.start();
        tables = server.tables();
        URI endpoint = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
        Environment environment = Environment.of(Map.ofEntries(
                Map.entry("VIGIA_TABLE_INFERENCES", tables.inferences()),
                Map.entry("VIGIA_TABLE_PROFILES", tables.profiles()),
                Map.entry("VIGIA_TABLE_MODELS", tables.models()),
                Map.entry("VIGIA_TABLE_REPORTS", tables.reports()),
                Map.entry("VIGIA_TABLE_TRUTH", tables.truth()),
                Map.entry("VIGIA_ARTIFACTS", "file:///nowhere"),
                Map.entry("VIGIA_DEAD_LETTERS", "file:///nowhere"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString()),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local")));
        client = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(new AwsClients(environment, Patience.OF_JOBS).dynamoDb())
                .extensions()
                .build();
    }

    @AfterEach
    void close() {
        assertThat(lost).as("answers that were lost").isPositive();
        proxy.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.endpoint()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
            request.header(header, exchange.getRequestHeaders().getFirst(header));
        }
        HttpResponse<byte[]> response = send(request.build());
        String identity = target + new String(body, StandardCharsets.ISO_8859_1);
        if (WRITES.contains(target.substring(target.indexOf('.') + 1)) && !identity.equals(lastLost)) {
            lastLost = identity;
            lost++;
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
        exchange.close();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return forward.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Test
    void aRequestIsLoggedOnceAndWhole() {
        DynamoDbInferenceLog log = new DynamoDbInferenceLog(client, tables, TestModels.registry());
        LoggedRequest small = Requests.of(TestModels.MODEL, Requests.id(TestModels.START, 1), 2);
        LoggedRequest large = Requests.of(TestModels.MODEL, Requests.id(TestModels.START, 2), 30_000);

        // A request of one item carries no tag, so this may also be told as the retry that it is.
        assertThat(log.append(small)).isIn(new Appended.Written(), new Appended.Existing(small));
        assertThat(log.append(large)).isEqualTo(new Appended.Written());
        assertThat(log.find(TestModels.MODEL, small.id())).contains(small);
        assertThat(log.find(TestModels.MODEL, large.id())).contains(large);
        assertThat(log.erase(TestModels.MODEL, large.id().row(7))).isTrue();
        LoggedRequest erased = log.find(TestModels.MODEL, large.id()).orElseThrow();
        assertThat(erased.rows().column(0).cell(7)).isEqualTo(Cell.ABSENT);
        assertThat(erased.rows().column(0).cell(8)).isEqualTo(Cell.PRESENT);
    }

    @Test
    void aProfileAndAReportAreWhole() {
        byte[] packed = new byte[800_000];
        new Random(1).nextBytes(packed);
        DynamoDbProfileStore profiles = new DynamoDbProfileStore(client, tables);
        profiles.put(Incidents.VERSION, "b1", Incidents.window(5, 5), packed);
        assertThat(profiles.get(Incidents.VERSION, "b1", Incidents.window(5, 5)))
                .contains(packed);

        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            findings.add(Incidents.finding("feature-" + Integer.toHexString(i * 7919), Outcome.PASSED));
        }
        Report report = new Report(
                Incidents.VERSION,
                Family.DRIFT,
                Incidents.window(60, 60),
                1,
                "b1",
                9,
                Outcome.PASSED,
                Severity.WARNING,
                "r",
                findings,
                Incidents.START);
        DynamoDbReportStore reports = new DynamoDbReportStore(client, tables);
        reports.put(report);
        assertThat(reports.report(Incidents.VERSION, Family.DRIFT, report.window()))
                .contains(report);
    }

    @Test
    void whoeverChangedSomethingIsToldSo() {
        DynamoDbModelRegistry registry = new DynamoDbModelRegistry(client, tables);
        Model model = Model.of(TestModels.MODEL);
        assertThat(registry.create(model)).isTrue();
        assertThat(registry.create(model)).isFalse();

        byte[] packed = new byte[800_000];
        new Random(2).nextBytes(packed);
        registry.putBaseline(TestModels.MODEL, "b1", packed);
        assertThat(registry.baseline(TestModels.MODEL, "b1")).contains(packed);

        DynamoDbReportStore reports = new DynamoDbReportStore(client, tables);
        Incident incident = Incidents.opened(1, Family.DRIFT);
        assertThat(reports.advance(incident, Incidents.notification("n", "opened", "b")))
                .isTrue();
        assertThat(reports.advance(Incidents.next(incident, IncidentState.RESOLVED), null))
                .isTrue();
        assertThat(reports.unsent(9)).hasSize(1);
    }
}
