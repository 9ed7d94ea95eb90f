package dev.vigia.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.UnscorableException;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server of the JDK on loopback. */
class RemoteScorerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("distance"),
            Feature.category("origin"),
            Feature.prediction("delay", FeatureType.NUMBER),
            Feature.prediction("why", FeatureType.CATEGORY)));

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> connections = new ConcurrentHashMap<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile long pauseMillis;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(exchange.getRequestHeaders().getFirst("x-proof") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        connections.merge(exchange.getRemoteAddress().getPort(), 1, Integer::sum);
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private RemoteScorer scorer(String path, HttpClient client) {
        return scorer(server.getAddress().getPort(), path, client);
    }

    private static RemoteScorer scorer(int port, String path, HttpClient client) {
        URI endpoint = URI.create("http://127.0.0.1:" + port + path);
        return new RemoteScorer(
                client,
                new ScorerSpec.Remote(endpoint, TIMEOUT),
                SCHEMA,
                (uri, body) -> Map.of("x-proof", Integer.toString(body.length)));
    }

    private List<Column> score(String path, Rows rows) {
        try (HttpClient client = RemoteScorer.client()) {
            return scorer(path, client).score(rows);
        }
    }

    private static Rows rows() {
        TextColumn origin =
                new TextColumn.Builder(2).add("A\"").addMissing(Cell.ABSENT).build();
        NumberColumn distance =
                new NumberColumn.Builder(2).add(1.5).addEscaped("\"7\"").build();
        return new Rows(SCHEMA, 2, List.of(distance, origin, NumberColumn.of(0, 0), TextColumn.of("", "")), List.of());
    }

    @Test
    void v1IsAskedByInstances() {
        answer = "{\"predictions\":[{\"delay\":1,\"why\":\"x\"},{\"why\":null,\"delay\":2.5}]}";
        for (String path : List.of("/v1/models/m:predict", "/endpoints/e/invocations")) {
            List<Column> predictions = score(path, rows());
            assertThat(predictions.getFirst()).isEqualTo(NumberColumn.of(1, 2.5));
            assertThat(predictions.getLast().cell(1)).isEqualTo(Cell.NULL);
            String body = "{\"instances\":[{\"distance\":1.5,\"origin\":\"A\\\"\"},{\"distance\":\"7\"}]}";
            assertThat(bodies.removeFirst()).isEqualTo(body.length() + " " + body);
        }
    }

    @Test
    void v2IsAskedByTensors() {
        answer = "{\"model_name\":\"m\",\"outputs\":[{\"name\":\"why\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":"
                + "[\"x\",\"y\"]},{\"name\":\"delay\",\"shape\":[2,1],\"datatype\":\"FP32\",\"data\":[[1],[2.5]]}]}";
        assertThat(score("/v2/models/m/infer", rows()))
                .containsExactly(NumberColumn.of(1, 2.5), TextColumn.of("x", "y"));
        assertThat(bodies.getFirst())
                .endsWith("{\"inputs\":[{\"name\":\"distance\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[1.5,7.0]},"
                        + "{\"name\":\"origin\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"A\\\"\",null]}]}");
    }

    @Test
    void connectionsAreUsedAgain() {
        answer = "{\"predictions\":[{\"delay\":1},{\"delay\":2}]}";
        try (HttpClient client = RemoteScorer.client()) {
            RemoteScorer scorer = scorer("/v1/models/m:predict", client);
            IntStream.range(0, 20).forEach(i -> scorer.score(rows()));
        }
        assertThat(connections).hasSize(1);
    }

    @Test
    void anEndpointThatTakesTooLongTimesOut() {
        answer = "{}";
        pauseMillis = 2_500;
        assertThatThrownBy(() -> score("/v1/models/m:predict", rows()))
                .isInstanceOfSatisfying(
                        ScorerException.class, e -> assertThat(e.timedOut()).isTrue())
                .hasMessageContaining("1000 ms");
    }

    @Test
    void anAnswerThatDripsTimesOutToo() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            } catch (IOException | InterruptedException e) {
                closed.countDown();
            }
        });
        long began = System.nanoTime();
        try (HttpClient client = RemoteScorer.client()) {
            assertThatThrownBy(() -> scorer("/dripping/m:predict", client).score(rows()))
                    .isInstanceOfSatisfying(
                            ScorerException.class, e -> assertThat(e.timedOut()).isTrue());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(TIMEOUT, TIMEOUT.multipliedBy(4));
            assertThat(closed.await(3, TimeUnit.SECONDS))
                    .as("the connection is given up")
                    .isTrue();
        }
    }

    @Test
    void aSecondTryHasWhatTheFirstLeftOfTheTimeout() throws Exception {
        try (ServerSocket broken = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HttpClient client = RemoteScorer.client()) {
            Thread.ofVirtual().start(() -> {
                while (!broken.isClosed()) {
                    try (Socket connection = broken.accept()) {
                        connection.getInputStream().read();
                        TimeUnit.MILLISECONDS.sleep(700);
                    } catch (IOException | InterruptedException e) {
                        return;
                    }
                }
            });
            RemoteScorer scorer = scorer(broken.getLocalPort(), "/v1/models/m:predict", client);
            assertThatThrownBy(() -> scorer.score(rows()))
                    .isInstanceOfSatisfying(
                            ScorerException.class, e -> assertThat(e.timedOut()).isTrue());
        }
    }

    @Test
    void anAnswerThatIsTooLongIsAskedForOnce() {
        answer = " ".repeat((8 << 20) + 1);
        assertThatThrownBy(() -> score("/v1/models/m:predict", rows()))
                .isInstanceOf(ScorerException.class)
                .hasMessageContaining("over 8 MiB");
        assertThat(bodies).hasSize(1);
    }

    @Test
    void itsFailuresAreTheScorersAndItsRefusalsTheRows() {
        for (int code : new int[] {301, 401, 404, 429, 500, 503}) {
            status = code;
            assertThatThrownBy(() -> score("/v1/models/m:predict", rows()))
                    .isInstanceOf(ScorerException.class)
                    .hasMessageContaining("" + code);
        }
        for (int code : new int[] {400, 422}) {
            status = code;
            assertThatThrownBy(() -> score("/v1/models/m:predict", rows())).isInstanceOf(UnscorableException.class);
        }
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() {
        for (String none : List.of(
                "",
                "no",
                "{}",
                "{\"predictions\":3}",
                "{\"predictions\":[]}",
                "{\"predictions\":[{\"delay\":1}]}",
                "{\"predictions\":[1,2]}")) {
            answer = none;
            assertThatThrownBy(() -> score("/v1/models/m:predict", rows()))
                    .as(none)
                    .isInstanceOf(ScorerException.class);
        }
        server.stop(0);
        assertThatThrownBy(() -> score("/v1/models/m:predict", rows()))
                .isInstanceOfSatisfying(
                        ScorerException.class, e -> assertThat(e.timedOut()).isFalse());
    }

    @Test
    void aUrlTellsItsProtocol() {
        try (HttpClient client = RemoteScorer.client()) {
            assertThatThrownBy(() -> scorer("/score", client)).hasMessageContaining("expected …/infer");
        }
    }

    @Test
    void onlyHostsThatAreNamedArePermitted() {
        AllowedHosts hosts = AllowedHosts.of("scorer.example.com:8080, *.Internal ,plain");
        assertThat(hosts.permit(URI.create("http://scorer.example.com:8080/infer")))
                .isTrue();
        assertThat(hosts.permit(URI.create("http://scorer.example.com/infer"))).isFalse();
        assertThat(hosts.permit(URI.create("https://a.b.internal/infer"))).isTrue();
        assertThat(hosts.permit(URI.create("https://internal/infer"))).isFalse();
        assertThat(hosts.permit(URI.create("https://evil-internal/infer"))).isFalse();
        assertThat(hosts.permit(URI.create("http://PLAIN:1/infer"))).isTrue();
        assertThat(hosts.permit(URI.create("http://plain@evil.com/infer"))).isFalse();
        assertThat(hosts.permit(URI.create("http://user@plain/infer"))).isFalse();
        assertThat(hosts.permit(URI.create("file://plain/infer"))).isFalse();
        assertThat(AllowedHosts.of("").permit(URI.create("http://plain/infer"))).isFalse();
    }
}
