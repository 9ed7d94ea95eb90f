package dev.vigia.local.process;

import dev.vigia.local.child.Attached;
import dev.vigia.local.child.LoopbackDynamoDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Puts the few classes that run inside child processes into a directory of their own.
 *
 * <p>A child's class path gets that directory and not our jar: a function must see no resource of ours, such as a
 * configuration file that its framework would read.
 */
public final class ChildClasses {
    private static final List<Class<?>> CLASSES = List.of(Attached.class, LoopbackDynamoDb.class);

    private ChildClasses() {}

    /**
     * Writes the classes below a directory, replacing what is there.
     *
     * @return the directory, for a class path
     * @throws IOException if a class cannot be written
     */
    public static Path writeTo(Path directory) throws IOException {
        for (Class<?> type : CLASSES) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
                if (bytes == null) {
                    throw new IOException("the class file of " + type.getName() + " is not on the class path");
                }
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return directory;
    }
}
