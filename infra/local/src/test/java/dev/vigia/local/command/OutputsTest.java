package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What cannot be written is told in one line, before anything is read. */
class OutputsTest {
    @TempDir
    private Path folder;

    private Path rows;
    private Path taken;

    @BeforeEach
    void writeFiles() throws IOException {
        rows = SampleFiles.csv(folder.resolve("rows.csv"), SampleFiles.rows(200, 1));
        taken = Files.writeString(folder.resolve("taken"), "a file");
    }

    private static String refused(Stream<String> arguments) {
        StringWriter err = new StringWriter();
        CommandLine line =
                Commands.line().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        assertThat(line.execute(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1);
        return err.toString().strip();
    }

    private String check(String option, Path path) {
        List<String> files = List.of("check", "--baseline", rows.toString(), "--current", rows.toString());
        return refused(Stream.concat(files.stream(), Stream.of(option, path.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--export-baseline", "--sagemaker"})
    void aFileIsNoDirectoryToWriteTo(String option) throws IOException {
        assertThat(check(option, taken))
                .isEqualTo("vigia: " + taken + ": is a file: expected a directory, or a path at which one can be made");
        Path below = taken.resolve("deep/er");
        assertThat(check(option, below))
                .isEqualTo("vigia: " + below + ": cannot be made, for " + taken
                        + " is a file: expected a directory, or a path at which one can be made");
        assertThat(taken).hasContent("a file");
    }

    @Test
    void baselinesAreWrittenToDirectoriesToo() {
        Stream<String> arguments = Stream.of("baseline", rows.toString(), "--out", taken.toString());
        assertThat(refused(arguments)).contains("taken: is a file: expected a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--html", "--scores"})
    void aDirectoryIsNoFileToWriteTo(String option) throws IOException {
        assertThat(check(option, folder))
                .isEqualTo("vigia: " + folder + ": is a directory: expected a file to write to");
        Path none = folder.resolve("none/page.html");
        assertThat(check(option, none))
                .isEqualTo("vigia: " + none + ": cannot be written, for " + none.getParent()
                        + " is no directory: expected one that is there");
        assertThat(check(option, taken.resolve("page"))).contains("for " + taken + " is no directory");
        byte[] before = Files.readAllBytes(rows);
        assertThat(check(option, rows)).contains("is a file that is read: expected another one to write to");
        assertThat(Files.readAllBytes(rows)).isEqualTo(before);
    }

    @Test
    void aDirectoryThatIsNotThereIsMade() {
        Path made = folder.resolve("a/b/c");
        StringWriter err = new StringWriter();
        CommandLine line =
                Commands.line().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        assertThat(line.execute("baseline", rows.toString(), "--out", made.toString()))
                .as(err.toString())
                .isZero();
        assertThat(made.resolve("schema.json")).isRegularFile();
    }
}
