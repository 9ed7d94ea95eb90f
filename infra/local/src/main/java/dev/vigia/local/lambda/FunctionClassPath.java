package dev.vigia.local.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the processes of a function have on their class path: Lambda's client, the function's root, its jars. */
final class FunctionClassPath {
    private FunctionClassPath() {}

    /**
     * As on Lambda, the root being a folder.
     *
     * @param childClasses the folder with the few classes of ours that a child needs
     */
    static List<Path> ofFolders(FunctionSettings settings, RuntimeClient client, Path childClasses) throws IOException {
        List<Path> path = around(settings, client, settings.taskRoot());
        path.add(childClasses);
        return List.copyOf(path);
    }

    /**
     * The same in jars only.
     *
     * @param kept where the jar of root and child classes is, or is made; it is named by its content, and never changed, since a
     *     cache belongs to jars of one size and time
     */
    static List<Path> ofJars(FunctionSettings settings, RuntimeClient client, Path childClasses, Path kept)
            throws IOException {
        Path root = settings.taskRoot().toAbsolutePath();
        Path jar = kept.resolve(root.getFileName() + "-" + digest(childClasses) + ".jar");
        if (!Files.isRegularFile(jar)) {
            FunctionJar.write(List.of(root, childClasses), jar);
        }
        return List.copyOf(around(settings, client, jar));
    }

    private static List<Path> around(FunctionSettings settings, RuntimeClient client, Path root) throws IOException {
        List<Path> path = new ArrayList<>(client.jars());
        path.add(root);
        path.addAll(RuntimeClient.jars(settings.taskRoot().resolve("lib")));
        return path;
    }

    private static String digest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
