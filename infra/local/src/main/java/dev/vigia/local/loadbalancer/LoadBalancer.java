package dev.vigia.local.loadbalancer;

import dev.vigia.local.http.LoopbackServer;
import dev.vigia.local.lambda.Function;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.eclipse.jetty.server.ServerConnector;

/**
 * An HTTP listener on loopback that turns requests into a function's events, as an Application Load Balancer with a
 * Lambda target does.
 *
 * <p>It answers by itself: 400 to malformed requests, headers too large and WebSockets, 405 to TRACE, 408 to a client
 * that sends its body too slowly, 413 beyond 1 MB (after Base64), 414, 463 and 501 as the guide says, 502 where the
 * function fails, overruns, answers nonsense or over 1 MB, or has every instance busy, and 503 with no function
 * registered. Nothing is retried.
 */
public final class LoadBalancer implements AutoCloseable {
    /** How long a connection may stay silent, as the real one's default. */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);

    private final LoopbackServer server;
    private final ServerConnector connector;
    private final Front front;

    private LoadBalancer(LoopbackServer server, ServerConnector connector, Front front) {
        this.server = server;
        this.connector = connector;
        this.front = front;
    }

    /**
     * Listens on a port, with no function registered yet.
     *
     * @param port the port, or 0 for any that is free
     * @param group what events say of the target group
     * @param idleTimeout how long a connection may stay silent
     * @param clock the time
     * @param accesses gets a line for each request answered, from many threads
     * @throws IOException with a message for people if the port is taken
     */
    public static LoadBalancer start(
            int port, TargetGroup group, Duration idleTimeout, InstantSource clock, Consumer<Access> accesses)
            throws IOException {
        var front = new Front(group, clock, accesses);
        // Larger than the limit, so that the rules and not the parser say what is too large.
        var server = LoopbackServer.create(
                "load-balancer",
                RequestRules.HEADERS_LIMIT + 2 * RequestRules.LINE_LIMIT,
                front,
                new ErrorPage(clock, accesses));
        return new LoadBalancer(server, server.listen(port, idleTimeout), front);
    }

    /** Registers the function that gets the requests; a function registered before gets no more. */
    public void register(Function function) {
        front.target(function);
    }

    /** Leaves the target group empty: requests are answered with 503. */
    public void deregister() {
        front.target(null);
    }

    /** Where it listens. */
    public URI uri() {
        return LoopbackServer.uri(connector);
    }

    @Override
    public void close() {
        server.close();
    }
}
