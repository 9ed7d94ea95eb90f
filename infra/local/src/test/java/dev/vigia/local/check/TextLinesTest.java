package dev.vigia.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private final TextLines text = new TextLines(new Paint(false));

    @Test
    void aLongLastCellGoesOnBelowItself() {
        text.table(List.of(List.of("breached", "age", "word ".repeat(40).strip()), List.of("passed", "a", "short")));

        List<String> lines = text.toString().lines().toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.length() <= TextLines.WIDTH);
        assertThat(lines.get(0)).startsWith("  breached  age  word word");
        assertThat(lines.get(1)).startsWith("                 word");
        assertThat(lines.get(2)).isEqualTo("  passed    a    short");
        assertThat(text.toString().split("word", -1)).as("no word is lost").hasSize(41);
    }

    @Test
    void aNumberKeepsItsPercentSign() {
        assertThat(TextLines.broken("of the rows 4.1 % are", 15)).containsExactly("of the rows", "4.1 % are");
    }

    @Test
    void aWordLongerThanALineStandsAlone() {
        String word = "x".repeat(30);
        assertThat(TextLines.broken("a " + word + " b", 10)).containsExactly("a", word, "b");
        assertThat(TextLines.broken(word, 10)).containsExactly(word);
        assertThat(TextLines.broken("", 10)).containsExactly("");
    }

    @Test
    void itemsAreNotBrokenWhereTheyFit() {
        String item = "i".repeat(50);
        text.items(List.of(item, item, item), 4);

        assertThat(text.toString().lines()).containsExactly("    " + item + "; " + item + ";", "    " + item);
    }

    @Test
    void noItemsAreNoLine() {
        text.items(List.of(), 4);
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void whatIsLeftIsCounted() {
        text.more(0, "finding");
        text.more(1, "finding");
        text.more(12, "finding");
        assertThat(text.toString().lines())
                .containsExactly(
                        "  … and 1 more finding (--json has all)", "  … and 12 more findings (--json has all)");
    }
}
