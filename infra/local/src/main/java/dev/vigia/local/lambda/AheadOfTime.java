package dev.vigia.local.lambda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The JVM's ahead-of-time cache (JEP 483, 514) of one function on this JDK: its classes, loaded and linked, in a file that
 * instances start from.
 *
 * <p>An instance learns what it is while it serves, and writes it as it ends; from then on others start from that. The
 * cache's name tells all that it depends on, so another zip, JDK or option has another. Nothing here fails a start: without a
 * cache, or with one that cannot be used, instances start as they would have, and the log says so. Thread-safe.
 */
final class AheadOfTime {
    /** What an instance is started as. */
    sealed interface Start {}

    /** Without a cache. */
    record Plain() implements Start {}

    /** From the cache. */
    record Ahead() implements Start {}

    /** To write the cache when it ends. */
    record Learning(Path output) implements Start {}

    /** How often an instance may try to write one cache. */
    private static final int MOST_TRIES = 3;

    private final Path cache;
    private final Consumer<String> log;
    private boolean usable;
    private boolean learning;
    private int tries;

    private AheadOfTime(Path cache, Consumer<String> log, int tries) {
        this.cache = cache;
        this.log = log;
        this.usable = Files.isRegularFile(cache);
        this.tries = tries;
    }

    /** No cache, and none to come. */
    static AheadOfTime never() {
        return new AheadOfTime(Path.of("none.aot"), line -> {}, MOST_TRIES);
    }

    /**
     * Finds the cache of a function, and deletes those that it had before.
     *
     * @param name the function's name
     * @param classPath jars in order, of which it is made
     * @param options of the JVM that it is made with
     * @param directory where caches are kept
     * @param log takes a line for each thing worth knowing
     */
    static AheadOfTime of(String name, List<Path> classPath, List<String> options, Path directory, Consumer<String> log)
            throws IOException {
        Path cache = directory.resolve(name + "-" + key(classPath, options) + ".aot");
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String other = file.getFileName().toString();
                if (!file.equals(cache) && other.startsWith(name + "-") && other.contains(".aot")) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return new AheadOfTime(cache, log, 0);
    }

    private static String key(List<Path> classPath, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(options);
        for (String property : List.of("java.home", "java.vm.vendor", "java.vm.version", "os.arch")) {
            all.add(System.getProperty(property));
        }
        for (Path jar : classPath) {
            all.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What the next instance is to be started as. One that learns is to be handed to {@link #learned} or {@link #lost}. */
    synchronized Start next() {
        if (usable) {
            return new Ahead();
        }
        if (learning || tries >= MOST_TRIES) {
            return new Plain();
        }
        learning = true;
        tries++;
        return new Learning(cache.resolveSibling(
                cache.getFileName() + "." + ProcessHandle.current().pid() + "-" + tries + ".partial"));
    }

    /** The JVM options of a start. */
    List<String> options(Start start) {
        return switch (start) {
            case Plain plain -> List.of();
            case Ahead ahead -> List.of("-XX:AOTCache=" + cache);
            // It would list every class that it leaves out.
            case Learning learner -> List.of("-XX:AOTCacheOutput=" + learner.output(), "-Xlog:aot*=error");
        };
    }

    /** Takes what an instance wrote as it ended. */
    synchronized void learned(Learning learner) {
        learning = false;
        try {
            Files.move(learner.output(), cache, StandardCopyOption.ATOMIC_MOVE);
            usable = true;
            log.accept("starts from " + cache.getFileName() + " from now on, " + (Files.size(cache) >> 20) + " MB");
        } catch (IOException e) {
            log.accept("no ahead-of-time cache was written, instances start without: " + e);
        }
    }

    /** An instance that learned ended otherwise; the next may try again. */
    synchronized void lost() {
        learning = false;
    }

    /**
     * Gives the cache up if a start from it failed, whatever the reason.
     *
     * @return whether that start is worth another try, without it
     */
    synchronized boolean distrust(Start start, String reason) {
        if (!(start instanceof Ahead)) {
            return false;
        }
        if (usable) {
            usable = false;
            tries = MOST_TRIES;
            log.accept("starts without " + cache.getFileName() + ", which is deleted: " + reason);
            try {
                Files.deleteIfExists(cache);
            } catch (IOException e) {
                log.accept(cache + " cannot be deleted: " + e);
            }
        }
        return true;
    }

    /** The cache, if instances start from it. */
    synchronized Optional<Path> cache() {
        return usable ? Optional.of(cache) : Optional.empty();
    }
}
