package dev.vigia.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one function runs, in the words of Lambda's configuration.
 *
 * @param name the function's name
 * @param handler {@code class::method}
 * @param taskRoot the unpacked function: the working directory, classes at its root and jars in its {@code lib}
 * @param runtime the directory with the jars of Lambda's runtime interface client
 * @param environment variables beside Lambda's own
 * @param memoryMb the size told to the function; see {@code jvmOptions} for what it gets
 * @param jvmOptions options of its virtual machine
 * @param timeout the longest it may take to answer
 * @param initTimeout the longest it may take from start to its first request for an event
 * @param minInstances instances kept ready however idle, 0 or more
 * @param maxInstances the most instances, at least 1 and at least {@code minInstances}
 * @param concurrency the most events that one instance is handed at once, at least 1; above 1 its runtime client is told,
 *     and the function must be thread-safe
 * @param idleAfter how long an instance above the least waits for work before it is ended
 */
public record FunctionSettings(
        String name,
        String handler,
        Path taskRoot,
        Path runtime,
        Map<String, String> environment,
        int memoryMb,
        List<String> jvmOptions,
        Duration timeout,
        Duration initTimeout,
        int minInstances,
        int maxInstances,
        int concurrency,
        Duration idleAfter) {

    /**
     * Lambda's limit on the time a function may take to become ready. On a busy machine that starts several at once it
     * is too short: a Quarkus function that starts in a second took nine with twenty processes on two cores.
     */
    public static final Duration INIT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Options that keep a small function small: one compiler tier and one collector thread halve its memory, and what
     * it loses in peak speed an instance that serves one request at a time hardly has.
     */
    public static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xss512k",
            "-Xms16m",
            "-Xmx192m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            // What Quarkus asks for in the manifest of its own runner.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.net.preferIPv4Stack=true");

    /** Validates and copies. */
    public FunctionSettings {
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
        require(!name.isBlank(), "name is blank; expected a function's name");
        require(handler.contains("::"), "handler is " + handler + "; expected class::method");
        require(memoryMb >= 128, "memoryMb is " + memoryMb + "; expected at least 128");
        require(timeout.toMillis() > 0, "timeout is " + timeout + "; expected at least a millisecond");
        require(initTimeout.toMillis() > 0, "initTimeout is " + initTimeout + "; expected at least a millisecond");
        require(minInstances >= 0, "minInstances is " + minInstances + "; expected 0 or more");
        require(
                maxInstances >= Math.max(1, minInstances),
                "maxInstances is " + maxInstances + "; expected at least " + Math.max(1, minInstances));
        require(concurrency >= 1, "concurrency is " + concurrency + "; expected at least 1");
        require(!idleAfter.isNegative(), "idleAfter is " + idleAfter + "; expected zero or more");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
