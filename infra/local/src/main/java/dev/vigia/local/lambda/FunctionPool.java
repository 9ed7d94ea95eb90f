package dev.vigia.local.lambda;

import dev.vigia.local.lambda.InvocationResult.Answered;
import dev.vigia.local.lambda.InvocationResult.InitFailed;
import dev.vigia.local.lambda.InvocationResult.Refused;
import dev.vigia.local.process.ChildClasses;
import dev.vigia.local.process.RollingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The instances of one function: real processes of the unmodified package, as many as the load needs.
 *
 * <p>As on Lambda, an instance serves one request at a time, unless its settings say several, as Lambda Managed Instances
 * do. A request that finds none with room starts one and waits for it, or takes one that becomes free earlier; when the most instances are all busy it is refused at once. An instance
 * that overruns its timeout is ended, and with it what else it was about, one that dies is replaced by the next request that needs it (or at once, below
 * the least number of instances), and those idle for long are ended. An event no process has taken is never lost with
 * a process: it goes to another. Thread-safe.
 */
public final class FunctionPool implements Function, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Instance.Origin origin;
    private final Instances instances;
    private final Thread keeper;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    private FunctionPool(Instance.Origin origin) {
        this.origin = origin;
        this.instances = new Instances(origin);
        this.keeper =
                Thread.ofVirtual().name("keeper-" + origin.settings().name()).unstarted(this::keep);
    }

    /**
     * Makes a pool; instances start with the first request, or now up to the least number.
     *
     * @param settings how the function runs
     * @param directory where the pool keeps what its processes need, and their logs in {@code logs}
     * @param clock the time
     * @throws IOException if the directory cannot be written
     */
    public static FunctionPool start(FunctionSettings settings, Path directory, InstantSource clock)
            throws IOException {
        Path own = directory.resolve("runtime");
        var client = RuntimeClient.prepare(settings.runtime(), own.resolve("lambda"));
        var classPath = FunctionClassPath.ofFolders(settings, client, ChildClasses.writeTo(own.resolve("classes")));
        return start(new Instance.Origin(
                settings,
                new RuntimeApi(settings.name()),
                client,
                classPath,
                AheadOfTime.never(),
                log(settings, directory),
                clock));
    }

    /**
     * Makes a pool like {@link #start}, of which an early instance writes an ahead-of-time cache that those after it start
     * from, which takes less than half the time. The cache is kept for later pools of the same function, JDK and options. Where it cannot be
     * made or used, the pool is as the other, and the log tells why.
     */
    public static FunctionPool startAhead(FunctionSettings settings, Path directory, InstantSource clock)
            throws IOException {
        Path own = directory.resolve("runtime");
        var client = RuntimeClient.prepare(settings.runtime(), own.resolve("lambda"));
        Path classes = ChildClasses.writeTo(own.resolve("classes"));
        RollingLog log = log(settings, directory);
        List<Path> classPath = FunctionClassPath.ofFolders(settings, client, classes);
        AheadOfTime ahead = AheadOfTime.never();
        try {
            Path kept = Files.createDirectories(own.resolve("ahead"));
            List<Path> jars = FunctionClassPath.ofJars(settings, client, classes, kept);
            ahead = AheadOfTime.of(
                    settings.name(), jars, settings.jvmOptions(), kept, line -> log.line(settings.name() + " " + line));
            classPath = jars;
        } catch (IOException e) {
            log.line(settings.name() + " starts without an ahead-of-time cache: " + e);
        }
        return start(
                new Instance.Origin(settings, new RuntimeApi(settings.name()), client, classPath, ahead, log, clock));
    }

    private static FunctionPool start(Instance.Origin origin) {
        var pool = new FunctionPool(origin);
        pool.keeper.start();
        return pool;
    }

    private static RollingLog log(FunctionSettings settings, Path directory) {
        return RollingLog.open(directory.resolve("logs").resolve(settings.name() + ".log"), RollingLog.DEFAULT_LIMIT);
    }

    @Override
    public InvocationResult invoke(Payload event, String traceId) {
        InvocationResult result = attempt(event, traceId);
        switch (result) {
            case Answered ok -> answered.incrementAndGet();
            case Refused full -> refused.incrementAndGet();
            case InvocationResult.Failed f -> failed.incrementAndGet();
            case InvocationResult.TimedOut late -> failed.incrementAndGet();
            case InvocationResult.Crashed gone -> failed.incrementAndGet();
            case InitFailed never -> failed.incrementAndGet();
        }
        return result;
    }

    /** What the pool has and did. */
    public PoolStatistics statistics() {
        return instances.statistics(answered.get(), failed.get(), refused.get());
    }

    /** The ahead-of-time cache, once instances start from it. */
    public Optional<Path> aheadOfTimeCache() {
        return origin.ahead().cache();
    }

    /** The operating system's numbers of the processes, for a test or a demonstration that ends some. */
    public List<Long> processes() {
        return instances.processes();
    }

    /** Ends every instance and refuses what comes after. */
    @Override
    public void close() {
        keeper.interrupt();
        instances.close(GRACE);
        origin.api().close();
        origin.log().close();
    }

    private InvocationResult attempt(Payload event, String traceId) {
        // Each round but the last lost an instance that had not taken the event; there are only so many.
        for (int round = 0; round <= origin.settings().maxInstances(); round++) {
            Optional<InvocationResult> result = switch (instances.lease().join()) {
                case Instances.Granted granted -> invokeAt(granted.instance(), event, traceId);
                case Instances.Full full -> Optional.of(new Refused(full.reason()));
                case Instances.NotReady never -> Optional.of(new InitFailed(never.reason()));
            };
            if (result.isPresent()) {
                return result.get();
            }
        }
        return new Refused("instances ended faster than they could take the event");
    }

    private Optional<InvocationResult> invokeAt(Instance instance, Payload event, String traceId) {
        try {
            return instance.invoke(event, traceId);
        } finally {
            instances.release(instance);
        }
    }

    private void keep() {
        try {
            while (true) {
                instances.keep(origin.clock().instant());
                Thread.sleep(TICK);
            }
        } catch (InterruptedException closed) {
            // The pool was closed.
        }
    }
}
