package dev.vigia.local.lambda;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lambda's runtime interface client, ready for processes to use.
 *
 * @param jars its jars, in order
 * @param library its native library, unpacked
 */
record RuntimeClient(List<Path> jars, Path library) {
    /** The client's main class. */
    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    /**
     * Unpacks the native library of this machine. Left to itself, every process writes it to one same file below /tmp
     * as it starts, over the one its siblings have mapped: two that start together crash.
     *
     * @param runtime the directory with the client's jars
     * @param into where the library goes
     */
    static RuntimeClient prepare(Path runtime, Path into) throws IOException {
        List<Path> jars = jars(runtime);
        Path jar = jars.stream()
                .filter(file -> file.getFileName().toString().contains("runtime-interface-client"))
                .findFirst()
                .orElseThrow(() -> new IOException("no runtime interface client in " + runtime + ": build it first"));
        String name = libraryName();
        Files.createDirectories(into);
        Path library = into.resolve(name);
        try (var archive = FileSystems.newFileSystem(jar)) {
            Path partial = Files.createTempFile(into, name, ".partial");
            Files.copy(archive.getPath("jni", name), partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, library, StandardCopyOption.ATOMIC_MOVE);
        }
        return new RuntimeClient(jars, library);
    }

    /** The option that makes a process load the unpacked library. */
    String option() {
        return "-D" + LIBRARY_PROPERTY + "=" + library.toAbsolutePath();
    }

    /** The jars in a directory, sorted by name as Lambda does; none if there is no such directory. */
    static List<Path> jars(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toAbsolutePath)
                    .toList();
        }
    }

    private static String libraryName() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        if (!system.contains("linux") || !List.of("amd64", "aarch64").contains(processor)) {
            throw new IOException("Lambda's runtime interface client runs on Linux on x86-64 or ARM64; this is "
                    + system + " on " + processor);
        }
        String suffix = processor.equals("amd64") ? "x86_64" : "aarch_64";
        // By what this process is linked with: a glibc system may have musl installed beside it.
        boolean musl = Files.readString(Path.of("/proc/self/maps")).contains("ld-musl");
        return "libaws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + suffix + ".so";
    }
}
