package dev.vigia.local.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One jar of the classes and resources at an unpacked function's root: an ahead-of-time cache takes no folders. */
final class FunctionJar {
    private FunctionJar() {}

    /**
     * Writes the jar, in the same order and with the same times whoever writes it.
     *
     * @param folders whose files go into the jar, of one name that of the first; {@code lib} of the first is left out
     */
    static void write(List<Path> folders, Path jar) throws IOException {
        TreeMap<String, Path> entries = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(folders.getFirst().resolve("lib")))
                        .forEach(file ->
                                entries.putIfAbsent(folder.relativize(file).toString(), file));
            }
        }
        Path partial = jar.resolveSibling(jar.getFileName() + ".partial");
        try (OutputStream out = Files.newOutputStream(partial);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            for (var entry : entries.entrySet()) {
                ZipEntry next = new ZipEntry(entry.getKey());
                next.setTime(0);
                zip.putNextEntry(next);
                Files.copy(entry.getValue(), zip);
                zip.closeEntry();
            }
        }
        Files.move(partial, jar, StandardCopyOption.ATOMIC_MOVE);
    }
}
