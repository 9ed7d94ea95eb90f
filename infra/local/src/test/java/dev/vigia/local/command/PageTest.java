package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person who is no statistician, or has a narrow screen, is shown of a check that found much. */
class PageTest {
    private static final Pattern TABLE = Pattern.compile("<table class=\"rows\">.*?</table>", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("<th[^>]*>([^<]*)</th>");
    private static final Pattern ROW = Pattern.compile("<tr><td.*?</tr>");
    private static final Pattern NAME = Pattern.compile("<td(?: class=\"\\w+\")?(?: data-name=\"([^\"]*)\")?>");

    @TempDir
    private static Path folder;

    private static String html;
    private static String text;
    private static JsonNode json;

    @BeforeAll
    static void check() throws IOException {
        Path page = folder.resolve("page.html");
        Path baseline = SampleFiles.csv(folder.resolve("a.csv"), SampleFiles.rows(3000, 1));
        Path current = SampleFiles.csv(folder.resolve("b.csv"), SampleFiles.changed(SampleFiles.rows(2000, 2), row -> {
            row[2] = row[0].endsWith("7") ? "1" + row[2] : row[2];
            row[1] = row[0].endsWith("3") ? "" : row[1];
            return row;
        }));
        List<String> check = List.of("check", "--baseline", baseline.toString(), "--current", current.toString());
        List<String> columns = List.of("--prediction", "score", "--truth", "left");
        text = vigia(Stream.of(check, columns, List.of("--html", page.toString())));
        json = new ObjectMapper().readTree(vigia(Stream.of(check, columns, List.of("--json"))));
        html = Files.readString(page);
    }

    private static String vigia(Stream<List<String>> arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
        assertThat(line.execute(arguments.flatMap(List::stream).toArray(String[]::new)))
                .isEqualTo(1);
        return out.toString();
    }

    private static List<String> all(Pattern pattern, String from) {
        return pattern.matcher(from)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : group(found))
                .toList();
    }

    private static String group(MatchResult found) {
        return found.group(1) == null ? "" : found.group(1);
    }

    /** On a narrow screen there is no head over the cells: each says itself what it is. */
    @Test
    void everyCellKnowsItsColumn() {
        List<String> tables = all(TABLE, html);
        assertThat(tables).hasSizeGreaterThanOrEqualTo(4);
        assertThat(html.split("<table", -1)).hasSize(tables.size() + 1);
        for (String table : tables) {
            List<String> heads = all(HEAD, table);
            assertThat(all(ROW, table))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(all(NAME, row)).isEqualTo(heads));
        }
    }

    @Test
    void whatIsTakenAsIndependentIsSaid() {
        String words = "Rows are taken as independent of one another; --time judges hours by how they vary";
        assertThat(html).contains(words + ".</p>");
        assertThat(text).containsOnlyOnce("  " + words + "\n");
    }

    @Test
    void wordsOfStatisticsAreExplained() {
        assertThat(html)
                .containsPattern(
                        "<th class=\"number\" title=\"How far a feature.{1,5}s values moved[^\"]*\">effect</th>")
                .containsPattern("<th class=\"number\" title=\"How often chance alone[^\"]*\">adjusted p</th>")
                .containsPattern("<th class=\"number\" title=\"Population stability index[^\"]*\">PSI</th>")
                .contains(
                        "<dt>effect</dt>",
                        "From 0.05 on it is a drift.",
                        "<dt>adjusted p</dt>",
                        "Below 0.01 it counts.")
                .contains("<dt>brier</dt><dd>The mean squared difference")
                .doesNotContain("<dd></dd>");
        assertThat(text)
                .containsOnlyOnce(
                        "  (effect: 0 as in the baseline, 1 nothing in common, from 0.05 on a drift; p: how often"
                                + " chance alone would do as much)");
    }

    /** A row's reasons are told down to a thousandth; the JSON has the others. */
    @Test
    void whatHardlyCountsIsNoReason() {
        assertThat(json.path("outliers").path("rows").findValuesAsText("share"))
                .anySatisfy(share -> assertThat(Double.parseDouble(share)).isLessThan(0.001));
        List<String> reasons = text.lines()
                .filter(line -> line.matches(" +row \\d+ +score .*"))
                .toList();
        assertThat(reasons)
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .matches(" +row \\d+ +score [0-9.]+ +(\\w+ \\d+\\.\\d %(, )?)+")
                        .doesNotContain(" 0.0 %"));
    }
}
