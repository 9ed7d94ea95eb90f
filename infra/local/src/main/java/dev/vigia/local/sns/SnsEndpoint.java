package dev.vigia.local.sns;

import dev.vigia.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * An SNS endpoint on loopback: the AWS SDK's client publishes to it, and a listener gets what a subscriber would.
 *
 * <p>It answers {@code Publish}, {@code PublishBatch}, {@code CreateTopic} and {@code ListTopics} in the Query
 * protocol, with SNS's limits and errors. Signatures are not checked, and nothing is kept but the last messages.
 */
public final class SnsEndpoint implements AutoCloseable {
    /** How many messages {@link #messages} remembers. */
    public static final int REMEMBERED = 1_000;

    private static final int LARGEST_REQUEST = 4 << 20;
    private static final String NAMESPACE = " xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">";

    private final Actions actions;
    private final Consumer<SnsMessage> listener;
    private final Deque<SnsMessage> messages = new ArrayDeque<>();
    private final LoopbackServer server;
    private final ServerConnector connector;

    private SnsEndpoint(int port, InstantSource clock, Consumer<SnsMessage> listener) throws IOException {
        this.listener = listener;
        this.actions = new Actions(clock, this::published);
        this.server = LoopbackServer.create("sns-endpoint", 1 << 16, new Routes(), (request, response, callback) -> {
            answer(500, error("Receiver", "InternalFailure", "The endpoint failed"), response, callback);
            return true;
        });
        this.connector = server.listen(port, Duration.ofMinutes(1));
    }

    /**
     * Starts an endpoint without topics.
     *
     * @param port the port, or 0 for any that is free
     * @param clock the time, for the messages
     * @param listener gets each message before its publisher is answered, from many threads
     * @throws IOException with a message for people if the port is taken
     */
    public static SnsEndpoint start(int port, InstantSource clock, Consumer<SnsMessage> listener) throws IOException {
        return new SnsEndpoint(port, clock, listener);
    }

    /**
     * Makes a topic, if it is not there.
     *
     * @return its Amazon resource name
     * @throws IllegalArgumentException if SNS would not take the name
     */
    public String createTopic(String name) {
        try {
            return actions.createTopic(name);
        } catch (SnsError e) {
            throw new IllegalArgumentException("topic is " + name + "; expected 1 to 256 of A-Z a-z 0-9 _ -", e);
        }
    }

    /** Where it listens, for {@code AWS_ENDPOINT_URL_SNS}. */
    public URI uri() {
        return LoopbackServer.uri(connector);
    }

    /** The last messages published, oldest first. */
    public List<SnsMessage> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private void published(SnsMessage message) {
        synchronized (messages) {
            messages.add(message);
            if (messages.size() > REMEMBERED) {
                messages.remove();
            }
        }
        listener.accept(message);
    }

    private final class Routes extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body;
            try (var in = Content.Source.asInputStream(request)) {
                body = in.readNBytes(LARGEST_REQUEST + 1);
            }
            if (body.length > LARGEST_REQUEST) {
                answer(413, error("Sender", "RequestEntityTooLarge", "The request is too long"), response, callback);
                return true;
            }
            try {
                Query query = Query.parse(new String(body, StandardCharsets.UTF_8));
                String action = query.get("Action").orElse("");
                answer(200, success(action, actions.run(action, query)), response, callback);
            } catch (SnsError e) {
                String error = error("Sender", e.code(), String.valueOf(e.getMessage()));
                answer(e.status(), error, response, callback);
            }
            return true;
        }
    }

    private static String success(String action, String result) {
        return "<" + action + "Response" + NAMESPACE + "<" + action + "Result>" + result + "</" + action + "Result>"
                + "<ResponseMetadata>" + Actions.element("RequestId", requestId()) + "</ResponseMetadata></" + action
                + "Response>";
    }

    private static String error(String type, String code, String message) {
        return "<ErrorResponse" + NAMESPACE + "<Error>" + Actions.element("Type", type) + Actions.element("Code", code)
                + Actions.element("Message", message) + "</Error>" + Actions.element("RequestId", requestId())
                + "</ErrorResponse>";
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    private static void answer(int status, String xml, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/xml");
        response.write(true, ByteBuffer.wrap(xml.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
