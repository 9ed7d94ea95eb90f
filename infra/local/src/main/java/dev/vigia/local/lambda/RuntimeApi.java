package dev.vigia.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.http.LoopbackServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * The AWS Lambda Runtime API, version 2018-06-01, for the instances of one function.
 *
 * <p>Each instance has a port of its own. {@code AWS_LAMBDA_RUNTIME_API} is documented as host and port, so nothing
 * else in it could tell instances apart; and closing the port ends one instance's world without touching another's.
 */
final class RuntimeApi implements AutoCloseable {
    /** The most bytes a function may answer with, as on Lambda. */
    static final int LARGEST_ANSWER = 6_291_556;

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Pattern ANSWER = Pattern.compile("invocation/([^/]+)/(response|error)");
    private static final String UNKNOWN_REQUEST = "{\"errorType\":\"InvalidRequestID\"}";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One instance's port and the conversation there. */
    record Endpoint(ServerConnector connector, RuntimeSession session) {
        URI uri() {
            return LoopbackServer.uri(connector);
        }
    }

    private final String functionArn;
    private final LoopbackServer server;
    private final Map<Connector, RuntimeSession> sessions = new ConcurrentHashMap<>();

    RuntimeApi(String function) {
        this.functionArn = "arn:aws:lambda:us-east-1:000000000000:function:" + function;
        this.server = LoopbackServer.create(
                "runtime-api-" + function, 1 << 16, new Routes(), (request, response, callback) -> {
                    response.setStatus(400);
                    callback.succeeded();
                    return true;
                });
    }

    /** Opens a port for one more instance. */
    Endpoint open() throws IOException {
        var session = new RuntimeSession();
        // No idle limit: an instance waits for its next event as long as the pool lets it.
        ServerConnector connector = server.listen(0, Duration.ZERO);
        sessions.put(connector, session);
        return new Endpoint(connector, session);
    }

    /** Closes an instance's port; its session must have ended. */
    void close(Endpoint endpoint) {
        sessions.remove(endpoint.connector());
        server.close(endpoint.connector());
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Routes extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = request.getHttpURI().getPath();
            RuntimeSession session =
                    sessions.get(request.getConnectionMetaData().getConnector());
            if (session == null || !path.startsWith(ROOT)) {
                reply(response, callback, 404, "{\"errorType\":\"NotFound\"}");
                return true;
            }
            String operation = path.substring(ROOT.length());
            var answer = ANSWER.matcher(operation);
            if (operation.equals("invocation/next") && request.getMethod().equals("GET")) {
                next(session, response, callback);
            } else if (answer.matches() && request.getMethod().equals("POST")) {
                boolean failed = answer.group(2).equals("error");
                boolean known = session.answer(answer.group(1), failed ? failure(request) : success(request));
                reply(response, callback, known ? 202 : 400, known ? "{\"status\":\"OK\"}" : UNKNOWN_REQUEST);
            } else if (operation.equals("init/error") && request.getMethod().equals("POST")) {
                session.failInit("the function could not be loaded: " + describe(failure(request)));
                reply(response, callback, 202, "{\"status\":\"OK\"}");
            } else {
                reply(response, callback, 404, "{\"errorType\":\"NotFound\"}");
            }
            return true;
        }
    }

    private void next(RuntimeSession session, Response response, Callback callback) throws InterruptedException {
        Optional<RuntimeSession.Delivery> next = session.next();
        if (next.isEmpty()) {
            reply(response, callback, 410, "{\"errorType\":\"InstanceEnded\"}");
            return;
        }
        var delivery = next.get();
        response.getHeaders()
                .put("Lambda-Runtime-Aws-Request-Id", delivery.requestId())
                .put("Lambda-Runtime-Deadline-Ms", delivery.deadline().toEpochMilli())
                .put("Lambda-Runtime-Invoked-Function-Arn", functionArn)
                .put("Lambda-Runtime-Trace-Id", delivery.traceId())
                .put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, delivery.event().buffer(), callback);
    }

    private static InvocationResult success(Request request) throws IOException {
        byte[] payload = read(request);
        if (payload.length > LARGEST_ANSWER) {
            String error = "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"the answer exceeds "
                    + LARGEST_ANSWER + " bytes\"}";
            return new InvocationResult.Failed("Function.ResponseSizeTooLarge", Payload.of(error));
        }
        return new InvocationResult.Answered(Payload.of(payload));
    }

    private static InvocationResult.Failed failure(Request request) throws IOException {
        String header = request.getHeaders().get("Lambda-Runtime-Function-Error-Type");
        byte[] payload = read(request);
        String type = field(payload, "errorType");
        return new InvocationResult.Failed(
                type.isEmpty() ? (header == null ? "Runtime.Unknown" : header) : type, Payload.of(payload));
    }

    private static String describe(InvocationResult.Failed failure) {
        return failure.errorType() + ": " + field(failure.payload().bytes(), "errorMessage");
    }

    private static String field(byte[] payload, String name) {
        try {
            return JSON.readTree(payload).path(name).asText("");
        } catch (IOException notJson) {
            return "";
        }
    }

    private static byte[] read(Request request) throws IOException {
        try (var in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(LARGEST_ANSWER + 1);
            in.transferTo(OutputStream.nullOutputStream());
            return bytes;
        }
    }

    private static void reply(Response response, Callback callback, int status, String json) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
