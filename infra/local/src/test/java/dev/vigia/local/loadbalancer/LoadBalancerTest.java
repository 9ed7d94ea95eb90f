package dev.vigia.local.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.http.RawConnection;
import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.InvocationResult.Answered;
import dev.vigia.local.lambda.Payload;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoadBalancerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN =
            "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-target-group/6d0ecf831eec9f09";
    private static final String OK =
            "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"content-type\":\"text/plain\"},\"body\":\"hi\"}";

    private final List<Payload> events = new CopyOnWriteArrayList<>();
    private final List<Access> accesses = new CopyOnWriteArrayList<>();
    private volatile InvocationResult result = new Answered(Payload.of(OK));
    private LoadBalancer balancer;

    @BeforeEach
    void start() throws IOException {
        balancer = start(false, LoadBalancer.IDLE_TIMEOUT);
    }

    private LoadBalancer start(boolean multiValue, Duration idle) throws IOException {
        var started = LoadBalancer.start(
                0, new TargetGroup(ARN, multiValue), idle, () -> Instant.ofEpochSecond(0x5bdb40ca), accesses::add);
        started.register((event, trace) -> {
            events.add(event);
            return result;
        });
        return started;
    }

    @AfterEach
    void stop() {
        balancer.close();
    }

    @Test
    void makesTheGuidesEvent() throws IOException {
        assertThat(send(GUIDES_REQUEST).status()).isEqualTo(200);
        assertThat(event()).isEqualTo(sample("event.json"));
    }

    @Test
    void makesTheGuidesEventWithMultiValueHeaders() throws IOException {
        balancer.close();
        balancer = start(true, LoadBalancer.IDLE_TIMEOUT);
        result = new Answered(
                Payload.of(OK.replace("headers", "multiValueHeaders").replace("\"text/plain\"", "[\"text/plain\"]")));
        assertThat(send(GUIDES_REQUEST).status()).isEqualTo(200);
        assertThat(event()).isEqualTo(sample("event-multi-value.json"));
    }

    @Test
    void makesTheLambdaGuidesEventOfAGet() throws IOException {
        send("""
                GET /lambda?query=1234ABCD HTTP/1.1
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,image/apng,*/*;q=0.8
                Accept-Encoding: gzip
                Connection: keep-alive
                Host: lambda-alb-123578498.us-east-1.elb.amazonaws.com
                Upgrade-Insecure-Requests: 1

                """);
        assertThat(event()).isEqualTo(sample("event-get.json"));
    }

    private static final String GUIDES_REQUEST = """
            POST /?&myKey=val1&myKey=val2 HTTP/1.1
            Accept: text/html,application/xhtml+xml
            Accept-Language: en-US,en;q=0.8
            Content-Length: 12
            Content-Type: text/plain
            Cookie: name1=value1
            Cookie: name2=value2
            Host: lambda-846800462-us-east-2.elb.amazonaws.com
            User-Agent: Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_6)

            request_body""";

    @Test
    void leavesPathAndQueryAsTheyWereSent() throws IOException {
        send("GET /v2/models/a%2Fb/../c%20d;p=1?k%20y=v%26+w&flag&x=a=b HTTP/1.1\nHost: h\n\n");
        assertThat(event().path("path").asText()).isEqualTo("/v2/models/a%2Fb/../c%20d;p=1");
        assertThat(event().path("queryStringParameters").toString())
                .isEqualTo("{\"k%20y\":\"v%26+w\",\"flag\":\"\",\"x\":\"a=b\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, false",
        "Application/JSON; charset=utf-8, false",
        "application/javascript, false",
        "application/xml, false",
        "application/octet-stream, true",
        "application/problem+json, true",
        "image/png, true"
    })
    void encodesBodiesByTheirType(String type, boolean base64) throws IOException {
        send("POST / HTTP/1.1\nHost: h\nContent-Type: " + type + "\nContent-Length: 3\n\na\u00ff\u0000");
        assertThat(event().path("isBase64Encoded").asBoolean()).isEqualTo(base64);
        String body = event().path("body").asText();
        assertThat(body).isEqualTo(base64 ? "Yf8A" : "a\ufffd\u0000");
    }

    @Test
    void encodesWhateverIsContentEncoded() throws IOException {
        send(
                "POST / HTTP/1.1\nHost: h\nContent-Type: application/json\nContent-Encoding: gzip\nContent-Length: 2\n\n{}");
        assertThat(event().path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event().path("body").asText()).isEqualTo("e30=");
    }

    @Test
    void readsChunkedBodiesAndSaysNothingOfTheirFraming() throws IOException {
        send("POST / HTTP/1.1\nHost: h\nContent-Type: text/plain\nTransfer-Encoding: chunked\n\n3\nabc\n2\nde\n0\n\n");
        assertThat(event().path("body").asText()).isEqualTo("abcde");
        assertThat(event().path("headers").has("transfer-encoding")).isFalse();
    }

    @Test
    void addsItsClientToTheForwardedAddresses() throws IOException {
        send("GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 203.0.113.7\nX-Forwarded-Proto: https\n\n");
        JsonNode headers = event().path("headers");
        assertThat(headers.path("x-forwarded-for").asText()).isEqualTo("203.0.113.7, 127.0.0.1");
        assertThat(headers.path("x-forwarded-proto").asText()).isEqualTo("http");
    }

    @Test
    void addsItselfToATraceThatTheClientBegan() throws IOException {
        send(
                "GET / HTTP/1.1\nHost: h\nX-Amzn-Trace-Id: Self=1-0-old;Root=1-67891233-abcdef012345678912345678;CalledFrom=app\n\n");
        assertThat(event().path("headers").path("x-amzn-trace-id").asText())
                .matches("Self=1-5bdb40ca-[0-9a-f]{24};Root=1-67891233-abcdef012345678912345678;CalledFrom=app");
    }

    @Test
    void passesTheFunctionsAnswerOn() throws IOException {
        result = answer("""
                {"statusCode": 201, "statusDescription": "201 Created", "isBase64Encoded": true, "body": "Yf8A",
                 "headers": {"X-Vigia-Logged": "true", "Connection": "close", "Content-Length": "99", "Date": "then"}}""");
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            var answer = connection.read(false);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("x-vigia-logged")).isEqualTo("true");
            assertThat(answer.header("content-length")).isEqualTo("3");
            assertThat(answer.headers()).containsOnlyOnce("date: then").noneMatch(h -> h.startsWith("connection"));
        }
        assertThat(accesses.getLast().source()).isEqualTo(Access.Source.FUNCTION);
    }

    @Test
    void passesSeveralCookiesOnWithMultiValueHeaders() throws IOException {
        balancer.close();
        balancer = start(true, LoadBalancer.IDLE_TIMEOUT);
        result = answer(
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"multiValueHeaders\":{\"Set-cookie\":[\"a=1\",\"b=2\"]}}");
        assertThat(get("/").headers()).contains("set-cookie: a=1", "set-cookie: b=2");
    }

    @Test
    void answersHeadWithoutABodyOnAConnectionThatStaysOpen() throws IOException {
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n");
            var head = connection.read(false);
            assertThat(head.header("content-length")).isEqualTo("2");
            connection.send("GET /b HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(connection.read().body()).isEqualTo("hi");
        }
        assertThat(events).hasSize(2);
        assertThat(event().path("path").asText()).isEqualTo("/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nonsense",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{}} {}",
                "{\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":\"200\",\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":200.5,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":99,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":101,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":600,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":200,\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":200,\"statusDescription\":\"OK\",\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":200,\"statusDescription\":null,\"isBase64Encoded\":false,\"headers\":{}}",
                "{\"statusCode\":200,\"headers\":{}}",
                "{\"statusCode\":200,\"isBase64Encoded\":\"false\",\"headers\":{}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":null}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"multiValueHeaders\":{}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"a\":1}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"a\":null}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"a\":[\"x\"]}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"a b\":\"x\"}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"\":\"x\"}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"a\":\"x\\r\\nb: y\"}}",
                "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{},\"body\":{}}",
                "{\"statusCode\":200,\"isBase64Encoded\":true,\"headers\":{},\"body\":\"%%%\"}"
            })
    void answers502ToWhatIsNoAnswer(String malformed) throws IOException {
        result = answer(malformed);
        assertThat(get("/").status()).isEqualTo(502);
        assertThat(accesses.getLast().source()).isEqualTo(Access.Source.LOAD_BALANCER);
        assertThat(accesses.getLast().reason()).isNotBlank();
    }

    @Test
    void answers502ToHowEveryInvocationCanFail() throws IOException {
        for (InvocationResult failed : List.of(
                new InvocationResult.Failed("java.lang.Error", Payload.of("{}")),
                new InvocationResult.TimedOut(Duration.ofSeconds(3)),
                new InvocationResult.Crashed("the instance ended with exit code 137"),
                new InvocationResult.InitFailed("the instance was not ready within 10000 ms"),
                new InvocationResult.Refused("all 8 instances are busy"))) {
            result = failed;
            assertThat(get("/").status()).isEqualTo(502);
            assertThat(accesses.getLast().reason()).isEqualTo(failed.summary());
        }
    }

    @Test
    void answers503WithoutAFunction() throws IOException {
        balancer.deregister();
        assertThat(get("/").status()).isEqualTo(503);
        assertThat(accesses.getLast().reason()).isEqualTo("no function is registered");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 1048576, 200",
        "text/plain, 1048577, 413",
        "application/octet-stream, 786432, 200",
        "application/octet-stream, 786433, 413",
        "application/octet-stream, 3000000, 413"
    })
    void takesBodiesUpToOneMegabyteOfEvent(String type, int size, int status) throws IOException {
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(type, size));
            connection.send(new byte[size]);
            assertThat(connection.read().status()).isEqualTo(status);
        }
        assertThat(events).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 502"})
    void takesAnswersUpToOneMegabyteOfJson(int beyond, int status) throws IOException {
        String frame = "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{},\"body\":\"\"}";
        String body = "x".repeat((1 << 20) - frame.length() + beyond);
        result = answer(frame.replace("\"\"}", "\"" + body + "\"}"));
        var answer = get("/");
        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.body()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource({"32000, 200", "33000, 502"})
    void takesAnswersWithUpTo32KilobytesOfHeaders(int size, int status) throws IOException {
        result = answer(OK.replace("text/plain", "x".repeat(size)));
        assertThat(get("/").status()).isEqualTo(status);
    }

    /** A header buffer beyond what the pool keeps was made anew for each answer, and stalled one in a hundred. */
    @Test
    void answersDoNotEachAllocateTheirBuffers() throws IOException {
        var direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findFirst()
                .orElseThrow();
        get("/");
        long before = direct.getMemoryUsed();
        for (int i = 0; i < 100; i++) {
            get("/");
        }
        assertThat(direct.getMemoryUsed() - before).isLessThan(8 << 20);
    }

    @Test
    void asksForABodyOnlyIfItWouldTakeIt() throws IOException {
        String head =
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: ";
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send(head + "5\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(100);
            connection.send("hello");
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(event().path("body").asText()).isEqualTo("hello");
        }
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send(head + "5000000\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    /** What one server reads as one request and another as two must be refused, and the connection closed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                "Content-Length: 5\nContent-Length: 6\n\nhello",
                "Content-Length: 5, 6\n\nhello",
                "Content-Length: +5\n\nhello",
                "Content-Length: -5\n\nhello",
                "Content-Length : 5\n\nhello",
                "Content-Length: 5\n folded: x\n\nhello",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n",
                "Transfer-Encoding: chunked, identity\n\n0\n\n",
                "Transfer-Encoding: xchunked\n\n0\n\n",
                "Transfer-Encoding: chunked\n\nzz\nhello\n0\n\n",
                "Transfer-Encoding: chunked\n\n-1\nhello\n0\n\n",
                "Host: other\nContent-Length: 0\n\n",
                "Bad Header: x\nContent-Length: 0\n\n",
                "X: a\u0000b\nContent-Length: 0\n\n"
            })
    void refusesRequestsThatCanBeReadInTwoWays(String rest) throws IOException {
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send(("POST / HTTP/1.1\nHost: h\n" + rest).replace("\n", "\r\n"));
            connection.send("GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(connection.read().status()).isIn(400, 501);
            assertThat(connection.isClosed()).isTrue();
        }
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\n\n', 400",
        "'GET / HTTP/3.7\nHost: h\n\n', 505",
        "'TRACE / HTTP/1.1\nHost: h\n\n', 405",
        "'CONNECT h:1 HTTP/1.1\nHost: h\n\n', 400",
        "'GET / HTTP/1.1\nHost: h\nUpgrade: websocket\nConnection: Upgrade\n\n', 400",
        "'GET / HTTP/1.1\nHost: h\nX-Forwarded-For: 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\n', 463"
    })
    void refusesWhatTheLoadBalancerRefuses(String request, int status) throws IOException {
        assertThat(send(request).status()).isEqualTo(status);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16000, 1, 200", "16500, 1, 400", "16000, 4, 200", "16000, 5, 400", "16000, 40, 400"})
    void limitsHeaders(int size, int count, int status) throws IOException {
        var request = new StringBuilder("GET / HTTP/1.1\r\nHost: h\r\n");
        for (int i = 0; i < count; i++) {
            request.append("X-").append(i).append(": ").append("x".repeat(size)).append("\r\n");
        }
        assertThat(send(request + "\r\n").status()).isEqualTo(status);
    }

    @Test
    void limitsTheRequestLine() throws IOException {
        assertThat(get("/" + "x".repeat(16_000)).status()).isEqualTo(200);
        assertThat(get("/" + "x".repeat(17_000)).status()).isEqualTo(414);
        assertThat(get("/" + "x".repeat(200_000)).status()).isEqualTo(414);
    }

    @Test
    void answers408ToABodyThatStopsComing() throws IOException {
        balancer.close();
        balancer = start(false, Duration.ofMillis(300));
        assertThat(send("POST / HTTP/1.1\nHost: h\nContent-Length: 10\n\nhal").status())
                .isEqualTo(408);
        assertThat(events).isEmpty();
    }

    @Test
    void closesAConnectionWhoseHeadStopsComing() throws IOException {
        balancer.close();
        balancer = start(false, Duration.ofMillis(300));
        try (var connection = RawConnection.to(balancer.uri())) {
            connection.send("GET / HTTP/1.1\r\nHo");
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void waitsForTheFunctionLongerThanForASilentClient() throws IOException {
        balancer.close();
        balancer = start(false, Duration.ofMillis(200));
        balancer.register((event, trace) -> {
            try {
                Thread.sleep(900);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return result;
        });
        assertThat(get("/").status()).isEqualTo(200);
    }

    @Test
    void aBrokenFunctionBehindItIsAnErrorOfTheLoadBalancer() throws IOException {
        balancer.register((event, trace) -> {
            throw new IllegalStateException("a bug of ours");
        });
        assertThat(get("/").status()).isEqualTo(500);
    }

    @Test
    void servesAClientThatOffersHttp2() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(balancer.uri().resolve("/x")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hi");
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() {
        assertThatThrownBy(() -> LoadBalancer.start(
                        balancer.uri().getPort(),
                        TargetGroup.local("inference", false),
                        LoadBalancer.IDLE_TIMEOUT,
                        Instant::now,
                        accesses::add))
                .isInstanceOf(IOException.class)
                .hasMessage("the load-balancer's port " + balancer.uri().getPort()
                        + " on 127.0.0.1 is taken: stop what listens there, or choose another");
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (InetAddress address :
                InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!address.isLoopbackAddress()) {
                assertThatThrownBy(() -> new Socket(address, balancer.uri().getPort()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void logsWhatTheParserRefuses() throws IOException {
        assertThat(send("GET /bad HTTP/1.1\n\n").status()).isEqualTo(400);
        assertThat(accesses).hasSize(1);
        assertThat(accesses.getFirst().reason()).startsWith("the request could not be taken: ");
    }

    @Test
    void logsWhatWasAskedWithoutQueryOrBody() throws IOException {
        send("POST /p?secret=1 HTTP/1.1\nHost: h\nContent-Type: text/plain\nContent-Length: 6\n\nsecret");
        assertThat(accesses).hasSize(1);
        assertThat(accesses.getFirst().toString()).contains("/p").doesNotContain("secret");
    }

    private InvocationResult answer(String json) {
        return new Answered(Payload.of(json));
    }

    private RawConnection.Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\nHost: h\n\n");
    }

    /** Sends a request written with plain line ends. */
    private RawConnection.Answer send(String request) throws IOException {
        try (var connection = RawConnection.to(balancer.uri())) {
            return connection
                    .send(request.contains("\r\n") ? request : request.replace("\n", "\r\n"))
                    .read();
        }
    }

    private JsonNode event() throws IOException {
        return JSON.readTree(events.getLast().bytes());
    }

    /** A sample, with what no two machines share taken from the event there is. */
    private JsonNode sample(String name) throws IOException {
        String text;
        try (var in = Objects.requireNonNull(LoadBalancerTest.class.getResourceAsStream(name))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String sent = events.getLast().text();
        String trace = sent.replaceAll("(?s).*(Root=1-5bdb40ca-[0-9a-f]{24})\".*", "$1");
        return JSON.readTree(text.replace("Root=1-5bdb40ca-556d8b0c50dc66f0511bf520", trace)
                .replace("\"80\"", "\"" + balancer.uri().getPort() + "\""));
    }
}
