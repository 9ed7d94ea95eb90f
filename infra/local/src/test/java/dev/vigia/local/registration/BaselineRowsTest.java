package dev.vigia.local.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.Progress;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.ModelVersion;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.profile.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineRowsTest {
    private static final ModelDefinition FARES = ModelDefinition.read("""
            {"model": "fares", "schema": {"schema": 1, "features": [
                {"name": "distance", "type": "number"},
                {"name": "note", "type": "text", "role": "ignored"},
                {"name": "fare", "type": "number", "role": "prediction"}]},
             "scorer": {"kind": "none"}}""", null);

    @TempDir
    private Path directory;

    private Baseline read(String name, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        return new BaselineRows(file, new Progress()).read(FARES, Instant.EPOCH).baseline();
    }

    @Test
    void hasTheFeaturesAndPredictionsByTheirNames() throws IOException {
        Baseline csv = read("rows.csv", "fare,distance,gate\n120,612.3,B\n80,210.5,C\n");
        assertThat(csv.rows()).isEqualTo(2);
        assertThat(csv.version()).isEqualTo(new ModelVersion(FARES.model(), 1));
        Baseline json = read("rows.jsonl", "{\"distance\": 612.3}\n{\"fare\": 80}\n");
        assertThat(json.rows()).isEqualTo(2);
        Baseline second = csv.of(new ModelVersion(FARES.model(), 2));
        assertThat(second.version().number()).isEqualTo(2);
        assertThat(second.rows()).isEqualTo(2);
    }

    @Test
    void rowsAreKeptToCompareOthersWithAsWholes() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), "fare,distance\n120,612.3\n80,210.5\n");
        BaselineRows.Read read = new BaselineRows(file, new Progress()).read(FARES, Instant.EPOCH);
        byte[] sample = read.sample().orElseThrow();
        assertThat(BaselineSample.unpack(sample, read.baseline()).size()).isEqualTo(2);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read("rows.csv", "distance,price\n612.3,120\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(
                        "rows.csv: has no column 'fare', a prediction of the model: expected one of distance, price");
        assertThatThrownBy(() -> read("rows.jsonl", "{\"fare\": 80}\n{\"fare\": 90}\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("has no column 'distance', a feature of the model: expected one of fare");
    }

    @Test
    void aFileWithoutRowsIsRefused() {
        assertThatThrownBy(() -> read("rows.csv", "distance,fare\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("has no rows: expected rows to compare with");
    }
}
