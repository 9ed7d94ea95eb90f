package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How a file is read is said in every form of the report. */
class NotesTest {
    @TempDir
    private Path folder;

    private static String vigia(int code, String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute(arguments)).isEqualTo(code);
        return out.toString();
    }

    private Path separated(String name, List<String[]> rows, String separator) throws IOException {
        Path commas = SampleFiles.csv(folder.resolve("commas.csv"), rows);
        return Files.writeString(folder.resolve(name), Files.readString(commas).replace(",", separator));
    }

    @Test
    void theSeparatorIsInTextJsonAndPage() throws IOException {
        Path baseline = separated("there.tsv", SampleFiles.rows(1000, 1), "\t");
        Path current = SampleFiles.csv(folder.resolve("here.csv"), SampleFiles.rows(1000, 2));
        Path page = folder.resolve("page.html");
        String note = "there.tsv is read as separated by tabs";
        String[] check = {"check", "--baseline", baseline.toString(), "--current", current.toString()};

        String[] paged = {check[0], check[1], check[2], check[3], check[4], "--html", page.toString()};
        assertThat(vigia(0, paged)).contains("  " + note + "\n");
        assertThat(Files.readString(page)).contains("<p class=\"soft\">" + note + ".</p>");
        String json = vigia(0, check[0], check[1], check[2], check[3], check[4], "--json");
        assertThat(new ObjectMapper().readTree(json).path("notes"))
                .singleElement()
                .satisfies(one -> assertThat(one.asText()).isEqualTo(note));

        String same = vigia(0, "check", "--baseline", current.toString(), "--current", current.toString(), "--json");
        assertThat(new ObjectMapper().readTree(same).has("notes")).isFalse();
        assertThat(vigia(0, "baseline", baseline.toString())).contains(note);
    }
}
