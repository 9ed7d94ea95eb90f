package dev.vigia.local.http;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP/1.1 server on 127.0.0.1 whose handlers may block: each request has a virtual thread.
 *
 * <p>It parses by RFC 9110 without exceptions: both {@code Content-Length} and {@code Transfer-Encoding}, repeated
 * lengths or hosts, folded headers and spaces before a colon are refused, and the connection is closed.
 */
public final class LoopbackServer implements AutoCloseable {
    /** The most bytes of an answer's status line and headers. */
    public static final int RESPONSE_HEADER_BYTES = 40 << 10;

    /** The address everything local listens on. */
    public static final String ADDRESS = "127.0.0.1";

    /** Held here, since the JDK forgets the level of a logger nobody holds: Jetty tells of every start and stop. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    /** The parser warns of what clients send, which is theirs to mend and in the access log. */
    private static final Logger PARSER = Logger.getLogger("org.eclipse.jetty.http.HttpParser");

    /** It warns of a connection that closes while its answer is written, as those of a killed instance do. */
    private static final Logger INVOKER = Logger.getLogger("org.eclipse.jetty.util.thread.SerializedInvoker");

    /** It warns of a thread that has not let go of a killed instance's connection yet; it does a moment later. */
    private static final Logger THREADS = Logger.getLogger("org.eclipse.jetty.util.thread.QueuedThreadPool");

    static {
        JETTY.setLevel(Level.WARNING);
        PARSER.setLevel(Level.SEVERE);
        INVOKER.setLevel(Level.SEVERE);
        THREADS.setLevel(Level.SEVERE);
    }

    private final String name;
    private final Server server;
    private final HttpConfiguration configuration;

    private LoopbackServer(String name, Server server, HttpConfiguration configuration) {
        this.name = name;
        this.server = server;
        this.configuration = configuration;
    }

    /**
     * Makes a server that listens nowhere until {@link #listen} is called.
     *
     * @param name what it is called in messages and thread names
     * @param headerBytes the most bytes a request line with its headers may have before the connection is refused
     * @param handler answers requests
     * @param errors answers what cannot be parsed, and what the handler throws
     */
    public static LoopbackServer create(String name, int headerBytes, Handler handler, Request.Handler errors) {
        var threads = new QueuedThreadPool(200, 2);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory()));
        var server = new Server(threads);
        server.setHandler(handler);
        server.setErrorHandler(errors);
        server.setStopTimeout(0);
        var configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(headerBytes);
        // A larger buffer than 64 KB is never pooled: each answer would allocate, clear and collect its own.
        configuration.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
        configuration.setSendServerVersion(false);
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
        // Paths go to the function as the client sent them, as with the real load balancer, so none is ambiguous here.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return new LoopbackServer(name, server, configuration);
    }

    /**
     * Begins to listen.
     *
     * @param port the port, or 0 for any that is free
     * @param idle how long a connection may stay silent
     * @return the connector, whose local port is the one it listens on
     * @throws IOException with a message for people if the port is taken or cannot be had
     */
    public ServerConnector listen(int port, Duration idle) throws IOException {
        var connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost(ADDRESS);
        connector.setPort(port);
        connector.setIdleTimeout(idle.toMillis());
        connector.setReuseAddress(true);
        server.addConnector(connector);
        try {
            if (server.isRunning()) {
                connector.start();
            } else {
                server.start();
            }
            return connector;
        } catch (Exception e) {
            server.removeConnector(connector);
            throw refused(port, e);
        }
    }

    /** Stops listening on one connector and closes its connections. */
    public void close(ServerConnector connector) {
        server.removeConnector(connector);
        stop(connector::stop);
    }

    /** Where a connector is reached. */
    public static URI uri(ServerConnector connector) {
        return URI.create("http://" + ADDRESS + ":" + connector.getLocalPort());
    }

    @Override
    public void close() {
        stop(server::stop);
    }

    private IOException refused(int port, Exception e) {
        if (e instanceof BindException || e.getCause() instanceof BindException) {
            return new IOException(
                    "the " + name + "'s port " + port + " on " + ADDRESS
                            + " is taken: stop what listens there, or choose another",
                    e);
        }
        return new IOException("the " + name + " cannot listen on " + ADDRESS + ":" + port + ": " + e.getMessage(), e);
    }

    /** Jetty's life cycle declares Exception. */
    private interface Stop {
        void run() throws Exception;
    }

    private void stop(Stop stop) {
        try {
            stop.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the " + name + " cannot be stopped", e);
        }
    }
}
