package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands between fields is told by the first two lines, and numbers with commas by the first rows. */
class SeparatorTest {
    @TempDir
    private Path folder;

    private RowFile file(String text) throws IOException {
        return RowFiles.open(Files.writeString(folder.resolve("a.csv"), text));
    }

    @Test
    void tabsAndPipesAreReadAndSaid() throws IOException {
        RowFile tabs = file("a\tb c\td\n1\t2\t3\n");
        assertThat(tabs.names()).containsExactly("a", "b c", "d");
        assertThat(tabs.notes()).containsExactly("a.csv is read as separated by tabs");
        RowFile pipes = file("a|b|\"c|d\"\n");
        assertThat(pipes.names()).containsExactly("a", "b", "c|d");
        assertThat(pipes.notes()).containsExactly("a.csv is read as separated by pipes");
        assertThat(file("a;b\n1;2\n").notes()).containsExactly("a.csv is read as separated by semicolons");
        assertThat(file("a,b\n1,2\n").notes()).isEmpty();
    }

    @Test
    void aNameMayHoldATabOrAPipe() throws IOException {
        assertThat(file("a|b,c\n1,2\n").names()).containsExactly("a|b", "c");
        assertThat(file("a|b;c\n1;2\n").names()).containsExactly("a|b", "c");
        assertThat(file("a|b\n1\n2\n").names()).containsExactly("a|b");
        assertThat(file("\"a\tb\"\n1\n").names()).containsExactly("a\tb");
        assertThat(file("a|b\tc\n1\t2\n").names()).containsExactly("a|b", "c");
        assertThat(file("a\tb|c\n1|2\n").names()).containsExactly("a\tb", "c");
    }

    @Test
    void aRaggedRowSaysWhichSeparatorWasTaken() {
        assertThatThrownBy(() -> new RowReader(file("a|b\n1|2\n3\n"), new Progress(), 1).facts(Set.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("a.csv, line 3: 1 fields: expected 2, as the header has (separated by pipes)");
    }

    @Test
    void numbersWithCommasAreSaidToBeTexts() throws IOException {
        assertThat(file("x;y;z\n1,5;2;a\n2;3,25;1,5\n-1.000,5;4;b\n;NA;c\n").notes())
                .containsExactly(
                        "a.csv is read as separated by semicolons",
                        "a.csv has numbers with commas in x, y, which are read as texts: expected the form 1234.5");
        assertThat(file("x,y\n\"1,234.5\",\"a, b\"\n\"12,000\",\"1,5\"\n").notes())
                .containsExactly(
                        "a.csv has numbers with commas in x, which are read as texts: expected the form 1234.5");
    }

    @Test
    void whatIsNoNumberWithCommasIsNotSaidToBe() throws IOException {
        for (String cell : List.of("a,b", "1,", ",5", "1.5", "12", "1,2,3", "10,000,5x", "1 234,5", "")) {
            assertThat(file("x;y\n" + cell + ";1\n").notes()).as(cell).hasSize(1);
        }
        String few = "x;y\n" + "12;1\n".repeat(95) + "1,5;1\n".repeat(5);
        assertThat(file(few).notes()).hasSize(1);
        assertThat(file("x;y\n").notes()).hasSize(1);
    }

    /** The last record of what is looked at may be cut off within a quoted field. */
    @Test
    void longFilesAreToldByTheirFirstRows() throws IOException {
        String rows = "\"1,5\",\"some text; with words\"\n".repeat(10_000);
        assertThat(file("x,y\n" + rows).notes()).hasSize(1);
    }
}
