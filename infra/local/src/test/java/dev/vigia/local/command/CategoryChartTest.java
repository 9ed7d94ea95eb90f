package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bars of categories in the page: the most frequent is there though it did not move, and all shares add up. */
class CategoryChartTest {
    private static final Pattern BAR =
            Pattern.compile("<text x=\"102\"[^>]*>([^<]*)</text>.*?<text x=\"340\"[^>]*>([^<]*) %</text>");

    @TempDir
    private Path folder;

    /** Each category with its share in the current file, in per cent. */
    private List<String> bars(IntFunction<String> before, IntFunction<String> now) throws IOException {
        Path page = folder.resolve("page.html");
        CommandLine line = Commands.line().setOut(new PrintWriter(new StringWriter()));
        String[] check = {"check", "--baseline", file("a.csv", before), "--current", file("b.csv", now)};
        line.execute(check[0], check[1], check[2], check[3], check[4], "--html", page.toString());
        String html = Files.readString(page);
        String card = html.substring(html.indexOf("<svg"), html.indexOf("</svg>"));
        return BAR.matcher(card)
                .results()
                .map(bar -> bar.group(1) + " " + bar.group(2))
                .toList();
    }

    private String file(String name, IntFunction<String> cell) throws IOException {
        List<String> lines = new ArrayList<>(List.of("c"));
        for (int i = 0; i < 2000; i++) {
            lines.add(cell.apply(i));
        }
        return Files.write(folder.resolve(name), lines).toString();
    }

    /** Half of the rows are of one category in both files; 19 others change places. */
    @Test
    void theMostFrequentIsThereAndAllSharesAddUp() throws IOException {
        List<String> bars = bars(
                i -> i % 2 == 0 ? "usual" : "k" + (i / 2 * i / 2) % 19, i -> i % 2 == 0 ? "usual" : "k" + (i / 2) % 19);
        assertThat(bars).hasSize(8).first().isEqualTo("usual 50.0");
        assertThat(bars).last().asString().startsWith("all others ");
        double sum = bars.stream()
                .mapToDouble(bar -> Double.parseDouble(bar.substring(bar.lastIndexOf(' '))))
                .sum();
        assertThat(sum).isBetween(99.0, 101.0);
    }

    @Test
    void fewCategoriesAreAllThere() throws IOException {
        assertThat(bars(i -> "a" + i % 4, i -> i % 4 == 0 ? "new" : "a" + i % 4))
                .containsExactlyInAnyOrder("a0 0.0", "a1 25.0", "a2 25.0", "a3 25.0", "new 25.0");
    }

    @Test
    void aBooleanHasTwoBars() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        assertThat(bars(i -> String.valueOf(random.nextInt(5) == 0), i -> String.valueOf(i % 4 == 0)))
                .containsExactly("true 25.0", "false 75.0");
    }
}
