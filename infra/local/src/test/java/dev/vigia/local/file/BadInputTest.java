package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told in one line: file, line, column, and what was expected. */
class BadInputTest {
    @TempDir
    private Path folder;

    private AbstractThrowableAssert<?, ?> reading(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, bytes);
        return reading(file);
    }

    private AbstractThrowableAssert<?, ?> reading(String name, String text) throws IOException {
        return reading(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static AbstractThrowableAssert<?, ?> reading(Path file) {
        return assertThatThrownBy(() -> new RowReader(RowFiles.open(file), new Progress(), 2).facts(Set.of()))
                .isInstanceOf(BadInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aFileThatIsNotThereOrEmpty() throws IOException {
        reading(folder.resolve("none.csv")).hasMessageContaining("none.csv: is not there");
        reading("empty.csv", "").hasMessageContaining("empty.csv: is empty: expected a header and rows");
        reading(folder).hasMessageContaining("no regular file");
    }

    @Test
    void aRaggedRow() throws IOException {
        reading("a.csv", "a,b\n1,2\n\"x\ny\",2\n1,2,3\n")
                .hasMessageEndingWith("a.csv, line 5: 3 fields: expected 2, as the header has");
        reading("b.csv", "a,b\n1,2\n1\n")
                .hasMessageEndingWith("b.csv, line 3: 1 fields: expected 2, as the header has");
    }

    @Test
    void anotherEncoding() throws IOException {
        byte[] latin = "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        reading("latin.csv", latin).hasMessageEndingWith("line 2: byte 6 of the line is 0xe9: expected text in UTF-8");
        reading("utf16.csv", "\ufeffa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE))
                .hasMessageContaining("UTF-16");
        reading("late.csv", late()).hasMessageContaining("line 20002: byte 3 of the line is 0xff");
    }

    private static byte[] late() {
        byte[] bytes = ("a,b\n" + "1,2\n".repeat(20_000) + "1,?\n").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 2] = (byte) 0xff;
        return bytes;
    }

    @Test
    void packedAndBinaryFiles() throws IOException {
        reading("a.csv.gz", new byte[] {0x1f, (byte) 0x8b, 8}).hasMessageContaining("gzip");
        reading("zero.csv", "a,b\n1,\0\n").hasMessageContaining("zero byte");
    }

    @Test
    void namesThatStandTwice() throws IOException {
        reading("a.csv", "a,b,a\n1,2,3\n")
                .hasMessageEndingWith("line 1, column 'a': stands twice in the header: expected different names");
        reading("a.jsonl", "{\"a\":1}\n{\"a\":1,\"a\":2}\n")
                .hasMessageEndingWith("line 2, column 'a': stands twice in the object: expected once");
    }

    @Test
    void openQuotes() throws IOException {
        reading("a.csv", "a,b\n1,\"2\" x\n").hasMessageContaining("line 2: not CSV");
    }

    @Test
    void linesThatAreNoObjects() throws IOException {
        reading("a.jsonl", "{\"a\":1}\n{\"a\":\n").hasMessageContaining("line 2: not JSON at character");
        reading("b.jsonl", "{\"a\":1}\n[1]\n").hasMessageContaining("line 2: no object");
        reading("c.jsonl", "{\"a\":1} {\"a\":2}\n").hasMessageContaining("line 1: more than one object");
        reading("d.json", "[{\"a\":1}]").hasMessageContaining("line 1: begins with a list");
    }

    /** The first fault is told, whichever thread meets one first. */
    @Test
    void theFirstOfSeveralFaults() throws IOException {
        String sound = "{\"a\":1}\n".repeat(50_000);
        reading("a.jsonl", sound + "{\n" + sound + "{\n").hasMessageContaining("line 50001:");
    }

    @Test
    void tooManyColumns() throws IOException {
        String header = IntStream.range(0, 10_001).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        reading("wide.csv", header + "\n").hasMessageEndingWith("line 1: 10001 columns: expected at most 10000");
        String rows =
                IntStream.range(0, 20_002).mapToObj(i -> "{\"c" + i + "\":1}\n").collect(Collectors.joining());
        reading("wide.jsonl", rows).hasMessageEndingWith("more than 10000 different columns");
    }

    /** 64 MB here; a gigabyte is the same, for no more than 16 MB are held. */
    @Test
    void aLineWithoutEnd() throws IOException {
        Path file = folder.resolve("long.csv");
        byte[] part = "1234567,".repeat(1 << 17).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                out.write(part);
            }
        }
        reading(file).hasMessageContaining("line 3: a record of more than 16,777,216 characters");

        byte[] letters = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                out.write(letters);
            }
        }
        reading(file).hasMessageContaining("line 3: a record of more than 16,777,216 characters");

        Path json = folder.resolve("long.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(json))) {
            out.write("{\"a\":1}\n{\"a\":\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                out.write(letters);
            }
        }
        reading(json).hasMessageContaining("line 2: more than 16,777,216 bytes");
    }
}
