package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.schema.SchemaInference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("age"),
            Feature.category("city"),
            Feature.of("vip", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.of("visits", FeatureType.INTEGER, Role.FEATURE)));

    @TempDir
    private Path folder;

    private RowReader reader(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return new RowReader(RowFiles.open(file), new Progress(), 2);
    }

    private static Rows only(RowReader reader, Schema schema, Set<String> ignored) throws IOException {
        List<Rows> all = new ArrayList<>();
        reader.<Rows>rows(schema, ignored, () -> (first, rows) -> rows, all::add);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static String cell(Column column, int row) {
        return switch (column) {
            case NumberColumn numbers ->
                numbers.cell(row) == Cell.PRESENT
                        ? Double.toString(numbers.value(row))
                        : numbers.cell(row) + numbers.escaped(row).orElse("");
            case TextColumn texts ->
                texts.cell(row) == Cell.PRESENT
                        ? String.valueOf(texts.value(row))
                        : texts.cell(row).toString();
        };
    }

    private static List<String> cells(Rows rows, int column) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            cells.add(cell(rows.column(column), row));
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";"})
    void csvIsReadUnderASchema(String separator) throws IOException {
        String text = """
                visits,city,age,vip\r
                3,"New ""York"", NY",41.5,true\r
                ,NA,NaN,False\r
                4.0,"two
                lines",null,1\r
                4.5,,inf,maybe
                """.replace(",", separator).replace("\"" + separator + " NY", "\", NY");
        Rows rows = only(reader("a.csv", text), SCHEMA, Set.of());

        assertThat(cells(rows, 0)).containsExactly("41.5", "NULL", "NULL", "Infinity");
        assertThat(cells(rows, 1)).containsExactly("New \"York\", NY", "NULL", "two\nlines", "NULL");
        assertThat(cells(rows, 2)).containsExactly("1.0", "0.0", "1.0", "ESCAPED\"maybe\"");
        assertThat(cells(rows, 3)).containsExactly("3.0", "NULL", "4.0", "ESCAPED4.5");
    }

    @Test
    void aMarkOfUtf8IsNoPartOfTheFirstName() throws IOException {
        assertThat(reader("bom.csv", "\ufeffage,city\n1,b\n").file().names()).containsExactly("age", "city");
    }

    @Test
    void anUnnamedColumnIsNamedByItsPlace() throws IOException {
        assertThat(reader("index.csv", ",city\n0,b\n").file().names()).containsExactly("column 1", "city");
    }

    @Test
    void columnsThatNobodyExpectsComeAfterTheSchemaAndIgnoredOnesNot() throws IOException {
        Rows rows = only(reader("more.csv", "extra,age,left out\n7,1,2\n,3,4\n"), SCHEMA, Set.of("left out"));

        assertThat(rows.schema().features().stream().map(Feature::name))
                .containsExactly("age", "city", "vip", "visits", "extra");
        assertThat(cells(rows, 1)).containsExactly("ABSENT", "ABSENT");
        assertThat(cells(rows, 4)).containsExactly("", "NULL");
    }

    @Test
    void jsonLinesAreReadUnderASchema() throws IOException {
        String text = """
                {"age": 41.5, "city": "Lisboa", "vip": true, "visits": 3}

                {"city": null, "vip": 0, "visits": "3", "more": [1]}
                {"age": "41", "city": 7, "visits": 1e2, "vip": "true"}
                """;
        Rows rows = only(reader("a.jsonl", text), SCHEMA, Set.of());

        assertThat(cells(rows, 0)).containsExactly("41.5", "ABSENT", "ESCAPED\"41\"");
        assertThat(cells(rows, 1)).containsExactly("Lisboa", "NULL", "7");
        assertThat(cells(rows, 2)).containsExactly("1.0", "0.0", "ESCAPED\"true\"");
        assertThat(cells(rows, 3)).containsExactly("3.0", "ESCAPED\"3\"", "100.0");
        assertThat(cells(rows, 4)).containsExactly("ABSENT", "", "ABSENT");
    }

    /** Blocks go to several threads: rows keep their numbers and their order. */
    @ParameterizedTest
    @ValueSource(strings = {"many.csv", "many.jsonl"})
    void rowsOfManyBlocksKeepTheirOrder(String name) throws IOException {
        StringBuilder text = new StringBuilder(name.endsWith("csv") ? "age,city\n" : "");
        int count = 60_000;
        for (int i = 0; i < count; i++) {
            text.append(name.endsWith("csv") ? i + ",c" + i % 3 : "{\"age\":" + i + ",\"city\":\"c" + i % 3 + "\"}")
                    .append('\n');
        }
        RowReader reader = reader(name, text.toString());
        List<Long> firsts = new ArrayList<>();
        List<Double> ages = new ArrayList<>();
        reader.<Rows>rows(
                SCHEMA,
                Set.of(),
                () -> (first, rows) -> {
                    assertThat(((NumberColumn) rows.column(0)).value(0)).isEqualTo((double) first);
                    return rows;
                },
                rows -> {
                    firsts.add((long) ages.size());
                    for (int row = 0; row < rows.size(); row++) {
                        ages.add(((NumberColumn) rows.column(0)).value(row));
                    }
                });
        assertThat(firsts).hasSizeGreaterThan(2);
        assertThat(ages).hasSize(count).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"facts.csv", "facts.jsonl"})
    void factsAreOfTheWholeFile(String name) throws IOException {
        boolean csv = name.endsWith("csv");
        StringBuilder text = new StringBuilder(csv ? "n,word,gap,code\n" : "");
        for (int i = 0; i < 30_000; i++) {
            String gap = i % 10 == 0 ? "" : "1.5";
            if (csv) {
                text.append(i % 9 + ",w" + i % 4 + "," + gap + ",00" + i % 7 + "\n");
            } else {
                text.append("{\"n\":" + i % 9 + ",\"word\":\"w" + i % 4 + "\""
                        + (gap.isEmpty() ? "" : ",\"gap\":" + gap) + ",\"code\":\"00" + i % 7 + "\"}\n");
            }
        }
        RowReader.Facts facts = reader(name, text.toString()).facts(Set.of());

        assertThat(facts.rows()).isEqualTo(30_000);
        assertThat(facts.columns()).containsOnlyKeys("n", "word", "gap", "code");
        assertThat(type(facts, "n")).isEqualTo(FeatureType.INTEGER);
        assertThat(type(facts, "word")).isEqualTo(FeatureType.CATEGORY);
        assertThat(type(facts, "gap")).isEqualTo(FeatureType.NUMBER);
        assertThat(type(facts, "code")).isEqualTo(FeatureType.CATEGORY);
        assertThat(Objects.requireNonNull(facts.columns().get("gap")).missing()).isEqualTo(3_000);
    }

    private static FeatureType type(RowReader.Facts facts, String column) {
        return SchemaInference.type(Objects.requireNonNull(facts.columns().get(column)));
    }
}
