package dev.vigia.local.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks a function's zip as Lambda does, once for each content. */
public final class FunctionPackage {
    private FunctionPackage() {}

    /**
     * Unpacks a zip below a directory, unless the same bytes already are.
     *
     * @param zip the function's deployment package
     * @param name the function's name
     * @param directory where unpacked functions are kept
     * @return the task root
     * @throws IOException if the zip cannot be read or unpacked, or an entry points outside of it
     */
    public static Path unpack(Path zip, String name, Path directory) throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw new IOException("the function " + name + " has no package at " + zip + ": build it first");
        }
        Path root = directory.resolve(name + "-" + digest(zip));
        if (Files.isDirectory(root)) {
            return root;
        }
        Files.createDirectories(directory);
        Path partial = Files.createTempDirectory(directory, name + "-partial-");
        try {
            unzip(zip, partial);
            Files.move(partial, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(partial);
            if (!Files.isDirectory(root)) {
                throw e;
            }
            // Another process unpacked the same bytes meanwhile.
        }
        return root;
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the package " + zip + " has the entry " + entry.getName()
                            + ", which points outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    // Quarkus's zips have some entries twice.
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String digest(Path zip) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(zip), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
