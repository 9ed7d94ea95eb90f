package dev.vigia.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionPackageTest {
    @TempDir
    Path directory;

    private Path zip(String... entries) throws IOException {
        Path zip = directory.resolve("function.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    @Test
    void unpacksEachContentOnce() throws IOException {
        Path into = directory.resolve("functions");
        Path first = FunctionPackage.unpack(zip("lib/a.jar", "x.properties"), "inference", into);
        assertThat(first.resolve("lib/a.jar")).hasContent("lib/a.jar");
        Files.writeString(first.resolve("mark"), "kept");
        assertThat(FunctionPackage.unpack(zip("lib/a.jar", "x.properties"), "inference", into))
                .isEqualTo(first);
        assertThat(first.resolve("mark")).exists();
        assertThat(FunctionPackage.unpack(zip("lib/b.jar"), "inference", into)).isNotEqualTo(first);
    }

    /** Quarkus's zips are such; taken for "unpacked by another", they left no task root at all. */
    @Test
    void takesTheLastOfEntriesThatAreThereTwice() throws IOException {
        Path zip = zip("lib/a.jar", "lib/b.jar");
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, bytes.replace("lib/b.jar", "lib/a.jar"), StandardCharsets.ISO_8859_1);
        Path root = FunctionPackage.unpack(zip, "inference", directory.resolve("functions"));
        assertThat(root.resolve("lib")).isDirectoryContaining("glob:**/a.jar");
        assertThat(root.resolve("lib/a.jar")).exists();
    }

    @Test
    void refusesAnEntryThatPointsOutside() throws IOException {
        Path into = directory.resolve("functions");
        Path evil = zip("lib/a.jar", "../../evil");
        assertThatThrownBy(() -> FunctionPackage.unpack(evil, "inference", into))
                .hasMessage("the package " + evil + " has the entry ../../evil, which points outside of it");
        assertThat(into).isEmptyDirectory();
    }

    @Test
    void saysThatThereIsNoPackage() {
        assertThatThrownBy(() -> FunctionPackage.unpack(directory.resolve("none.zip"), "drift", directory))
                .hasMessage(
                        "the function drift has no package at " + directory.resolve("none.zip") + ": build it first");
    }
}
