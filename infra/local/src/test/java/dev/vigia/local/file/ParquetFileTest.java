package dev.vigia.local.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow wrote; resources/…/make_parquet.py tells how. */
class ParquetFileTest {
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.of("i8", FeatureType.INTEGER, Role.FEATURE),
            Feature.number("f"),
            Feature.number("h"),
            Feature.category("s"),
            Feature.of("b", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.of("d", FeatureType.TIMESTAMP, Role.FEATURE),
            Feature.of("ts", FeatureType.TIMESTAMP, Role.FEATURE),
            Feature.number("dec"),
            Feature.category("dict")));

    @TempDir
    private Path folder;

    private Path file(String codec) throws IOException {
        return resource("types-" + codec + ".parquet");
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ParquetFileTest.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        return file;
    }

    private static RowReader reader(Path file) throws IOException {
        return new RowReader(RowFiles.open(file), new Progress(), 1);
    }

    private static List<Object> cells(Column column) {
        List<Object> cells = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            if (column.cell(row) != Cell.PRESENT) {
                cells.add(column.cell(row));
            } else {
                cells.add(
                        switch (column) {
                            case NumberColumn numbers -> numbers.value(row);
                            case TextColumn texts -> String.valueOf(texts.value(row));
                        });
            }
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4"})
    void everyTypeIsReadWhateverTheCodec(String codec) throws IOException {
        List<Rows> all = new ArrayList<>();
        reader(file(codec)).<Rows>rows(SCHEMA, Set.of("l"), () -> (first, rows) -> rows, all::add);

        assertThat(all).hasSize(1);
        List<Column> columns = all.getFirst().columns();
        assertThat(cells(columns.get(0))).containsExactly(1.0, Cell.NULL, 3.0);
        assertThat(cells(columns.get(1))).containsExactly(1.5, 2.5, Cell.NULL);
        assertThat(cells(columns.get(2))).containsExactly(0.5, 1.0, 2.0);
        assertThat(cells(columns.get(3))).containsExactly("a", Cell.NULL, "ü");
        assertThat(cells(columns.get(4))).containsExactly(1.0, Cell.NULL, 0.0);
        assertThat(cells(columns.get(5))).containsOnly("2026-11-25");
        assertThat(cells(columns.get(6))).containsOnly("2026-11-25T01:02:03.005Z");
        assertThat(cells(columns.get(7))).containsExactly(1.25, Cell.NULL, -3.5);
        assertThat(cells(columns.get(8))).containsExactly("x", "y", "x");
    }

    /** What pandas writes of a frame that a filter left empty: one row group of no rows. */
    @Test
    void aFileWithoutRowsHasItsColumns() throws IOException {
        RowReader empty = reader(resource("empty.parquet"));
        assertThat(empty.facts(Set.of()).rows()).isZero();
        assertThat(RowFiles.open(folder.resolve("empty.parquet")).names()).containsExactly("x", "s");
        assertThat(reader(resource("gap.parquet")).facts(Set.of()).rows()).isEqualTo(4);
    }

    @Test
    void typesAreInferredFromValues() throws IOException {
        RowReader.Facts facts = reader(file("snappy")).facts(Set.of("l"));
        TreeMap<String, FeatureType> types = new TreeMap<>();
        facts.columns().forEach((name, seen) -> types.put(name, SchemaInference.type(seen)));

        assertThat(facts.rows()).isEqualTo(3);
        assertThat(types)
                .containsEntry("i8", FeatureType.INTEGER)
                .containsEntry("f", FeatureType.NUMBER)
                .containsEntry("b", FeatureType.BOOLEAN)
                .containsEntry("d", FeatureType.TIMESTAMP)
                .containsEntry("ts", FeatureType.TIMESTAMP)
                .containsEntry("dec", FeatureType.NUMBER)
                .containsEntry("dict", FeatureType.CATEGORY);
    }

    @Test
    void aColumnOfListsMustBeLeftOut() throws IOException {
        RowReader reader = reader(file("none"));

        assertThatThrownBy(() -> reader.facts(Set.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("column 'l' holds lists or groups: expected it to be left out");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 100, 2000})
    void aFileThatWasCutOffIsRefused(int length) throws IOException {
        Path whole = file("none");
        Path cut = folder.resolve("cut.parquet");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, Arrays.copyOf(bytes, length));

        assertThatThrownBy(() -> RowFiles.open(cut))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cut.parquet: is no whole Parquet file");
    }

    @Test
    void aFileWithABrokenEndIsRefused() throws IOException {
        Path broken = file("none");
        byte[] bytes = Files.readAllBytes(broken);
        Arrays.fill(bytes, bytes.length - 400, bytes.length - 4, (byte) 0x7f);
        Files.write(broken, bytes);

        assertThatThrownBy(() -> RowFiles.open(broken)).isInstanceOf(BadInputException.class);
    }
}
