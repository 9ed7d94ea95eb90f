package dev.vigia.local.dynamodb;

import dev.vigia.local.child.LoopbackDynamoDb;
import dev.vigia.local.http.LoopbackServer;
import dev.vigia.local.process.ChildClasses;
import dev.vigia.local.process.ChildProcess;
import dev.vigia.local.process.Java;
import dev.vigia.local.process.RollingLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local as a process on a directory, on loopback, ended when this process ends.
 *
 * <p>It can be stopped and started again on the same port with its data, to see what the rest does without it. The
 * directory is locked while this is open. DynamoDB Local writes through SQLite: 230 to 510 items a second on disk.
 */
public final class DynamoDbLocal implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final DynamoDbSettings settings;
    private final DirectoryLock lock;
    private final RollingLog log;
    private int port;
    private @Nullable ChildProcess process;

    private DynamoDbLocal(DynamoDbSettings settings, DirectoryLock lock, RollingLog log) {
        this.settings = settings;
        this.lock = lock;
        this.log = log;
        this.port = settings.port();
    }

    /**
     * Starts the process and waits until it answers.
     *
     * @throws IOException with a message for people: the directory is in use, cannot be written or its disk is full,
     *     the port is taken, or the process ended or was not ready in time
     */
    public static DynamoDbLocal start(DynamoDbSettings settings) throws IOException {
        DirectoryLock lock = DirectoryLock.take(settings.directory());
        RollingLog log = RollingLog.open(settings.log(), RollingLog.DEFAULT_LIMIT);
        var started = new DynamoDbLocal(settings, lock, log);
        try {
            started.start();
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    /** Where it is reached, for {@code AWS_ENDPOINT_URL_DYNAMODB}; the same after a stop and a start. */
    public synchronized URI uri() {
        return URI.create("http://" + LoopbackServer.ADDRESS + ":" + port);
    }

    /** Whether the process runs. */
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The operating system's number of the process, or -1 when it does not run. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Ends the process; what it has stored stays. */
    public synchronized void stop() {
        if (process != null) {
            process.stop(GRACE);
            process = null;
        }
    }

    /**
     * Starts the process again after {@link #stop}, or if it died; does nothing while it runs.
     *
     * @throws IOException as the first start
     */
    public synchronized void start() throws IOException {
        if (isRunning()) {
            return;
        }
        settings.check();
        settings.checkPort(port);
        WriteAhead.prepare(settings.directory());
        var ready = new CompletableFuture<Integer>();
        var child = ChildProcess.start(command(ready));
        process = child;
        child.onExit(code -> ready.completeExceptionally(new IOException(
                "DynamoDB Local ended with exit code " + code + " as it started; see " + settings.log())));
        try {
            port = ready.get(settings.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            child.kill();
            throw new IOException(
                    "DynamoDB Local was not ready within "
                            + settings.startTimeout().toSeconds() + " s; see " + settings.log(),
                    e);
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
            throw new IOException("the start of DynamoDB Local was interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
        log.close();
        lock.close();
    }

    private ChildProcess.Command command(CompletableFuture<Integer> ready) throws IOException {
        Path classes = ChildClasses.writeTo(settings.directory().resolve("child-classes"));
        List<String> options = List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx" + settings.heapMb() + "m",
                "-Xss512k",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.net.preferIPv4Stack=true",
                "-Dsqlite4java.library.path=" + settings.jars().toAbsolutePath());
        List<String> arguments = List.of(
                Integer.toString(port),
                "-dbPath",
                settings.directory().toAbsolutePath().toString(),
                "-sharedDb",
                "-disableTelemetry");
        return new ChildProcess.Command(
                "dynamodb-local",
                Java.attached(
                        options,
                        List.of(settings.jars().toAbsolutePath().resolve("*"), classes),
                        LoopbackDynamoDb.class.getName(),
                        arguments),
                Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "LANG", "C.UTF-8", "DDB_LOCAL_TELEMETRY", "0"),
                settings.directory(),
                line -> output(line, ready));
    }

    private void output(String line, CompletableFuture<Integer> ready) {
        log.line(line);
        if (line.startsWith(LoopbackDynamoDb.LISTENING)) {
            ready.complete(Integer.valueOf(line.substring(LoopbackDynamoDb.LISTENING.length())));
        }
    }
}
