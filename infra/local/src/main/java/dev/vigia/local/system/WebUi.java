package dev.vigia.local.system;

import dev.vigia.local.process.ChildClasses;
import dev.vigia.local.process.ChildProcess;
import dev.vigia.local.process.Java;
import dev.vigia.local.process.RollingLog;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The web UI as a process of its own. */
final class WebUi implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int CONNECT_MILLIS = 500;
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xms32m",
            "-Xmx192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final ChildProcess.Command command;
    private final RollingLog log;
    private final URI uri;
    private final Path logFile;
    private volatile ChildProcess process;

    private WebUi(ChildProcess.Command command, RollingLog log, URI uri, Path logFile) throws IOException {
        this.command = command;
        this.log = log;
        this.uri = uri;
        this.logFile = logFile;
        process = ChildProcess.start(command);
    }

    /**
     * Refuses a port that is taken, before anything is started.
     *
     * @throws SystemException if it is
     */
    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw new SystemException(
                    "port " + port + " for the web UI is taken: choose another with --ui-port PORT", e);
        }
    }

    /** Starts the process; {@link #awaitReady} waits for it. */
    static WebUi start(
            Installation installation,
            DataDirectory data,
            Map<String, String> environment,
            int port,
            String loginSecret)
            throws IOException {
        Path app = installation.webUi();
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("VIGIA_UI_LOGIN_SECRET", loginSecret);
        Path logFile = data.directory("logs").resolve("web-ui.log");
        RollingLog log = RollingLog.open(logFile, RollingLog.DEFAULT_LIMIT);
        ChildProcess.Command command = new ChildProcess.Command(
                "web-ui",
                Java.attached(
                        JVM,
                        List.of(
                                app.resolve("quarkus-run.jar"),
                                ChildClasses.writeTo(data.path().resolve("child-classes"))),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                        List.of()),
                variables,
                app,
                log::line);
        return new WebUi(command, log, URI.create("http://127.0.0.1:" + port), logFile);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Starts it again after it died, and waits until it answers. Its readers have to log in again. */
    void restart() throws IOException, InterruptedException {
        process = ChildProcess.start(command);
        awaitReady();
    }

    /**
     * Waits until it answers.
     *
     * @throws SystemException if it ends, or does not answer in time
     */
    void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new SystemException("the web UI did not start: see " + logFile);
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) uri.resolve("/ready").toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(CONNECT_MILLIS * 10);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.stop(GRACE);
        log.close();
    }
}
