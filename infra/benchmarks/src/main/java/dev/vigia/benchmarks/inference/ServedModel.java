package dev.vigia.benchmarks.inference;

import dev.vigia.local.lambda.FunctionPool;
import dev.vigia.local.lambda.FunctionSettings;
import dev.vigia.local.loadbalancer.LoadBalancer;
import dev.vigia.local.loadbalancer.TargetGroup;
import dev.vigia.local.system.Installation;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The load balancer and the pool of {@code vigia up}, with so many processes of the slow model, all of them ready. */
final class ServedModel implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path directory;
    private final FunctionPool pool;
    private final LoadBalancer loadBalancer;

    private ServedModel(Path directory, FunctionPool pool, LoadBalancer loadBalancer) {
        this.directory = directory;
        this.pool = pool;
        this.loadBalancer = loadBalancer;
    }

    static ServedModel start(int instances) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("vigia-bench");
        FunctionSettings settings = new FunctionSettings(
                "inference",
                SlowModel.class.getName() + "::handleRequest",
                taskRoot(directory),
                Installation.current().lambdaRuntime(),
                Map.of(),
                512,
                FunctionSettings.SMALL_JVM,
                Duration.ofSeconds(29),
                START,
                instances,
                instances,
                1,
                START);
        InstantSource clock = InstantSource.system();
        FunctionPool pool = FunctionPool.start(settings, directory, clock);
        LoadBalancer loadBalancer = LoadBalancer.start(
                0, TargetGroup.local("inference", true), LoadBalancer.IDLE_TIMEOUT, clock, access -> {});
        loadBalancer.register(pool);
        ServedModel served = new ServedModel(directory, pool, loadBalancer);
        served.awaitAll(instances);
        return served;
    }

    URI uri() {
        return loadBalancer.uri();
    }

    private void awaitAll(int instances) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (pool.statistics().idle() < instances) {
            if (System.nanoTime() > end) {
                close();
                throw new IllegalStateException("not " + instances + " instances are ready after " + START);
            }
            Thread.sleep(20);
        }
    }

    /** This process's class path as an unpacked function: a folder's classes at the root, jars in lib, in order. */
    private static Path taskRoot(Path directory) throws IOException {
        Path lib = Files.createDirectories(directory.resolve("task/lib"));
        int number = 1000;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path.resolve("dev"))) {
                link(path.resolve("dev"), directory.resolve("task/dev"));
            } else if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(lib.resolve(number++ + "-" + path.getFileName()), path);
            }
        }
        return directory.resolve("task");
    }

    /** Folders of several modules, as an IDE and the tests have them, are laid over one another. */
    private static void link(Path folder, Path as) throws IOException {
        Files.createDirectories(as);
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Path target = as.resolve(entry.getFileName());
                if (Files.isDirectory(entry)) {
                    link(entry, target);
                } else if (!Files.exists(target)) {
                    Files.createSymbolicLink(target, entry);
                }
            }
        }
    }

    @Override
    public void close() {
        loadBalancer.close();
        pool.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("vigia: " + directory + " could not be deleted: " + e.getMessage());
        }
    }
}
