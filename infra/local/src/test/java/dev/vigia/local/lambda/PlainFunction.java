package dev.vigia.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Settings for the plain handler, with short times. */
public record PlainFunction(Path directory, FunctionSettings settings) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The plain handler as a function with one instance at most, copied below a directory. */
    public static PlainFunction in(Path directory) throws IOException {
        Path root = directory.resolve("task-root");
        String name = PlainHandler.class.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            try (var in = PlainHandler.class.getClassLoader().getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(in), file);
            }
        }
        return new PlainFunction(
                directory,
                new FunctionSettings(
                        "plain",
                        PlainHandler.class.getName() + "::handleRequest",
                        root,
                        Path.of(System.getProperty("vigia.lambda-runtime")),
                        Map.of(),
                        128,
                        FunctionSettings.SMALL_JVM,
                        TIMEOUT,
                        FunctionSettings.INIT_TIMEOUT,
                        0,
                        1,
                        1,
                        Duration.ofMinutes(1)));
    }

    /** With these numbers of instances. */
    public PlainFunction instances(int least, int most) {
        return copy(
                settings.environment(), settings.timeout(), settings.initTimeout(), least, most, settings.idleAfter());
    }

    /** With this timeout. */
    public PlainFunction timeout(Duration timeout) {
        return copy(
                settings.environment(),
                timeout,
                settings.initTimeout(),
                settings.minInstances(),
                settings.maxInstances(),
                settings.idleAfter());
    }

    /** With a start that misbehaves. */
    public PlainFunction init(String what, Duration initTimeout) {
        return copy(
                Map.of("TEST_INIT", what),
                settings.timeout(),
                initTimeout,
                settings.minInstances(),
                settings.maxInstances(),
                settings.idleAfter());
    }

    private PlainFunction copy(
            Map<String, String> environment,
            Duration timeout,
            Duration initTimeout,
            int least,
            int most,
            Duration idle) {
        return new PlainFunction(
                directory,
                new FunctionSettings(
                        settings.name(),
                        settings.handler(),
                        settings.taskRoot(),
                        settings.runtime(),
                        environment,
                        settings.memoryMb(),
                        settings.jvmOptions(),
                        timeout,
                        initTimeout,
                        least,
                        most,
                        settings.concurrency(),
                        idle));
    }

    /** With so many events at once in one instance. */
    public PlainFunction concurrency(int concurrency) {
        return new PlainFunction(
                directory,
                new FunctionSettings(
                        settings.name(),
                        settings.handler(),
                        settings.taskRoot(),
                        settings.runtime(),
                        settings.environment(),
                        settings.memoryMb(),
                        settings.jvmOptions(),
                        settings.timeout(),
                        settings.initTimeout(),
                        settings.minInstances(),
                        settings.maxInstances(),
                        concurrency,
                        settings.idleAfter()));
    }

    /** A pool of it. */
    public FunctionPool start(InstantSource clock) throws IOException {
        return FunctionPool.start(settings, directory, clock);
    }

    /** A pool of it whose instances start from an ahead-of-time cache. */
    public FunctionPool startAhead() throws IOException {
        return FunctionPool.startAhead(settings, directory, InstantSource.system());
    }

    /** A pool of it, by the system's clock. */
    public FunctionPool start() throws IOException {
        return start(InstantSource.system());
    }
}
